package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date or a time as a calendar writes it: `20301208`, `20301208T180000`, `20301208T180000Z`; also with hyphens,
/// colons and an offset.
///
/// @param time midnight where there is only a date
/// @param offset from UTC, or null where none is written
/// @param wholeDay whether there is only a date
record CalendarTime(LocalDateTime time, @Nullable ZoneOffset offset, boolean wholeDay) {
    private static final Pattern STAMP = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)"
            + "(?:[Tt ](\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d{1,9})?)? ?([Zz]|[+-]\\d\\d:?\\d\\d)?)?");

    static Optional<CalendarTime> of(String text) {
        Matcher stamp = STAMP.matcher(text);
        if (!stamp.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(stamp, 1), number(stamp, 2), number(stamp, 3));
            if (stamp.group(4) == null) {
                return Optional.of(new CalendarTime(date.atStartOfDay(), null, true));
            }
            LocalTime time = LocalTime.of(number(stamp, 4), number(stamp, 5), number(stamp, 6));
            String offset = stamp.group(7);
            return Optional.of(new CalendarTime(
                    date.atTime(time), offset == null ? null : ZoneOffset.of(offset.replace('z', 'Z')), false));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(Matcher stamp, int group) {
        String digits = stamp.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
