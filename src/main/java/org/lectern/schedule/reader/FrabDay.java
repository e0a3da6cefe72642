package org.lectern.schedule.reader;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A day of a frab schedule: it ends when the next one begins, long after midnight.
///
/// @param date of its beginning, in the conference's zone; null where that is not known
/// @param change the time of day at which it begins
/// @param offset from UTC of its beginning, null where it states none
/// @param moved whether the file states another date, by another offset than the zone's
record FrabDay(
        @Nullable LocalDate date,
        LocalTime change,
        @Nullable ZoneOffset offset,
        boolean moved) {
    /// @param dayChange of the conference, for days that do not say when they begin
    /// @param zone of the conference, or null
    static FrabDay of(FrabSchedule.Day day, String dayChange, @Nullable ZoneId zone) {
        Stamp start = Stamp.read(day.start());
        LocalDate date = Stamp.date(day.date());
        if (start == null) {
            LocalTime change = Stamp.clock(dayChange);
            return new FrabDay(date, change == null ? LocalTime.MIDNIGHT : change, null, false);
        }
        if (start.offset() == null) {
            return new FrabDay(
                    date == null ? start.local().toLocalDate() : date,
                    start.local().toLocalTime(),
                    null,
                    false);
        }
        OffsetDateTime begins = start.local().atOffset(start.offset());
        if (zone != null) {
            begins = begins.withOffsetSameInstant(zone.getRules().getOffset(begins.toInstant()));
        }
        LocalDate own = begins.toLocalDate();
        boolean moved = zone != null && !begins.getOffset().equals(start.offset()) && !own.equals(date);
        return new FrabDay(
                date == null || moved ? own : date, begins.toLocalTime(), begins.getOffset(), moved && date != null);
    }

    /// That time on this day, which is after midnight where it lies before the day's beginning.
    @Nullable
    LocalDateTime at(LocalTime time) {
        return date == null ? null : date.atTime(time).plusDays(time.isBefore(change) ? 1 : 0);
    }

    /// The day of the conference that an event in it belongs to: this one, unless it takes place on another.
    LocalDate of(OffsetDateTime start, int line, String label, Problems problems) {
        if (date == null) {
            return Event.dayOf(start);
        }
        LocalDate own = start.toLocalDate();
        LocalTime time = start.toLocalTime();
        boolean night = time.isBefore(LocalTime.NOON) || time.isBefore(change);
        if (own.equals(date) || (night && own.equals(date.plusDays(1)))) {
            return date;
        }
        problems.warn(
                line,
                label + " stands in the day " + date + ", but begins at " + Times.at(start)
                        + ": it is listed on the day on which it begins. Correct the one that is wrong.");
        return Event.dayOf(start);
    }
}
