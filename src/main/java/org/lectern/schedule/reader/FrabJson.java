package org.lectern.schedule.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lectern.schedule.reader.FrabSchedule.Day;
import org.lectern.schedule.reader.FrabSchedule.Found;

/// Reads `schedule.json`, as frab and pretalx write it: `schedule.conference.days`, each with its rooms by name, and in
/// each room its events. What is read of it is said by [FrabEvents].
final class FrabJson implements ScheduleReader {
    private static final String KNOWN = "/schedule/conference";

    @Override
    public boolean knows(String text) {
        return JsonTree.paths(text).contains(KNOWN);
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        JsonNode tree = JsonTree.read(text, problems);
        if (tree == null) {
            return new Reading(List.of(), problems.inOrder());
        }
        return new FrabEvents(schedule(tree.at(KNOWN)), given, problems).reading(ids);
    }

    private static FrabSchedule schedule(JsonNode conference) {
        List<Day> days = new ArrayList<>();
        for (JsonNode day : conference.path("days")) {
            List<Found> events = new ArrayList<>();
            for (Map.Entry<String, JsonNode> room : day.path("rooms").properties()) {
                room.getValue().forEach(event -> events.add(found(room.getKey(), event)));
            }
            days.add(new Day(0, JsonTree.text(day.path("date")), JsonTree.text(day.path("day_start")), events));
        }
        return new FrabSchedule(
                JsonTree.text(conference.path("title")),
                JsonTree.text(conference.path("time_zone_name")),
                JsonTree.text(conference.path("day_change")),
                days);
    }

    private static Found found(String room, JsonNode event) {
        Map<String, String> texts = new HashMap<>();
        for (String name : FrabSchedule.TEXTS) {
            texts.put(name, JsonTree.raw(event.path(name)));
        }
        List<String> persons = new ArrayList<>();
        event.path("persons").forEach(person -> persons.add(person(person)));
        return new Found(0, JsonTree.text(event.path("id")), JsonTree.text(event.path("guid")), room, texts, persons);
    }

    private static String person(JsonNode person) {
        for (String name : List.of("public_name", "full_public_name", "name")) {
            String text = JsonTree.text(person.path(name));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return person.isTextual() ? JsonTree.text(person) : "";
    }
}
