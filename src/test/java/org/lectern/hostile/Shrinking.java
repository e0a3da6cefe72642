package org.lectern.hostile;

import java.util.function.Predicate;

/// Makes an input that fails small, so that somebody can read it.
public final class Shrinking {
    private static final int MOST_TRIES = 2000;

    private Shrinking() {}

    /// The input with all parts left out that it fails without.
    public static String of(String input, Predicate<String> fails) {
        String smallest = input;
        int tries = MOST_TRIES;
        for (int part = Math.max(1, input.length() / 2); part > 0; part = part / 2) {
            for (int at = 0; at < smallest.length() && tries > 0; tries--) {
                String without = smallest.substring(0, at) + smallest.substring(Math.min(smallest.length(), at + part));
                if (fails.test(without)) {
                    smallest = without;
                } else {
                    at += part;
                }
            }
        }
        return smallest;
    }

    /// A text as a literal of Java in ASCII.
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars()
                .forEach(c -> literal.append(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c >= ' ' && c < 0x7f ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return literal.append('"').toString();
    }
}
