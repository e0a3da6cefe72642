package org.lectern.schedule.reader;

import java.util.List;
import java.util.Map;

/// What a frab schedule says, in XML or in JSON, with nothing understood yet.
///
/// @param title of the conference
/// @param zone its time zone's name; empty where it names none
/// @param dayChange the time of day at which a day begins ("09:00"); empty where it is not said
record FrabSchedule(String title, String zone, String dayChange, List<Day> days) {
    /// Names of an event's texts.
    static final List<String> TEXTS = List.of(
            "date", "start", "duration", "room", "title", "subtitle", "track", "type", "abstract", "description");

    FrabSchedule {
        days = List.copyOf(days);
    }

    /// @param date "2030-12-08"
    /// @param start with the time at which the day begins
    record Day(int line, String date, String start, List<Found> events) {
        Day {
            events = List.copyOf(events);
        }
    }

    /// An event.
    ///
    /// @param room in which it stands
    record Found(int line, String id, String guid, String room, Map<String, String> texts, List<String> persons) {
        Found {
            texts = Map.copyOf(texts);
            persons = List.copyOf(persons);
        }

        String text(String name) {
            return texts.getOrDefault(name, "");
        }
    }
}
