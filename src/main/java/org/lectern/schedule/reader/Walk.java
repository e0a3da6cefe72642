package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The way down a page from one time to the next: what one does not say, the one above it has said.
///
/// - A weekday alone is the nearest such day: the day above or up to five days after it, or the day before.
/// - A clock without a day is on the day above, or on the day after where it would be half a day earlier than the time
///   above it, or where the slot above goes on past midnight.
/// - An end that is before its start is on the day after.
/// - A date without a year is in the year above, or in the one next to it if that is nearer.
final class Walk {
    private static final int DAY_MINUTES = 24 * 60;
    private static final int AROUND = 10;

    private final int year;
    private final ZoneId firstZone;
    private final Problems problems;
    private final boolean yearIsGiven;
    private @Nullable LocalDate day;
    private @Nullable LocalDate endDay;
    private int minute;
    private @Nullable ZoneId zone;
    private boolean contradicted;

    /// @param year of the first date without one
    /// @param firstZone of times before the first zone that the page prints
    Walk(int year, boolean yearIsGiven, ZoneId firstZone, Problems problems) {
        this.year = year;
        this.yearIsGiven = yearIsGiven;
        this.firstZone = firstZone;
        this.problems = problems;
    }

    /// Whether a date is on another weekday than the page says: then nothing can be relied on.
    boolean contradicted() {
        return contradicted;
    }

    /// Goes on to a line that is no range.
    void pass(When when) {
        try {
            zone = zone(when);
            LocalDate printed = when.day() == null ? day : on(when.line(), when.day(), day);
            day = printed;
            endDay = printed;
            minute = when.start() == null ? 0 : when.start();
        } catch (DateTimeException e) {
            problems.error(when.line().number(), "This date cannot be read: " + reason(e) + ".");
        }
    }

    /// Goes on to a range.
    TimeLine range(When when) {
        try {
            if (when.start() == null || when.end() == null) {
                return new TimeLine.Broken(when.line(), "no such date or time exists");
            }
            zone = zone(when);
            LocalDate from = when.day() == null ? sameOrNext(when.start()) : on(when.line(), when.day(), day);
            LocalDate until = when.endDay() == null
                    ? from.plusDays(when.end() < when.start() ? 1 : 0)
                    : on(when.line(), when.endDay(), from);
            day = from;
            minute = when.start();
            endDay = when.end() == DAY_MINUTES ? until.plusDays(1) : until;
            return new TimeLine.Range(
                    when.line(), at(when, from, when.start(), zone), at(when, until, when.end(), zone));
        } catch (DateTimeException e) {
            return new TimeLine.Broken(when.line(), reason(e));
        }
    }

    private OffsetDateTime at(When when, LocalDate date, int minuteOfDay, ZoneId in) {
        LocalDateTime time = date.atStartOfDay().plusMinutes(minuteOfDay);
        return Zones.at(when.line().number(), time, in, problems);
    }

    private ZoneId zone(When when) {
        ZoneId before = zone == null ? firstZone : zone;
        return when.zone() == null ? before : Zones.of(when.zone()).orElse(firstZone);
    }

    private LocalDate sameOrNext(int start) {
        if (day == null || endDay == null) {
            throw new DateTimeException("no date stands above it or on it");
        }
        boolean next = (endDay.isAfter(day) && start < minute) || start + DAY_MINUTES / 2 <= minute;
        return next ? day.plusDays(1) : day;
    }

    private LocalDate on(Line line, When.Day printed, @Nullable LocalDate above) {
        MonthDay date = printed.date();
        if (date != null) {
            return dated(line, printed, date, above);
        }
        DayOfWeek weekday = printed.weekday();
        if (above == null || weekday == null) {
            throw new DateTimeException("no date stands above it or on it");
        }
        int ahead = Math.floorMod(weekday.getValue() - above.getDayOfWeek().getValue(), 7);
        return above.plusDays(ahead == 6 ? -1 : ahead);
    }

    private LocalDate dated(Line line, When.Day printed, MonthDay date, @Nullable LocalDate above) {
        int in = printed.year() != null ? printed.year() : nearest(date, above);
        boolean fits = fits(date, in, printed.weekday());
        if (!fits && !contradicted) {
            contradicted = true;
            problems.error(line.number(), contradiction(date, in, printed));
        }
        if (!date.isValidYear(in)) {
            throw new DateTimeException(named(date) + " " + in + " does not exist");
        }
        return date.atYear(in);
    }

    private int nearest(MonthDay date, @Nullable LocalDate above) {
        if (above == null) {
            return year;
        }
        int nearest = above.getYear();
        for (int other : new int[] {above.getYear() - 1, above.getYear() + 1}) {
            boolean nearer = date.isValidYear(other)
                    && distance(date.atYear(other), above) < distance(date.atYear(nearest), above);
            nearest = nearer ? other : nearest;
        }
        return nearest;
    }

    private static long distance(LocalDate a, LocalDate b) {
        return Math.abs(ChronoUnit.DAYS.between(a, b));
    }

    private static boolean fits(MonthDay date, int year, @Nullable DayOfWeek weekday) {
        return Year.MIN_VALUE <= year
                && year <= Year.MAX_VALUE
                && date.isValidYear(year)
                && (weekday == null || date.atYear(year).getDayOfWeek() == weekday);
    }

    private String contradiction(MonthDay date, int in, When.Day printed) {
        DayOfWeek weekday = printed.weekday();
        String is = date.isValidYear(in)
                ? named(date) + " " + in + " is a " + named(date.atYear(in).getDayOfWeek())
                        + (weekday == null ? "" : ", but the page says " + named(weekday))
                : named(date) + " " + in + " does not exist";
        List<String> years = IntStream.rangeClosed(in - AROUND, in + AROUND)
                .filter(each -> fits(date, each, weekday))
                .mapToObj(Integer::toString)
                .toList();
        String fitting = years.isEmpty() ? "" : " It would fit " + String.join(", ", years) + ".";
        return is + "." + fitting
                + (yearIsGiven && printed.year() == null
                        ? " Correct the year that was given: " + Given.SAY_YEAR + "."
                        : " Correct the date on the page.");
    }

    private static String named(MonthDay date) {
        return date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String named(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String reason(DateTimeException e) {
        return String.valueOf(e.getMessage());
    }
}
