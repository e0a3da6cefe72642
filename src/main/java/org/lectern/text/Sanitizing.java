package org.lectern.text;

import java.text.Bidi;
import java.util.regex.Pattern;

/// Anybody's text rid of the characters that reach beyond it: on a terminal, in a log, in a line of chat.
public final class Sanitizing {
    /// The most combining characters that stay on one letter; more of them would paint over the lines around.
    /// Hebrew with vowels and accents needs four.
    private static final int MOST_MARKS = 4;

    private static final int NOTHING = -1;
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    private Sanitizing() {}

    /// The text without control characters, without overrides, embeddings and isolates of the writing direction,
    /// and without combining characters beyond the fourth on a letter. Line breaks of all kinds become `\n`, tabs
    /// become spaces, half a surrogate pair becomes U+FFFD. What is sanitized once stays as it is.
    public static String sanitized(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = standIn(text, i);
            if (c != NOTHING) {
                marks = isMark(c) ? marks + 1 : Character.getType(c) == Character.FORMAT ? marks : 0;
                if (marks <= MOST_MARKS) {
                    kept.appendCodePoint(c);
                }
            }
        }
        return kept.toString();
    }

    /// What stands for the character at an index, or [#NOTHING].
    private static int standIn(String text, int at) {
        int c = text.codePointAt(at);
        if (isLineBreak(c)) {
            boolean second = c == '\n' && at > 0 && text.charAt(at - 1) == '\r';
            return second ? NOTHING : '\n';
        }
        return switch (Character.getType(c)) {
            case Character.SURROGATE -> '\ufffd';
            case Character.CONTROL -> c == '\t' ? ' ' : NOTHING;
            default -> turns(c) ? NOTHING : c;
        };
    }

    /// The text sanitized, and on one line.
    public static String line(String text) {
        return WHITE_SPACE.matcher(sanitized(text)).replaceAll(" ").strip();
    }

    /// Text that is written from right to left, isolated line by line so that it cannot change the order of what
    /// stands beside it (Unicode Standard Annex 9); other text as it is.
    static String isolated(String sanitized) {
        if (!Bidi.requiresBidi(sanitized.toCharArray(), 0, sanitized.length())) {
            return sanitized;
        }
        return FIRST_STRONG_ISOLATE
                + sanitized.replace("\n", POP_DIRECTIONAL_ISOLATE + "\n" + FIRST_STRONG_ISOLATE)
                + POP_DIRECTIONAL_ISOLATE;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isLineBreak(int c) {
        return (c >= '\n' && c <= '\r') || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /// Whether a character opens or closes an override, an embedding or an isolate.
    private static boolean turns(int c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
