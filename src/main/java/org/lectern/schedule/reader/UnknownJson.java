package org.lectern.schedule.reader;

import java.util.List;

/// Refuses JSON of a kind that no other reader knows.
final class UnknownJson implements ScheduleReader {
    /// The message of the error that refuses it.
    static final String KINDS =
            "This is JSON, but no schedule of a kind that is read. Those are the schedule.json of frab"
                    + " and pretalx (“schedule”, in it “conference”), talks of pretalx's API as a timetable (“schedule”, in it"
                    + " days such as “2030-12-08”), Sessionize's “All” data (“sessions”, “speakers”, “rooms”, “categories”) and"
                    + " Mini-Conf calendars (a list of entries with “title”, “start” and “end”). Export one of these, an"
                    + " iCalendar file, or a table (CSV); docs/formats.md shows what they hold.";

    @Override
    public boolean knows(String text) {
        return JsonTree.isJson(text);
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        if (JsonTree.read(text, problems) != null) {
            problems.error(1, KINDS);
        }
        return new Reading(List.of(), problems.inOrder());
    }
}
