package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The components of a calendar: its own properties, its events and its time zones. What is not ended ends where the
/// next begins; an event or a calendar that is not ended is an error, since what follows may be missing.
final class CalendarParts {
    private static final int MOST_EVENTS = 20_000;
    private static final int MOST_ZONES = 200;

    /// Components that stand in no other.
    private static final Set<String> OUTER = Set.of("VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY");

    private static final Set<String> OF_EVENTS =
            Set.of("DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "RRULE", "EXDATE", "RECURRENCE-ID");

    private final Component calendar = new Component("VCALENDAR", 1);
    private final List<Component> events = new ArrayList<>();
    private final List<Component> zones = new ArrayList<>();
    private final Problems problems;
    private @Nullable Component open;
    private @Nullable Component part;
    private boolean begun;
    private boolean ended;
    private boolean tooMany;

    CalendarParts(List<ContentLine> lines, Problems problems) {
        this.problems = problems;
        for (ContentLine line : lines) {
            String value = line.value().toUpperCase(Locale.ROOT);
            switch (line.name()) {
                case "BEGIN" -> begin(line.number(), value);
                case "END" -> end(line.number(), value);
                default -> property(line);
            }
        }
        if (!ended) {
            breaksOff(lines.isEmpty() ? 0 : lines.getLast().number());
        }
    }

    Component calendar() {
        return calendar;
    }

    List<Component> events() {
        return events;
    }

    List<Component> zones() {
        return zones;
    }

    private void begin(int line, String name) {
        if (name.equals("VCALENDAR")) {
            if (begun && !ended) {
                breaksOff(line);
            }
            unfinished();
            begun = true;
            ended = false;
        } else if (open == null || OUTER.contains(name)) {
            unfinished();
            open = new Component(name, line);
        } else {
            part = new Component(name, line);
            open.add(part);
        }
    }

    private void end(int line, String name) {
        if (part != null && part.name().equals(name)) {
            part = null;
        } else if (open != null && open.name().equals(name)) {
            close(open);
        } else if (name.equals("VCALENDAR")) {
            unfinished();
            ended = true;
        } else if (name.equals("VEVENT")) {
            problems.warn(line, "END:VEVENT ends no event here: is a BEGIN:VEVENT missing?");
        }
    }

    private void property(ContentLine property) {
        if (part != null) {
            part.add(property);
        } else if (open != null) {
            open.add(property);
        } else if (OF_EVENTS.contains(property.name())) {
            problems.warn(
                    property.number(),
                    property.name() + " stands outside of any event, and is left out: it belongs between BEGIN:VEVENT"
                            + " and END:VEVENT.");
        } else {
            calendar.add(property);
        }
    }

    private void breaksOff(int line) {
        unfinished();
        problems.error(line, "The calendar breaks off here: END:VCALENDAR is missing. Is the file complete?");
    }

    private void unfinished() {
        if (open == null) {
            return;
        }
        if (open.name().equals("VEVENT")) {
            problems.error(
                    open.line(),
                    "The event " + EventTexts.named(open)
                            + " breaks off: END:VEVENT is missing. Is the file complete?");
        }
        close(open);
    }

    private void close(Component component) {
        open = null;
        part = null;
        if (component.name().equals("VTIMEZONE") && zones.size() < MOST_ZONES) {
            zones.add(component);
        } else if (component.name().equals("VEVENT") && events.size() < MOST_EVENTS) {
            events.add(component);
        } else if (component.name().equals("VEVENT") && !tooMany) {
            tooMany = true;
            problems.error(
                    component.line(),
                    "The calendar has more than 20,000 events: those from here on are left out. Divide it into"
                            + " several calendars.");
        }
    }
}
