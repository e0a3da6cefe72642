package org.lectern.schedule;

import java.util.random.RandomGenerator;

/// The form of our ids: eight characters of Crockford's base 32, short enough for a Discord `custom_id` that holds
/// several.
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 8;

    private Ids() {}

    /// A fresh id out of 40 random bits.
    public static String fresh(RandomGenerator random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    static void check(String value) {
        if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not an id of eight characters of " + ALPHABET + ": " + value);
        }
    }
}
