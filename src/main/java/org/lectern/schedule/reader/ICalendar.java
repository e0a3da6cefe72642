package org.lectern.schedule.reader;

import java.util.List;
import java.util.regex.Pattern;
import org.lectern.schedule.Session;

/// Reads iCalendar (RFC 5545), as calendars on the web and on people's desks export it.
///
/// Each VEVENT is an event, once for each time that it repeats; [Days] makes sessions of them.
///
/// - Its room is the LOCATION, unless that is a link; its kind ("Keynote") and its track are its CATEGORIES.
/// - Where most titles begin with a tag (`#tut T1: A Tutorial`), as those do whose calendar is made from a page with
///   filters, the tag is the kind and no part of the title: so `#lunch Lunch` is a break.
/// - It has authors only where X-SPEAKER or the like names them: an ORGANIZER made the entry, and an ATTENDEE listens.
/// - What times mean is told by [CalendarZones], what of it is left out by [EventTimes] and [Revisions].
final class ICalendar implements ScheduleReader {
    private static final Pattern FIRST =
            Pattern.compile("(?i)[\\s\\ufeff]{0,1000}BEGIN[ \\t]?:[ \\t]?V(?:CALENDAR|EVENT)\\b");

    @Override
    public boolean knows(String text) {
        return FIRST.matcher(text).lookingAt();
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        CalendarParts parts = new CalendarParts(ContentLines.of(text, problems), problems);
        if (parts.calendar().value("VERSION").strip().equals("1.0")) {
            problems.error(
                    1,
                    "This is a vCalendar, the format before iCalendar (VERSION:1.0), which is not read: export it as"
                            + " iCalendar (VERSION:2.0, .ics).");
            return new Reading(List.of(), problems.inOrder());
        }
        CalendarZones zones = new CalendarZones(parts.calendar(), parts.zones(), given, problems);
        List<Event> events = new CalendarEvents(parts.events(), zones, problems).read();
        if (events.isEmpty()) {
            problems.error(
                    1,
                    parts.events().isEmpty()
                            ? "The calendar has no events: a VEVENT for each talk is expected."
                            : "No event of the calendar is on at a time that is known: there is no schedule in it.");
            return new Reading(List.of(), problems.inOrder());
        }
        List<Session> sessions = new Days(title(parts.calendar()), problems).sessions(events, ids);
        return new Reading(sessions, problems.inOrder());
    }

    private static String title(Component calendar) {
        String name = EventTexts.plain(calendar.value("X-WR-CALNAME"));
        return name.isEmpty() ? EventTexts.plain(calendar.value("NAME")) : name;
    }
}
