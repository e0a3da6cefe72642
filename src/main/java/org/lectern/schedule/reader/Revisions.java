package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events of a calendar without those that others replace: of several with one UID (and one RECURRENCE-ID) those
/// with the highest SEQUENCE count, and of those at one time the last.
///
/// Those at different times are events of their own, as in calendars that give several talks one UID by mistake; that
/// is a doubt.
final class Revisions {
    private record Key(String uid, String recurrence) {}

    private final CalendarZones zones;
    private final Problems problems;

    Revisions(CalendarZones zones, Problems problems) {
        this.zones = zones;
        this.problems = problems;
    }

    /// In the calendar's order; those with one UID stand together.
    List<Component> latest(List<Component> events) {
        Map<Object, List<Component>> alike = new LinkedHashMap<>();
        for (Component event : events) {
            String uid = event.value("UID");
            Object key = uid.isEmpty() ? event : new Key(uid, event.value("RECURRENCE-ID"));
            alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(event);
        }
        return alike.values().stream()
                .flatMap(same -> (same.size() == 1 ? same : newest(same)).stream())
                .toList();
    }

    private Collection<Component> newest(List<Component> alike) {
        long highest = alike.stream().mapToLong(Revisions::sequence).max().orElse(0);
        Map<Object, Component> byTime = new LinkedHashMap<>();
        alike.stream().filter(event -> sequence(event) == highest).forEach(event -> byTime.put(time(event), event));
        List<Component> newest = List.copyOf(byTime.values());
        for (Component event : alike) {
            Component by = byTime.getOrDefault(time(event), newest.getLast());
            if (sequence(event) < highest || by != event) {
                reportReplaced(event, by);
            }
        }
        if (newest.size() > 1) {
            reportKept(newest);
        }
        return newest;
    }

    /// When an event is on, or as which repetition; two ways of writing the same are the same.
    private Object time(Component event) {
        ContentLine start = event.first("DTSTART").orElse(null);
        if (start == null || event.first("RECURRENCE-ID").isPresent()) {
            return "";
        }
        return zones.when(start, null, null) instanceof CalendarWhen.At at
                ? at.time().toInstant()
                : start.value();
    }

    private void reportReplaced(Component replaced, Component by) {
        problems.warn(
                replaced.line(),
                "The event " + EventTexts.named(replaced) + " is left out: " + EventTexts.named(by) + " on line "
                        + by.line() + " has the same UID and is the newer one. If they are two events, give each a UID"
                        + " of its own.");
    }

    private void reportKept(List<Component> kept) {
        Component second = kept.get(1);
        int more = kept.size() - 2;
        problems.warn(
                second.line(),
                "The event " + EventTexts.named(second) + (more == 0 ? " has" : ", and " + more + " more, have")
                        + " the UID of " + EventTexts.named(kept.getFirst()) + " on line "
                        + kept.getFirst().line() + ", at another time: "
                        + (more == 0 ? "both are read as events of their own" : "each is read as an event of its own")
                        + ". Give each a UID of its"
                        + " own; if it is one that was moved, take out the older.");
    }

    private static long sequence(Component event) {
        String sequence = event.value("SEQUENCE");
        return sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
    }
}
