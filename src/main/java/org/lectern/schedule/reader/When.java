package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole line that says when, as far as it says it: "Tue 8 Dec. 6:00 - 6:15 PST", "Fri 12:00 a.m. 12:30 a.m.",
/// "Thu 16 Jul, 11:40 p.m. PDT", "Timezone: Europe/London".
///
/// @param start minute of the day; null for a line without a clock
/// @param endDay null where only the clock of the end is printed
/// @param end minute of the day; null for a line that is no range
/// @param zone as printed
/// @param impossible whether it is a time by its looks, but no such date or time exists
record When(
        Line line,
        @Nullable Day day,
        @Nullable Integer start,
        @Nullable Day endDay,
        @Nullable Integer end,
        @Nullable String zone,
        boolean impossible) {
    /// A day as far as it is printed.
    record Day(
            @Nullable DayOfWeek weekday,
            @Nullable MonthDay date,
            @Nullable Integer year) {}

    private static final int LONGEST = 120;
    private static final int NOON = 12 * 60;
    private static final String WEEKDAY = "(?i:mon|tue|wed|thu|fri|sat|sun)";
    private static final String MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    private static final String MONTH_NAME = "(?i:uary|ruary|ch|il|ust|tember|ober|ember|e|y|t)?+";
    private static final String SEPARATOR = "(?: ?(?:-{1,3}|–|—|−|→|to|until) ?| )";
    private static final String ZONE =
            "(?!\\(?[AaPp]\\.?[Mm]\\b)\\(?(?<z#>AoE|[A-Z]{2,5}(?:[+-]\\d{1,2}(?::?\\d{2})?)?|Z"
                    + "|[+-]\\d{2}(?::?\\d{2})?|[A-Z][A-Za-z]+/[A-Za-z_/]+)\\)?";
    private static final String DAY = "(?:(?<w#>" + WEEKDAY + ")(?i:s|nes|rs|ur)?(?i:day)?\\.?,?(?: |$))?"
            + "(?:(?:(?<d#>\\d{1,2})(?:st|nd|rd|th)? (?<m#>" + MONTH + ")" + MONTH_NAME
            + "|(?<M#>" + MONTH + ")" + MONTH_NAME + "\\.? (?<D#>\\d{1,2})(?:st|nd|rd|th)?+(?![\\d:]))"
            + "\\.?,?(?: (?<y#>\\d{4})(?!:),?)?(?: |$))?(?:(?:at|@|[-–—]) )?";
    private static final String CLOCK =
            "(?:(?<h#>\\d{1,2})(?:[:.](?<n#>\\d{2}))?(?: ?(?<a#>[AaPp])\\.?[Mm]\\b\\.?)?" + "|(?<x#>noon|midnight))";
    private static final Pattern RANGE = Pattern.compile(
            of(DAY + CLOCK + "(?: ?" + ZONE + ")?", 1) + SEPARATOR + of(DAY + CLOCK + "(?: ?" + ZONE + ")?", 2));
    private static final Pattern SINGLE = Pattern.compile(of(DAY + "(?:" + CLOCK + ")?(?: ?" + ZONE + ")?", 1));
    private static final Pattern ZONE_ALONE =
            Pattern.compile("(?i:(?:all )?times?(?: ?zone)?(?: (?:is|are))?(?: in)?) ?:? ?" + of(ZONE, 1));

    private static String of(String pattern, int index) {
        return pattern.replace("#>", index + ">");
    }

    /// What a line says of when, if that is all it says.
    static Optional<When> of(Line line) {
        if (line.text().length() > LONGEST || line.isBlank()) {
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(line.text());
        if (range.matches()) {
            return range(line, range);
        }
        Matcher single = SINGLE.matcher(line.text());
        if (single.matches()) {
            return single(line, single);
        }
        Matcher zone = ZONE_ALONE.matcher(line.text());
        return zone.matches() && Zones.of(zone.group("z1")).isPresent()
                ? Optional.of(new When(line, null, null, null, null, zone.group("z1"), false))
                : Optional.empty();
    }

    boolean isRange() {
        return end != null || impossible;
    }

    /// Whether a date is printed, or a weekday at least.
    boolean hasDay() {
        return day != null;
    }

    private static Optional<When> range(Line line, Matcher range) {
        boolean halves = range.group("a1") != null || range.group("a2") != null;
        if (!isClock(range, 1, halves) || !isClock(range, 2, halves)) {
            return Optional.empty();
        }
        String zone = range.group("z2") == null ? range.group("z1") : range.group("z2");
        try {
            int end = minute(range, 2, range.group("a2"));
            return Optional.of(new When(line, day(range, 1), start(range, end), day(range, 2), end, zone, false));
        } catch (DateTimeException _) {
            return Optional.of(new When(line, null, null, null, null, zone, true));
        }
    }

    /// A clock without a half of the day is in the half of the end's, if it is then before it: "11:30 - 1:00 p.m."
    /// begins in the morning.
    private static int start(Matcher range, int end) {
        String own = range.group("a1");
        if (own != null || range.group("a2") == null || range.group("x1") != null) {
            return minute(range, 1, own);
        }
        int alike = minute(range, 1, range.group("a2"));
        return alike < end ? alike : minute(range, 1, alike < NOON ? "p" : "a");
    }

    private static Optional<When> single(Line line, Matcher single) {
        boolean clock = single.group("h1") != null || single.group("x1") != null;
        if (clock && !isClock(single, 1, false)) {
            return Optional.empty();
        }
        try {
            Day day = day(single, 1);
            boolean enough =
                    day != null && day.date() != null && (clock || day.weekday() != null || day.year() != null);
            return enough
                    ? Optional.of(new When(
                            line,
                            day,
                            clock ? minute(single, 1, single.group("a1")) : null,
                            null,
                            null,
                            single.group("z1"),
                            false))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// A number alone is no clock, unless it is one of a range that says a.m. or p.m.
    private static boolean isClock(Matcher found, int index, boolean halves) {
        return found.group("x" + index) != null
                || found.group("n" + index) != null
                || found.group("a" + index) != null
                || halves;
    }

    private static @Nullable Day day(Matcher found, int index) {
        String weekday = found.group("w" + index);
        String month = found.group("m" + index) == null ? found.group("M" + index) : found.group("m" + index);
        String day = found.group("d" + index) == null ? found.group("D" + index) : found.group("d" + index);
        String year = found.group("y" + index);
        if (weekday == null && month == null) {
            return null;
        }
        return new Day(
                weekday == null ? null : weekday(weekday),
                month == null || day == null ? null : MonthDay.of(month(month), Integer.parseInt(day)),
                year == null ? null : Integer.valueOf(year));
    }

    private static DayOfWeek weekday(String printed) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(printed.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new DateTimeException(printed);
    }

    private static Month month(String printed) {
        for (Month month : Month.values()) {
            if (month.name().startsWith(printed.toUpperCase(Locale.ROOT))) {
                return month;
            }
        }
        throw new DateTimeException(printed);
    }

    /// The minute of the day: 24:00 is 1440, the midnight at its end.
    private static int minute(Matcher found, int index, @Nullable String half) {
        String word = found.group("x" + index);
        if (word != null) {
            return word.equals("noon") ? NOON : 0;
        }
        int hour = Integer.parseInt(found.group("h" + index));
        String printed = found.group("n" + index);
        int minute = printed == null ? 0 : Integer.parseInt(printed);
        if (minute > 59 || (half != null && (hour < 1 || hour > 12)) || hour > 24 || (hour == 24 && minute > 0)) {
            throw new DateTimeException(found.group());
        }
        if (half == null) {
            return hour * 60 + minute;
        }
        return hour % 12 * 60 + minute + (half.equalsIgnoreCase("p") ? NOON : 0);
    }
}
