package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date and time as files have it: "2030-12-08T18:00:00-08:00".
///
/// @param offset null where the file states none
record Stamp(LocalDateTime local, @Nullable ZoneOffset offset) {
    private static final Pattern STAMP = Pattern.compile(TimeLine.TIME);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})");

    static @Nullable Stamp read(String text) {
        Matcher stamp = STAMP.matcher(text.strip());
        if (!stamp.matches()) {
            return null;
        }
        try {
            String offset = stamp.group(3);
            return new Stamp(
                    LocalDateTime.parse(stamp.group(1) + "T" + stamp.group(2).replace(',', '.')),
                    offset == null
                            ? null
                            : ZoneOffset.of(offset.replace('−', '-').replace('z', 'Z')));
        } catch (DateTimeException _) {
            return null;
        }
    }

    static @Nullable LocalDate date(String text) {
        String stripped = text.strip();
        try {
            return DATE.matcher(stripped).matches() ? LocalDate.parse(stripped) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// A time of day: "9:30", "09:30" or "09:30:00".
    static @Nullable LocalTime clock(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (!clock.matches()) {
            return null;
        }
        try {
            String seconds = clock.group(3);
            return LocalTime.of(
                    Integer.parseInt(clock.group(1)),
                    Integer.parseInt(clock.group(2)),
                    seconds == null ? 0 : Integer.parseInt(seconds));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// A duration: "00:45" (hours and minutes), "1:00:00" (days in front, which have one digit as these formats
    /// print them) or "00:45:00" (seconds behind, where the hours have two).
    static @Nullable Duration duration(String text) {
        Matcher duration = DURATION.matcher(text.strip());
        if (!duration.matches()) {
            return null;
        }
        int middle = Integer.parseInt(duration.group(2));
        int last = Integer.parseInt(duration.group(3));
        String first = duration.group(1);
        if (first == null) {
            return Duration.ofHours(middle).plusMinutes(last);
        }
        return first.length() == 2 || middle > 23
                ? Duration.ofHours(Integer.parseInt(first)).plusMinutes(middle).plusSeconds(last)
                : Duration.ofDays(Integer.parseInt(first)).plusHours(middle).plusMinutes(last);
    }
}
