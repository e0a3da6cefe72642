package org.lectern.schedule.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Divides what is on without a room by its kind, where different kinds are on at once: on a day on which poster
/// sessions overlap talks, each of the two has a session of its own, whose room is named after the kind. Kinds that
/// overlap no other stay together in the day's session.
final class Kinds {
    private Kinds() {}

    static List<Event> arranged(List<Event> events) {
        Map<LocalDate, List<Event>> days = new TreeMap<>();
        List<Event> arranged = new ArrayList<>();
        for (Event event : events) {
            if (event.room().isEmpty()) {
                days.computeIfAbsent(event.day(), _ -> new ArrayList<>()).add(event);
            } else {
                arranged.add(event);
            }
        }
        for (List<Event> day : days.values()) {
            Set<String> apart = overlapping(day);
            day.forEach(event -> arranged.add(apart.contains(kind(event)) ? inRoom(event, kind(event)) : event));
        }
        return arranged;
    }

    /// The kinds that are on at the same time as another. In the order of their starts, an event overlaps one of
    /// another kind exactly if it begins before the latest end of those.
    private static Set<String> overlapping(List<Event> day) {
        Set<String> overlapping = new HashSet<>();
        Latest latest = null;
        Latest ofOther = null;
        for (Event event : day.stream()
                .sorted(Comparator.comparing(each -> each.start().toInstant()))
                .toList()) {
            Latest next = new Latest(kind(event), event.end().toInstant());
            Latest other = latest == null || !latest.kind().equals(next.kind()) ? latest : ofOther;
            if (other != null && event.start().toInstant().isBefore(other.end())) {
                overlapping.add(other.kind());
                overlapping.add(next.kind());
            }
            if (latest == null || latest.kind().equals(next.kind())) {
                latest = later(latest, next);
            } else if (next.end().isAfter(latest.end())) {
                ofOther = latest;
                latest = next;
            } else {
                ofOther = later(ofOther, next);
            }
        }
        return overlapping;
    }

    /// The latest end of a kind so far.
    private record Latest(String kind, Instant end) {}

    private static Latest later(@Nullable Latest before, Latest next) {
        return before == null || next.end().isAfter(before.end()) ? next : before;
    }

    private static String kind(Event event) {
        return Objects.requireNonNullElse(event.kind(), "");
    }

    private static Event inRoom(Event event, String room) {
        return new Event(
                event.line(),
                event.start(),
                event.end(),
                event.title(),
                event.kind(),
                room,
                event.track(),
                event.day(),
                event.authors(),
                event.abstractText(),
                event.sourceId(),
                event.role());
    }
}
