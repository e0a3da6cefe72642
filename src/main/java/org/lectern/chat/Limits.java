package org.lectern.chat;

/// Discord's limits count UTF-16 code units here: never fewer than what Discord counts.
final class Limits {
    private Limits() {}

    /// A text of one character at least.
    static void some(String what, String text, int limit) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        atMost(what, text, limit);
    }

    static void atMost(String what, String text, int limit) {
        if (text.length() > limit) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; " + limit + " are allowed");
        }
    }
}
