package org.lectern.schedule.reader;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// CalendarWhen an event is on for the first time, and for how long it is on each time.
///
/// @param days by the calendar: one of them may have 23 hours
/// @param length in addition to the days
record EventTimes(CalendarWhen.At start, int days, Duration length) {
    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,3})W)?(?:(\\d{1,4})D)?" + "(?:T(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})S)?)?");

    OffsetDateTime end() {
        return end(start.local());
    }

    OffsetDateTime end(LocalDateTime from) {
        OffsetDateTime after = start.clock().at(from.plusDays(days));
        return start.clock().show(after.toInstant().plus(length));
    }

    /// Reads the times of events, and reports those that cannot be read.
    static final class Reader {
        private final CalendarZones zones;
        private final Problems problems;
        private @Nullable Component unzoned;
        private int others;

        Reader(CalendarZones zones, Problems problems) {
            this.zones = zones;
            this.problems = problems;
        }

        /// The times of an event; none where it is not on at any time that is known.
        Optional<EventTimes> read(Component event) {
            ContentLine start = event.first("DTSTART").orElse(null);
            if (start == null) {
                error(event, "has no DTSTART that says when it starts: it is left out.");
                return Optional.empty();
            }
            return at(event, start).flatMap(at -> ending(event, at)).filter(times -> isLater(event, times));
        }

        /// The error about events without a zone. It asks once, however many there are.
        void reportUnzoned() {
            if (unzoned != null) {
                problems.error(
                        unzoned.line(),
                        "The event " + EventTexts.named(unzoned)
                                + (others == 0 ? " has times" : ", and " + others + " more, have times")
                                + " without a time zone that is known, and "
                                + (others == 0 ? "is" : "are")
                                + " left out. The calendar has no X-WR-TIMEZONE either: " + Given.SAY_ZONE + ".");
            }
        }

        private Optional<CalendarWhen.At> at(Component event, ContentLine property) {
            return switch (zones.when(property, null, null)) {
                case CalendarWhen.At at -> Optional.of(at);
                case CalendarWhen.AllDay _ -> {
                    warn(
                            event,
                            "is on all day, at no time of it (" + EventTexts.plain(property.value())
                                    + "): it is left out. Give it a time if it belongs on the schedule.");
                    yield Optional.empty();
                }
                case CalendarWhen.Unzoned _ -> {
                    others += unzoned == null ? 0 : 1;
                    unzoned = unzoned == null ? event : unzoned;
                    yield Optional.empty();
                }
                case CalendarWhen.Unreadable _ -> {
                    error(
                            event,
                            "has a " + property.name() + " that cannot be read, " + EventTexts.quoted(property.value())
                                    + ": it is left out. Write it as 20301208T180000Z, with a date and a time that"
                                    + " exist.");
                    yield Optional.empty();
                }
            };
        }

        private Optional<EventTimes> ending(Component event, CalendarWhen.At start) {
            ContentLine end = event.first("DTEND").orElse(null);
            ContentLine duration = event.first("DURATION").orElse(null);
            if (end != null) {
                return at(event, end).map(at -> new EventTimes(start, 0, Duration.between(start.time(), at.time())));
            }
            if (duration != null) {
                return lasting(event, start, duration.value());
            }
            warn(event, "does not say when it ends: it is left out. Give it a DTEND, or a DURATION such as PT30M.");
            return Optional.empty();
        }

        private Optional<EventTimes> lasting(Component event, CalendarWhen.At start, String duration) {
            Matcher parts = DURATION.matcher(duration);
            if (!parts.matches()) {
                error(
                        event,
                        "has a DURATION that cannot be read, " + EventTexts.quoted(duration)
                                + ": it is left out. Write it as PT1H30M.");
                return Optional.empty();
            }
            int sign = parts.group(1).equals("-") ? -1 : 1;
            Duration length = Duration.ofHours(number(parts, 4))
                    .plusMinutes(number(parts, 5))
                    .plusSeconds(number(parts, 6));
            int days = 7 * number(parts, 2) + number(parts, 3);
            return Optional.of(new EventTimes(start, sign * days, length.multipliedBy(sign)));
        }

        private static int number(Matcher parts, int group) {
            String digits = parts.group(group);
            return digits == null ? 0 : Integer.parseInt(digits);
        }

        private boolean isLater(Component event, EventTimes times) {
            boolean later = times.end().isAfter(times.start().time());
            if (!later) {
                warn(event, "does not end after it starts: it is left out. Correct its DTEND or DURATION.");
            }
            return later;
        }

        private void error(Component event, String message) {
            problems.error(event.line(), "The event " + EventTexts.named(event) + " " + message);
        }

        private void warn(Component event, String message) {
            problems.warn(event.line(), "The event " + EventTexts.named(event) + " " + message);
        }
    }
}
