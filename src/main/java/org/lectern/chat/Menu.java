package org.lectern.chat;

import java.util.List;

/// A list under a message to choose one entry of.
///
/// @param id comes back with what was chosen
/// @param hint shown until something is chosen; at most 150 characters
/// @param options 1 to 25, each with a value of its own
public record Menu(ButtonId id, String hint, List<Option> options) {
    public static final int MAX_HINT = 150;
    public static final int MAX_OPTIONS = 25;

    public Menu {
        options = List.copyOf(options);
        Limits.atMost("menu hint", hint, MAX_HINT);
        if (options.isEmpty() || options.size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("1 to " + MAX_OPTIONS + " options, not " + options.size());
        }
        if (options.stream().map(Option::value).distinct().count() < options.size()) {
            throw new IllegalArgumentException("two options of one value: " + options);
        }
    }

    /// @param label 1 to 100 characters
    /// @param value what comes back when it is chosen; 1 to 100 characters
    /// @param description at most 100 characters; empty for none
    public record Option(String label, String value, String description) {
        public static final int MAX_LABEL = 100;
        public static final int MAX_DESCRIPTION = 100;

        public Option {
            Limits.some("option", label, MAX_LABEL);
            Limits.some("option value", value, 100);
            Limits.atMost("option description", description, MAX_DESCRIPTION);
        }

        public Option(String label, String value) {
            this(label, value, "");
        }
    }
}
