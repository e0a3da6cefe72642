package org.lectern.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A framed part of a message. Timestamps render in its description and in the values of its fields, nowhere else.
///
/// @param title at most 256 characters
/// @param description at most 4096 characters
/// @param fields at most 25; all texts together at most 6000 characters
/// @param footer at most 2048 characters
public record Embed(
        String title,
        String description,
        List<Field> fields,
        @Nullable String footer) {
    public static final int MAX_TITLE = 256;
    public static final int MAX_DESCRIPTION = 4096;
    public static final int MAX_ALL = 6000;

    public Embed {
        fields = List.copyOf(fields);
        Limits.atMost("embed title", title, MAX_TITLE);
        Limits.atMost("embed description", description, MAX_DESCRIPTION);
        if (footer != null) {
            Limits.atMost("embed footer", footer, 2048);
        }
        int all = title.length()
                + description.length()
                + (footer == null ? 0 : footer.length())
                + fields.stream().mapToInt(Field::length).sum();
        if (fields.size() > 25 || all > MAX_ALL) {
            throw new IllegalArgumentException("an embed of " + fields.size() + " fields and " + all + " characters");
        }
    }

    public Embed(String title, String description) {
        this(title, description, List.of(), null);
    }

    /// @param name at most 256 characters
    /// @param value at most 1024 characters
    public record Field(String name, String value) {
        public static final int MAX_VALUE = 1024;

        public Field {
            Limits.atMost("field name", name, 256);
            Limits.atMost("field value", value, MAX_VALUE);
        }

        int length() {
            return name.length() + value.length();
        }
    }
}
