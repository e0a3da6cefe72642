package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Unfolds the lines of a calendar: one that begins with white space goes on with the line before (RFC 5545,
/// section 3.1). Lines may end as they like, even with `CR CR LF`, and empty ones between them count for nothing.
final class ContentLines {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)(?:BEGIN|END):");

    private final List<ContentLine> found = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final Problems problems;
    private int number;
    private boolean reported;

    private ContentLines(Problems problems) {
        this.problems = problems;
    }

    static List<ContentLine> of(String text, Problems problems) {
        ContentLines lines = new ContentLines(problems);
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int end = lineEnd(text, at);
            lines.add(++count, text.substring(at, end).replace("\ufeff", ""));
            at = next(text, end);
        }
        lines.finish();
        return lines.found;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int next(String text, int end) {
        return text.startsWith("\r\r\n", end) ? end + 3 : text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    private void add(int at, String raw) {
        if (raw.isBlank()) {
            return;
        }
        boolean folded = raw.charAt(0) == ' ' || raw.charAt(0) == '\t';
        if (folded && !line.isEmpty()) {
            line.append(raw, 1, raw.length());
        } else if (ContentLine.begins(raw.strip())) {
            finish();
            number = at;
            line.append(raw.strip());
        } else {
            goOn(at, raw);
        }
    }

    /// A line that is neither a property nor folded: most often a line break that was not escaped.
    private void goOn(int at, String raw) {
        boolean continues = !line.isEmpty() && !BOUNDARY.matcher(line).lookingAt();
        if (continues) {
            line.append("\\n").append(raw);
        }
        if (!reported) {
            problems.warn(
                    at,
                    continues
                            ? "This line is no property, and is read as the rest of the line before it: " + quoted(raw)
                                    + ". Begin it with a space, and write \\n for a line break."
                            : "This line is no property of a calendar, and is left out: " + quoted(raw) + ".");
            reported = true;
        }
    }

    private static String quoted(String raw) {
        return EventTexts.quoted(raw);
    }

    private void finish() {
        if (!line.isEmpty()) {
            found.add(ContentLine.of(number, line.toString()));
            line.setLength(0);
        }
        reported = false;
    }
}
