package org.lectern.schedule.reader;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Qa;
import org.lectern.text.RichText;

/// Makes sessions of a table's rows: those of one session title and room are one; where no title is given, those of
/// one room and day are.
final class CsvSessions {
    private record Key(String title, String room) {}

    private final Problems problems;

    CsvSessions(Problems problems) {
        this.problems = problems;
    }

    /// The sessions in order of their start.
    List<Session> of(List<CsvRow> rows, IdSource ids) {
        Map<Key, List<CsvRow>> groups = new LinkedHashMap<>();
        for (CsvRow row : rows) {
            groups.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(row);
        }
        List<Session> sessions = new ArrayList<>();
        groups.forEach((key, group) -> sessions.add(session(key, group, ids)));
        sessions.sort(Comparator.comparing(Session::start, OffsetDateTime.timeLineOrder()));
        return sessions;
    }

    private static Key key(CsvRow row) {
        String title = row.session().isEmpty()
                ? Days.title(row.room(), Event.dayOf(row.entry().time().start()))
                : row.session();
        return new Key(title, row.room());
    }

    private Session session(Key key, List<CsvRow> rows, IdSource ids) {
        List<CsvRow> ordered = rows.stream()
                .sorted(Comparator.comparing(
                                (CsvRow row) -> row.entry().time().start().toInstant())
                        .thenComparing(row -> row.entry().time().end().toInstant()))
                .limit(Slots.MOST)
                .toList();
        if (rows.size() > Slots.MOST) {
            problems.error(
                    ordered.getLast().entry().line(),
                    Line.quoted(key.title()) + " has " + rows.size() + " slots: those after the first 1,000 are left"
                            + " out. Divide it into sessions of at most 1,000 slots.");
        }
        List<Entry> entries = ordered.stream().map(CsvRow::entry).toList();
        List<@Nullable Qa> qas = qas(ordered, entries);
        SlotChecks checks = new SlotChecks(entries, problems);
        checks.overlaps();
        checks.jointTalks(qas);
        List<String> tracks = rows.stream()
                .map(CsvRow::track)
                .filter(track -> !track.isEmpty())
                .distinct()
                .toList();
        return new Session(
                ids.session(),
                RichText.plain(key.title()),
                key.room(),
                tracks.size() == 1 ? tracks.getFirst() : "",
                entries.getFirst().time().start(),
                Slots.lastEnd(entries),
                rows.stream().flatMap(row -> row.chairs().stream()).distinct().toList(),
                List.of(),
                Map.of(),
                Slots.of(entries, qas, RichText::plain, ids));
    }

    private List<@Nullable Qa> qas(List<CsvRow> rows, List<Entry> entries) {
        List<@Nullable Qa> said = new ArrayList<>();
        rows.forEach(row -> said.add(row.qa()));
        return new QaRules(List.of(), 0, problems).decide(entries, said, problems);
    }
}
