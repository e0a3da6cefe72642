package org.lectern.schedule.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lectern.schedule.Session;

/// The events of a file, as they are found. What does not last, or is there twice, is left out with a warning; so is
/// what is beyond the most events of a file, with an error.
final class Gathered {
    /// Three times what the largest conferences have.
    static final int MOST_EVENTS = 20_000;

    static final String UNTITLED = "Untitled talk";

    private static final Duration LONG = Duration.ofHours(24);

    private final Problems problems;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> exact = new HashSet<>();
    private final Map<String, Event> byId = new HashMap<>();
    private int candidates;

    Gathered(Problems problems) {
        this.problems = problems;
    }

    /// Whether another event may be looked at, or the rest is left out.
    boolean next(int line) {
        candidates++;
        if (candidates == MOST_EVENTS + 1) {
            problems.error(
                    line, "The file has more than 20,000 events: those from here on are left out. Divide it by days.");
        }
        return candidates <= MOST_EVENTS;
    }

    List<Event> events() {
        return events;
    }

    /// @param label what messages call it, at the beginning of a sentence
    /// @param ids that no other event should have; the same event may be on in several rooms
    void add(Event event, String label, List<String> ids) {
        if (!event.end().isAfter(event.start())) {
            problems.warn(
                    event.line(),
                    label + " ends at " + Times.at(event.end()) + ", no later than it starts ("
                            + Times.at(event.start()) + "): it is left out. Give it a later end or a duration.");
        } else if (!exact.add(exactly(event, ids))) {
            problems.warn(
                    event.line(),
                    label + " is there twice, in the same room at the same time: it is kept once. Delete one of them.");
        } else {
            warnOfSharedId(event, label, ids);
            warnOfLength(event, label);
            events.add(event);
        }
    }

    Reading reading(String conference, IdSource ids) {
        return reading(events, conference, ids);
    }

    /// @param arranged the events, as they are to be divided into sessions
    Reading reading(List<Event> arranged, String conference, IdSource ids) {
        List<Session> sessions = new Days(conference, problems).sessions(arranged, ids);
        Reading reading = new Reading(sessions, problems.inOrder());
        if (sessions.isEmpty() && !reading.hasErrors()) {
            problems.error(
                    0,
                    "No event of this file can be used: each needs a start, and an end or a duration. Is it the right"
                            + " file, and is its schedule published?");
            return new Reading(sessions, problems.inOrder());
        }
        return reading;
    }

    private void warnOfSharedId(Event event, String label, List<String> ids) {
        boolean warned = false;
        for (String id : ids) {
            Event before = byId.putIfAbsent(id, event);
            if (before != null && !warned && !isSame(before, event)) {
                warned = true;
                problems.warn(
                        event.line(),
                        label + " has the id of " + Line.quoted(before.title()) + " (" + Times.at(before.start())
                                + "): both are kept. Give each event an id of its own.");
            }
        }
    }

    private void warnOfLength(Event event, String label) {
        if (Duration.between(event.start(), event.end()).compareTo(LONG) > 0) {
            problems.warn(
                    event.line(),
                    label + " lasts more than a day, from " + Times.at(event.start()) + " to " + Times.at(event.end())
                            + ": is its duration right?");
        }
    }

    private static boolean isSame(Event before, Event event) {
        return before.title().equals(event.title()) && before.start().isEqual(event.start());
    }

    private static String exactly(Event event, List<String> ids) {
        return String.join(
                "\n",
                String.join(" ", ids),
                event.room(),
                event.start().toInstant().toString(),
                event.end().toInstant().toString(),
                event.title());
    }
}
