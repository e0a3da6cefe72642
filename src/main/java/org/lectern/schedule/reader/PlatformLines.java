package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A platform's page cut at its times, without what belongs to the site around it.
///
/// @param above the lines before the first range
/// @param parts each time, and the lines below it; dates that are no range have none
record PlatformLines(List<Line> above, List<Part> parts) {
    /// A time and the text below it.
    record Part(When when, List<Line> body) {}

    private static final Pattern OF_THE_SITE = Pattern.compile("(?i)(?:skip to [^.]{1,80}|chat is not available\\.?"
            + "|(?:slideslive )?video|slides|schedule|abstract ?:?|[>»«‹›|•·]|log ?in(?: .{0,60})?|bookmark|share"
            + "|(?:show|hide) (?:details?|abstract)|toggle .{0,60}|project page|(?:view|watch) .{0,40}"
            + "|moved to .{0,60}|time ?zone ?: ?»?|keywords ?:.*|(?:\\[ ?[^\\[\\]]{1,40} ?\\] ?){1,9})");
    private static final Pattern MARKS = Pattern.compile("[\\x{1F517}\\x{2B50}\\x{1F4CC}]");
    private static final Pattern LABEL = Pattern.compile("(?i)abstract ?: ?(?=.)");

    static PlatformLines of(List<Line> lines) {
        List<Line> above = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<Line> body = above;
        for (Line line : lines) {
            Optional<When> when = When.of(line);
            if (when.isPresent()) {
                List<Line> below = when.get().isRange() ? new ArrayList<>() : body;
                parts.add(new Part(when.get(), when.get().isRange() ? below : List.of()));
                body = below;
            } else {
                cleaned(line).ifPresent(body::add);
            }
        }
        return new PlatformLines(above, parts);
    }

    private static Optional<Line> cleaned(Line line) {
        String text = line.text();
        if (text.length() < 200) {
            text = MARKS.matcher(text).replaceAll("").strip();
            text = OF_THE_SITE.matcher(text).matches()
                    ? ""
                    : LABEL.matcher(text).replaceFirst("");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Line(line.number(), text));
    }
}
