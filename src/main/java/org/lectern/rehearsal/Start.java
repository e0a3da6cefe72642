package org.lectern.rehearsal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;

/// Where in its session's time a rehearsal begins.
public sealed interface Start {
    /// How long before the first heads-up.
    Duration EARLIER = Duration.ofMinutes(2);

    /// A little before the first heads-up.
    record BeforeTheHeadsUp() implements Start {}

    /// A time of day on the session's day, in the page's offset; on the day after, where only that is within it.
    record TimeOfDay(LocalTime time) implements Start {}

    record Exactly(Instant instant) implements Start {}

    static Start atTheBeginning() {
        return new BeforeTheHeadsUp();
    }

    /// Reads `18:20`, `18:20:30` or an ISO instant with its offset.
    ///
    /// @throws IllegalArgumentException if it is none of these, with a message for people
    static Start parse(String text) {
        try {
            return text.contains("T")
                    ? new Exactly(OffsetDateTime.parse(text).toInstant())
                    : new TimeOfDay(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time. Give one such as 18:20, in the page's own offset, or"
                            + " 2020-12-08T18:20:00-08:00.",
                    e);
        }
    }

    /// @param sessions at least one
    /// @param lead of the heads-up
    /// @throws RehearsalException if every session is over by then
    default Instant of(List<Session> sessions, Duration lead) {
        Session first =
                sessions.stream().min(Comparator.comparing(SlotTimes::opening)).orElseThrow();
        Instant end = sessions.stream()
                .map(SlotTimes::closing)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant start = switch (this) {
            case BeforeTheHeadsUp _ -> SlotTimes.opening(first).minus(lead).minus(EARLIER);
            case TimeOfDay(LocalTime time) -> onTheDay(first, end, time);
            case Exactly(Instant instant) -> instant;
        };
        if (!start.isBefore(end)) {
            throw new RehearsalException("Nothing is left to play at " + Labels.at(first, start)
                    + ": the last session closes at " + Labels.at(first, end) + ".");
        }
        return start;
    }

    private static Instant onTheDay(Session first, Instant end, LocalTime time) {
        OffsetDateTime opening = SlotTimes.opening(first).atOffset(Labels.offset(first));
        Instant sameDay = opening.with(time).toInstant();
        Instant nextDay = opening.plusDays(1).with(time).toInstant();
        return sameDay.isBefore(opening.toInstant()) && nextDay.isBefore(end) ? nextDay : sameDay;
    }
}
