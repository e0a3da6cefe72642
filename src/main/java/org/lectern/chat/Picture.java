package org.lectern.chat;

import java.util.Arrays;

/// A picture that goes with a message.
public final class Picture {
    /// What Discord takes as a description.
    public static final int MAX_ALT = 1024;

    private final String name;
    private final byte[] png;
    private final String alt;

    /// @param name of the file
    /// @param alt what it shows, for whoever does not see it; 1 to 1024 characters
    public Picture(String name, byte[] png, String alt) {
        this.name = name;
        this.png = png.clone();
        this.alt = alt;
        Limits.some("alt text", alt, MAX_ALT);
    }

    public String name() {
        return name;
    }

    public byte[] png() {
        return png.clone();
    }

    public String alt() {
        return alt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture
                && name.equals(picture.name)
                && alt.equals(picture.alt)
                && Arrays.equals(png, picture.png);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }

    @Override
    public String toString() {
        return name + " (" + alt + ")";
    }
}
