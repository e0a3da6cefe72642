package org.lectern.schedule.reader;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Qa;
import org.lectern.text.RichText;

/// Makes sessions of events: what is on in one room on one day of the conference is a session.
///
/// - An event is a break by its title ("Lunch") or by its [Event.Role], else a talk with its own Q&A; a service is
///   without.
/// - An event titled as a Q&A is a joint one where short talks (spotlights, lightning talks) precede it since the Q&A
///   before, or where its title says that it is joint; else it is a talk.
final class Days {
    /// More than this many events of one room on one day is no schedule.
    private static final int MOST_SLOTS = 1_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private record Key(LocalDate day, String room) {}

    private final String conference;
    private final Problems problems;

    /// @param conference its title, for events without a room; empty where that is not known
    Days(String conference, Problems problems) {
        this.conference = conference;
        this.problems = problems;
    }

    /// The sessions by day, then by room.
    List<Session> sessions(List<Event> events, IdSource ids) {
        Map<Key, List<Event>> days =
                new TreeMap<>(Comparator.comparing(Key::day).thenComparing(Key::room));
        for (Event event : events) {
            days.computeIfAbsent(new Key(event.day(), event.room()), _ -> new ArrayList<>())
                    .add(event);
        }
        List<Session> sessions = new ArrayList<>();
        days.forEach((key, ofDay) -> sessions.add(session(key, ofDay, ids)));
        return sessions;
    }

    private Session session(Key key, List<Event> events, IdSource ids) {
        List<Event> ordered = events.stream()
                .sorted(Comparator.comparing((Event event) -> event.start().toInstant())
                        .thenComparing(event -> event.end().toInstant()))
                .limit(MOST_SLOTS)
                .toList();
        if (events.size() > MOST_SLOTS) {
            problems.error(
                    ordered.getLast().line(),
                    title(key) + " has " + events.size() + " events: those after the first 1,000 are left out.");
        }
        List<Entry> entries = entries(ordered);
        List<@Nullable Qa> qas = new ArrayList<>(new QaRules(List.of(), 0, problems).decide(entries, problems));
        for (int i = 0; i < entries.size(); i++) {
            if (ordered.get(i).role() == Event.Role.SERVICE) {
                qas.set(i, Qa.NONE);
            }
        }
        new SlotChecks(entries, problems).overlaps();
        OffsetDateTime end = ordered.stream()
                .map(Event::end)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow();
        return new Session(
                ids.session(),
                RichText.plain(title(key)),
                key.room(),
                track(ordered),
                ordered.getFirst().start(),
                end,
                List.of(),
                List.of(),
                Map.of(),
                Slots.of(entries, qas, RichText::plain, ids));
    }

    private String title(Key key) {
        return title(key.room().isEmpty() ? conference : key.room(), key.day());
    }

    /// The title of what is on somewhere on a day: "Hall 1 · Sunday 8 December 2030".
    ///
    /// @param where empty where that is not known
    static String title(String where, LocalDate day) {
        return where.isEmpty() ? DAY.format(day) : where + " · " + DAY.format(day);
    }

    /// The track of all events that have one; empty where they differ.
    private static String track(List<Event> events) {
        List<String> tracks = events.stream()
                .map(Event::track)
                .filter(track -> !track.isEmpty())
                .distinct()
                .toList();
        return tracks.size() == 1 ? tracks.getFirst() : "";
    }

    private static List<Entry> entries(List<Event> events) {
        List<Entry> entries = new ArrayList<>();
        boolean shortTalks = false;
        for (Event event : events) {
            Entry.Type type = type(event, shortTalks);
            shortTalks = switch (type) {
                case TALK -> shortTalks || (event.kind() != null && Words.isShort(event.kind()));
                case QA -> false;
                case BREAK -> shortTalks;
            };
            entries.add(new Entry(
                    new TimeLine.Range(new Line(event.line(), event.title()), event.start(), event.end()),
                    type,
                    null,
                    type == Entry.Type.TALK ? event.kind() : null,
                    event.title(),
                    event.authors(),
                    event.abstractText(),
                    event.sourceId()));
        }
        return entries;
    }

    private static Entry.Type type(Event event, boolean shortTalks) {
        boolean titledBreak = event.authors().isEmpty() && Words.isBreak(event.title());
        if (titledBreak || event.role() == Event.Role.BREAK) {
            return Entry.Type.BREAK;
        }
        boolean joint = Words.isQaSlot(event.title()) && (shortTalks || Words.isJoint(event.title()));
        return joint ? Entry.Type.QA : Entry.Type.TALK;
    }
}
