package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One line of a page.
///
/// @param number from 1
/// @param text with white space normalised (no-break spaces too), invisible and control characters left out
record Line(int number, String text) {
    private static final Pattern BREAK = Pattern.compile("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029\\f]");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\ufeff\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\p{Cc}&&[^\\s]]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /// The first lines of a page, without empty ones at its end.
    static List<Line> of(String page, int atMost) {
        List<Line> lines = new ArrayList<>();
        BREAK.splitAsStream(page).limit(atMost).forEach(raw -> lines.add(new Line(lines.size() + 1, clean(raw))));
        return lines;
    }

    /// A text with white space normalised, on one line, without invisible and control characters.
    static String clean(String raw) {
        if (isClean(raw)) {
            return raw;
        }
        String visible = INVISIBLE.matcher(raw).replaceAll("");
        return WHITE_SPACE.matcher(visible).replaceAll(" ").strip();
    }

    /// Most texts are, and are told so fast.
    private static boolean isClean(String raw) {
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return raw.isEmpty() || before != ' ';
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    /// The text in quotation marks, cut to a length that suits a message.
    static String quoted(String text) {
        int end = text.offsetByCodePoints(0, Math.min(60, text.codePointCount(0, text.length())));
        return "“" + text.substring(0, end).strip() + (end < text.length() ? "…”" : "”");
    }
}
