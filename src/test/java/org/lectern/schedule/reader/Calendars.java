package org.lectern.schedule.reader;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;

/// Small calendars for tests, and short ways to read them.
final class Calendars {
    private Calendars() {}

    static Reading read(String calendar, Given given) {
        return new ICalendar().read(calendar, given, IdSource.random(new Random(1)));
    }

    /// A calendar whose own properties, zones and events are those of the text.
    static Reading read(String inside) {
        return read("BEGIN:VCALENDAR\n" + inside + "END:VCALENDAR\n", Given.NOTHING);
    }

    static Reading readIn(String zone, String inside) {
        return read("BEGIN:VCALENDAR\n" + inside + "END:VCALENDAR\n", new Given(ZoneId.of(zone), null));
    }

    /// An event of these properties. It begins where this is put, and has no UID unless there is one among them.
    static String event(String... properties) {
        return "BEGIN:VEVENT\n" + String.join("\n", properties) + "\nEND:VEVENT\n";
    }

    /// An event of half an hour.
    static String at(String start, String title) {
        return event("SUMMARY:" + title, "DTSTART" + start, "DURATION:PT30M");
    }

    static List<Slot> slots(Reading reading) {
        return reading.sessions().stream()
                .flatMap(session -> session.slots().stream())
                .toList();
    }

    /// All slots as "start–end", in order of their sessions.
    static List<String> times(Reading reading) {
        return slots(reading).stream()
                .map(slot -> slot.start() + "–" + slot.end())
                .toList();
    }

    static List<String> starts(Reading reading) {
        return slots(reading).stream().map(slot -> slot.start().toString()).toList();
    }

    static List<Talk> talks(Reading reading) {
        return slots(reading).stream()
                .filter(Talk.class::isInstance)
                .map(Talk.class::cast)
                .toList();
    }

    static List<String> titles(Reading reading) {
        return talks(reading).stream().map(talk -> talk.title().plain()).toList();
    }
}
