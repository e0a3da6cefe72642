package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One line of a page.
///
/// @param number from 1
/// @param text with white space normalised (no-break spaces too), invisible characters left out
record Line(int number, String text) {
    private static final Pattern BREAK = Pattern.compile("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029\\f]");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\ufeff\\u200b\\u200e\\u200f\\u2060\\x00-\\x08\\x0e-\\x1f]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    static List<Line> of(String page) {
        List<Line> lines = new ArrayList<>();
        for (String raw : BREAK.split(page, -1)) {
            String visible = INVISIBLE.matcher(raw).replaceAll("");
            lines.add(new Line(
                    lines.size() + 1,
                    WHITE_SPACE.matcher(visible).replaceAll(" ").strip()));
        }
        return lines;
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
