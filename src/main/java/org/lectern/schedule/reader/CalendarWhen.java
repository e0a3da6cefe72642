package org.lectern.schedule.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// What a property of a calendar says about time.
sealed interface CalendarWhen {
    /// A date without a time.
    record AllDay(LocalDate date) implements CalendarWhen {}

    /// A time.
    record At(LocalDateTime local, Clock clock) implements CalendarWhen {
        OffsetDateTime time() {
            return clock.at(local);
        }
    }

    /// A time without a zone, and nobody said in which it is.
    record Unzoned() implements CalendarWhen {}

    /// No date or time that exists.
    record Unreadable() implements CalendarWhen {}

    /// How the times of a property run.
    ///
    /// @param written the zone in which they are written, and in which they repeat
    /// @param shown the zone in which they are shown: another one only where they are written in UTC
    record Clock(ZoneRules written, ZoneRules shown) {
        /// A time that is skipped when clocks go forward is as much later; of two alike, it is the first.
        OffsetDateTime at(LocalDateTime local) {
            return show(local.toInstant(written.getOffset(local)));
        }

        /// As it is written.
        LocalDateTime written(Instant instant) {
            return LocalDateTime.ofInstant(instant, written.getOffset(instant));
        }

        OffsetDateTime show(Instant instant) {
            ZoneOffset offset = shown.getOffset(instant);
            return instant.atOffset(offset);
        }
    }
}
