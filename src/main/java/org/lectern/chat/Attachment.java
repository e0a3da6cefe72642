package org.lectern.chat;

import java.util.Arrays;

/// A file that goes with a message, such as a picture.
public final class Attachment {
    /// What Discord takes as a description.
    public static final int MAX_DESCRIPTION = 1024;

    /// What Discord takes as a file: 10 MiB, with some to spare.
    public static final int MAX_BYTES = 9_000_000;

    private final String name;
    private final byte[] bytes;
    private final String description;

    /// @param name of the file
    /// @param bytes at most [#MAX_BYTES]
    /// @param description what it shows or holds, for whoever does not see it; 1 to 1024 characters
    public Attachment(String name, byte[] bytes, String description) {
        this.name = name;
        this.bytes = bytes.clone();
        this.description = description;
        Limits.some("description of a file", description, MAX_DESCRIPTION);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a file of " + bytes.length + " bytes");
        }
    }

    public String name() {
        return name;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String description() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment file
                && name.equals(file.name)
                && description.equals(file.description)
                && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + description + ")";
    }
}
