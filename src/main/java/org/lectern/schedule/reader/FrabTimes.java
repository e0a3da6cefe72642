package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.FrabSchedule.Found;

/// The times of a frab schedule, in its conference's zone where it names one.
final class FrabTimes {
    private final @Nullable ZoneId zone;
    private final @Nullable ZoneId given;
    private final String dayChange;
    private final Problems problems;
    private final Times times;
    private int otherOffsets;
    private int firstOtherOffset;
    private int movedDays;
    private int firstMovedDay;

    FrabTimes(FrabSchedule schedule, Given given, Problems problems) {
        zone = zone(schedule.zone(), problems);
        this.given = given.zone();
        this.problems = problems;
        dayChange = schedule.dayChange();
        times = new Times(null, problems);
    }

    FrabDay day(FrabSchedule.Day day) {
        FrabDay of = FrabDay.of(day, dayChange, zone);
        if (of.moved()) {
            firstMovedDay = movedDays == 0 ? day.line() : firstMovedDay;
            movedDays++;
        }
        return of;
    }

    /// Reports, once each, what is true of many events.
    void report() {
        if (movedDays > 0) {
            problems.warn(
                    firstMovedDay,
                    (movedDays == 1 ? "A day begins" : movedDays + " days begin") + " on another date in " + zone
                            + ", the conference's time zone, than the file states: that date is taken.");
        }
        if (otherOffsets > 0) {
            problems.warn(
                    firstOtherOffset,
                    "The dates of " + otherOffsets + (otherOffsets == 1 ? " event" : " events")
                            + " have another offset from UTC than " + zone + ", the conference's time zone: the"
                            + " instants hold, and are shown in that zone. Is it the right one?");
        }
        times.ask();
    }

    private static @Nullable ZoneId zone(String name, Problems problems) {
        if (name.isEmpty()) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            problems.warn(
                    0,
                    "The conference's time zone " + PlainText.quoted(name)
                            + " is not known, and left out of account. Name it as “Europe/London” is named.");
            return null;
        }
    }

    /// When an event begins, or null where that cannot be known: it is reported.
    @Nullable
    OffsetDateTime start(Found found, FrabDay day, String label) {
        Stamp date = Stamp.read(found.text("date"));
        LocalTime clock = Stamp.clock(found.text("start"));
        if (date != null && date.offset() != null) {
            OffsetDateTime stated = date.local().atOffset(date.offset());
            OffsetDateTime start = inZone(stated);
            countOffset(stated, start, found.line());
            warnOfClock(start, clock, found.line(), label);
            return start;
        }
        LocalDateTime local = date == null ? local(found, day, clock, label) : date.local();
        if (local == null) {
            problems.warn(
                    found.line(),
                    label + " does not say when it begins: it is left out. Give it a “date” such as"
                            + " “2030-12-08T18:00:00-08:00”.");
            return null;
        }
        return times.of(local, zone != null ? zone : day.offset() != null ? day.offset() : given, found.line(), label);
    }

    private @Nullable LocalDateTime local(Found found, FrabDay day, @Nullable LocalTime clock, String label) {
        String printed = found.text("date").strip();
        LocalDate date = Stamp.date(printed);
        if (date == null && !printed.isEmpty()) {
            problems.warn(
                    found.line(),
                    label + " has the date " + PlainText.quoted(printed)
                            + ", which cannot be read: its “start” on the day in which it stands is taken.");
        }
        return clock == null ? null : date == null ? day.at(clock) : date.atTime(clock);
    }

    /// The same instant in the conference's zone, where the file names one.
    OffsetDateTime inZone(OffsetDateTime time) {
        return zone == null ? time : time.withOffsetSameInstant(zone.getRules().getOffset(time.toInstant()));
    }

    private void countOffset(OffsetDateTime stated, OffsetDateTime start, int line) {
        if (!Objects.equals(stated.getOffset(), start.getOffset())) {
            firstOtherOffset = otherOffsets == 0 ? line : firstOtherOffset;
            otherOffsets++;
        }
    }

    private void warnOfClock(OffsetDateTime start, @Nullable LocalTime clock, int line, String label) {
        if (clock != null && !Times.clock(start).equals(clock.toString().substring(0, 5))) {
            problems.warn(
                    line,
                    label + " begins at " + clock + " by its “start”, but at " + Times.clock(start)
                            + " by its “date”: the date is taken. Correct the one that is wrong.");
        }
    }
}
