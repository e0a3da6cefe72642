package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole line that says from when to when: the anchor by which a page is read.
sealed interface TimeLine {
    Line line();

    /// A range that was understood. Its end may still lie before its start.
    record Range(Line line, OffsetDateTime start, OffsetDateTime end) implements TimeLine {}

    /// A line that is a time by its looks, but cannot be read.
    ///
    /// @param reason continues the sentence "This time cannot be read: …"
    record Broken(Line line, String reason) implements TimeLine {}

    String TIME =
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?) ?([Zz]|[+−-]\\d{2}(?::?\\d{2})?)?";
    Pattern RANGE = Pattern.compile(TIME + " ?(?:-|–|—|/|to) ?" + TIME);
    Pattern BEGINS_LIKE_ONE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d.*");
    Pattern CUT = Pattern.compile("[12]\\d{0,3}|[12]\\d{3}-[\\d Tt:+Z.–—-]{0,70}");

    /// The time line that this line is, if it is one.
    ///
    /// @param fallback the offset for times that state none; null where the page states none anywhere
    /// @param last whether no text follows: a page may be cut in the middle of a time
    static Optional<TimeLine> of(Line line, @Nullable ZoneOffset fallback, boolean last) {
        Matcher range = RANGE.matcher(line.text());
        if (range.matches()) {
            return Optional.of(read(line, range, fallback));
        }
        if (last && CUT.matcher(line.text()).matches()) {
            return Optional.of(new Broken(line, "the page seems to be cut here"));
        }
        if (BEGINS_LIKE_ONE.matcher(line.text()).matches()) {
            return Optional.of(new Broken(line, "it is no range of two times with a hyphen between them"));
        }
        return Optional.empty();
    }

    /// The first offset that any range of the page states, or null.
    static @Nullable ZoneOffset firstOffset(List<Line> lines) {
        for (Line line : lines) {
            Matcher range = RANGE.matcher(line.text());
            if (range.matches() && range.group(3) != null) {
                try {
                    return offset(range.group(3));
                } catch (DateTimeException _) {
                    // No offset: the next line may state one, and this one is reported when it is read.
                }
            }
        }
        return null;
    }

    /// Whether a line states a range without an offset.
    static boolean lacksOffset(Line line) {
        Matcher range = RANGE.matcher(line.text());
        return range.matches() && (range.group(3) == null || range.group(6) == null);
    }

    private static TimeLine read(Line line, Matcher range, @Nullable ZoneOffset fallback) {
        try {
            String first = range.group(3) == null ? range.group(6) : range.group(3);
            String second = range.group(6) == null ? range.group(3) : range.group(6);
            if (first == null && fallback == null) {
                return new Broken(line, "it has no offset from UTC, such as -08:00");
            }
            ZoneOffset start = first == null && fallback != null ? fallback : offset(first);
            ZoneOffset end = second == null && fallback != null ? fallback : offset(second);
            return new Range(
                    line,
                    time(range.group(1), range.group(2)).atOffset(start),
                    time(range.group(4), range.group(5)).atOffset(end));
        } catch (DateTimeException _) {
            return new Broken(line, "no such date, time or offset exists");
        }
    }

    private static LocalDateTime time(String date, String time) {
        return LocalDateTime.parse(date + "T" + time.replace(',', '.'));
    }

    /// @throws DateTimeException where there is no such offset
    static ZoneOffset offset(String offset) {
        return ZoneOffset.of(offset.replace('−', '-').replace('z', 'Z'));
    }
}
