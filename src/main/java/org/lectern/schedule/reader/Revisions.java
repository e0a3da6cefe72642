package org.lectern.schedule.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events of a calendar without those that others replace: of several with one UID (and one RECURRENCE-ID) the one
/// with the highest SEQUENCE counts, and of those the last.
final class Revisions {
    private record Key(String uid, String recurrence) {}

    private final Map<Object, Component> latest = new LinkedHashMap<>();
    private final Problems problems;

    Revisions(Problems problems) {
        this.problems = problems;
    }

    /// In the calendar's order, as far as nothing is replaced.
    List<Component> latest(List<Component> events) {
        for (Component event : events) {
            String uid = event.value("UID");
            Object key = uid.isEmpty() ? event : new Key(uid, event.value("RECURRENCE-ID"));
            Component other = latest.get(key);
            if (other == null) {
                latest.put(key, event);
            } else {
                boolean newer = sequence(event) >= sequence(other);
                latest.put(key, newer ? event : other);
                report(newer ? other : event, newer ? event : other);
            }
        }
        return List.copyOf(latest.values());
    }

    private void report(Component replaced, Component by) {
        problems.warn(
                replaced.line(),
                "The event " + EventTexts.named(replaced) + " is left out: " + EventTexts.named(by) + " on line "
                        + by.line() + " has the same UID and is the newer one. If they are two events, give each a UID"
                        + " of its own.");
    }

    private static long sequence(Component event) {
        String sequence = event.value("SEQUENCE");
        return sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
    }
}
