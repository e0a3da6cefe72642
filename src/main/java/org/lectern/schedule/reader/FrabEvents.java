package org.lectern.schedule.reader;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lectern.schedule.reader.FrabSchedule.Found;

/// Understands a frab schedule, whether it was written as XML or as JSON.
///
/// - An event begins at its `date`; where that is missing, at its `start` on the day in which it stands, or on the date
///   after, where `start` lies before the time at which that day begins.
/// - Times are shown in the conference's zone, where the file names one, whatever the offset of a `date`: the instant
///   holds. A time without an offset is in that zone, else has the offset of its day's start, else is in the given
///   zone.
/// - An event belongs to the day in which it stands, also after midnight.
final class FrabEvents {
    private final FrabSchedule schedule;
    private final Problems problems;
    private final Gathered gathered;
    private final FrabTimes times;

    FrabEvents(FrabSchedule schedule, Given given, Problems problems) {
        this.schedule = schedule;
        this.problems = problems;
        gathered = new Gathered(problems);
        times = new FrabTimes(schedule, given, problems);
    }

    Reading reading(IdSource ids) {
        for (FrabSchedule.Day day : schedule.days()) {
            FrabDay of = times.day(day);
            for (Found found : day.events()) {
                if (gathered.next(found.line())) {
                    read(found, of);
                }
            }
        }
        times.report();
        return gathered.reading(schedule.title(), ids);
    }

    private void read(Found found, FrabDay day) {
        String title = title(found);
        String label = PlainText.label("Event", found.id(), title);
        OffsetDateTime start = times.start(found, day, label);
        if (start == null) {
            return;
        }
        Duration duration = Stamp.duration(found.text("duration"));
        if (duration == null) {
            String printed = found.text("duration").strip();
            problems.warn(
                    found.line(),
                    label + (printed.isEmpty() ? " has no duration" : " has the duration " + PlainText.quoted(printed))
                            + ": it is left out. Give it one of hours and minutes, such as “00:45”.");
            return;
        }
        List<String> persons = found.persons().stream()
                .map(PlainText::line)
                .filter(person -> !person.isEmpty())
                .toList();
        String kind = PlainText.line(found.text("type"));
        String room = PlainText.line(found.room());
        String brief = PlainText.ofMarkup(found.text("abstract"));
        gathered.add(
                new Event(
                        found.line(),
                        start,
                        times.inZone(start.plus(duration)),
                        title,
                        kind.isEmpty() ? null : kind,
                        room.isEmpty() ? PlainText.line(found.text("room")) : room,
                        PlainText.line(found.text("track")),
                        day.of(start, found.line(), label, problems),
                        persons,
                        brief.isEmpty() ? PlainText.ofMarkup(found.text("description")) : brief,
                        Event.sourceId(found.guid().isEmpty() ? found.id() : found.guid()),
                        Event.roleOf(kind, persons)),
                label,
                ids(found));
    }

    static String title(Found found) {
        String title = PlainText.line(found.text("title"));
        String subtitle = PlainText.line(found.text("subtitle"));
        if (title.isEmpty() || subtitle.isEmpty()) {
            return title.isEmpty() && subtitle.isEmpty() ? Gathered.UNTITLED : title + subtitle;
        }
        return title + (title.matches(".*[.:?!…–-]") ? " " : ": ") + subtitle;
    }

    private static List<String> ids(Found found) {
        List<String> ids = new ArrayList<>();
        if (!found.guid().isEmpty()) {
            ids.add("guid " + found.guid());
        }
        if (!found.id().isEmpty()) {
            ids.add("id " + found.id());
        }
        return ids;
    }
}
