package org.lectern.schedule.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What replaces a repeated event from one of its times on (RANGE=THISANDFUTURE), until another does.
final class FromThenOn {
    /// @param shift from when it was to be, to when it is; by the clock
    private record Change(EventTimes times, Event described, Duration shift) {}

    /// By the time from which on; without a change where nothing of it is on any more.
    private final TreeMap<Instant, Optional<Change>> changes = new TreeMap<>();

    FromThenOn(
            List<Component> overrides,
            CalendarWhen.Clock clock,
            CalendarZones zones,
            EventTimes.Reader times,
            EventTexts texts) {
        for (Component override : overrides) {
            ContentLine id = override.first("RECURRENCE-ID").orElse(null);
            if (id != null && isFromThenOn(id) && zones.when(id, null, clock) instanceof CalendarWhen.At at) {
                Optional<Change> change = override.isCancelled()
                        ? Optional.empty()
                        : times.read(override)
                                .map(read -> change(override, read, at.time().toInstant(), texts));
                changes.put(at.time().toInstant(), change);
            }
        }
    }

    private static boolean isFromThenOn(ContentLine id) {
        return "THISANDFUTURE".equalsIgnoreCase(id.parameters().get("RANGE"));
    }

    private static Change change(Component override, EventTimes read, Instant from, EventTexts texts) {
        LocalDateTime was = read.start().clock().written(from);
        return new Change(
                read,
                texts.described(override, read),
                Duration.between(was, read.start().local()));
    }

    /// The event at one of its times; empty where it is not on then.
    ///
    /// @param unchanged as it is where nothing replaces it
    Optional<Event> at(Event unchanged) {
        Instant start = unchanged.start().toInstant();
        Map.Entry<Instant, Optional<Change>> from = changes.floorEntry(start);
        return from == null
                ? Optional.of(unchanged)
                : from.getValue().map(change -> {
                    CalendarWhen.Clock clock = change.times().start().clock();
                    LocalDateTime local = clock.written(start).plus(change.shift());
                    return change.described()
                            .during(clock.at(local), change.times().end(local));
                });
    }
}
