package org.lectern.schedule.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands one file of Sessionize's.
///
/// Left out, each with one warning that counts them: sessions that are not accepted, and sessions without times.
/// A plenum session is on in its own room only.
final class SessionizeEvents {
    private static final Pattern TRACK = Pattern.compile("(?i)\\btracks?\\b");
    private static final Pattern KIND = Pattern.compile("(?i)\\b(?:formats?|types?)\\b");

    private final JsonNode tree;
    private final Problems problems;
    private final Gathered gathered;
    private final Times times;
    private final Map<String, String> speakers = new HashMap<>();
    private final Map<String, String> rooms = new HashMap<>();
    private final Map<String, String> tracks = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final LeftOut notAccepted = new LeftOut("Accept what takes place on Sessionize.");
    private final LeftOut withoutTimes = new LeftOut("Schedule what takes place on Sessionize.");

    SessionizeEvents(JsonNode tree, Given given, Problems problems) {
        this.tree = tree;
        this.problems = problems;
        gathered = new Gathered(problems);
        times = new Times(given.zone(), problems);
    }

    Reading reading(IdSource ids) {
        lookUps();
        for (JsonNode session : tree.path("sessions")) {
            if (gathered.next(0)) {
                read(session);
            }
        }
        notAccepted.report("A session that is not accepted", "sessions that are not accepted", problems);
        withoutTimes.report("A session without a start and an end", "sessions without a start and an end", problems);
        times.ask();
        return gathered.reading("", ids);
    }

    private void lookUps() {
        for (JsonNode speaker : tree.path("speakers")) {
            speakers.put(id(speaker.path("id")), name(speaker));
        }
        tree.path("rooms").forEach(room -> rooms.put(id(room.path("id")), JsonTree.text(room.path("name"))));
        for (JsonNode category : tree.path("categories")) {
            String title = JsonTree.text(category.path("title"));
            Map<String, String> items =
                    TRACK.matcher(title).find() ? tracks : KIND.matcher(title).find() ? kinds : new HashMap<>();
            category.path("items").forEach(item -> items.put(id(item.path("id")), JsonTree.text(item.path("name"))));
        }
    }

    private void read(JsonNode session) {
        String printed = JsonTree.text(session.path("title"));
        String title = printed.isEmpty() ? Gathered.UNTITLED : printed;
        String id = id(session.path("id"));
        String label = PlainText.label("Session", id, title);
        String status = JsonTree.text(session.path("status"));
        Stamp begins = Stamp.read(JsonTree.text(session.path("startsAt")));
        Stamp ends = Stamp.read(JsonTree.text(session.path("endsAt")));
        if (!status.isEmpty() && !status.equalsIgnoreCase("Accepted")) {
            notAccepted.add(title);
        } else if (begins == null || ends == null) {
            withoutTimes.add(title);
        } else {
            OffsetDateTime start = times.of(begins, 0, label);
            OffsetDateTime end = start == null ? null : times.of(ends, 0, label);
            if (start != null && end != null) {
                gathered.add(event(session, title, label, start, end), label, id.isEmpty() ? List.of() : List.of(id));
            }
        }
    }

    private Event event(JsonNode session, String title, String label, OffsetDateTime start, OffsetDateTime end) {
        return new Event(
                0,
                start,
                end,
                title,
                kind(session),
                room(session, label),
                String.join(", ", named(session.path("categoryItems"), tracks)),
                Event.dayOf(start),
                speakers(session, label),
                JsonTree.markup(session.path("description")),
                Event.sourceId(id(session.path("id"))),
                session.path("isServiceSession").asBoolean(false) ? Event.Role.SERVICE : Event.Role.BY_TITLE);
    }

    private @Nullable String kind(JsonNode session) {
        String kind = String.join(", ", named(session.path("categoryItems"), kinds));
        return kind.isEmpty() ? null : kind;
    }

    private String room(JsonNode session, String label) {
        String id = id(session.path("roomId"));
        String room = rooms.getOrDefault(id, JsonTree.text(session.path("room")));
        if (room.isEmpty() && !id.isEmpty()) {
            problems.warn(
                    0,
                    label + " is in the room " + PlainText.quoted(id)
                            + ", which “rooms” does not have: it is listed without a room.");
        }
        return room;
    }

    private List<String> speakers(JsonNode session, String label) {
        List<String> names = new ArrayList<>();
        for (JsonNode speaker : session.path("speakers")) {
            String id = id(speaker.isObject() ? speaker.path("id") : speaker);
            String name = speakers.getOrDefault(id, name(speaker));
            if (name.isEmpty()) {
                problems.warn(
                        0,
                        label + " has the speaker " + PlainText.quoted(id)
                                + ", whom “speakers” does not have: the name is left out.");
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> named(JsonNode ids, Map<String, String> names) {
        List<String> named = new ArrayList<>();
        for (JsonNode each : ids) {
            String name = names.getOrDefault(id(each), "");
            if (!name.isEmpty()) {
                named.add(name);
            }
        }
        return named;
    }

    private static String name(JsonNode speaker) {
        String full = JsonTree.text(speaker.path("fullName"));
        String name = full.isEmpty() ? JsonTree.text(speaker.path("name")) : full;
        return name.isEmpty()
                ? (JsonTree.text(speaker.path("firstName")) + " " + JsonTree.text(speaker.path("lastName"))).strip()
                : name;
    }

    /// An id, whether it is a number or a text.
    private static String id(JsonNode id) {
        return JsonTree.text(id);
    }
}
