package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Qa;
import org.lectern.text.LatexReader;
import org.lectern.text.RichText;

/// Reads a session's or a workshop's page as the platform of the machine-learning conferences has printed it since
/// 2020, saved as text.
///
/// It holds on to whole lines such as `Tue 8 Dec. 6:00 - 6:15 PST` and `Fri 12:00 a.m. 12:30 a.m.`. What such a line
/// does not say, the one above it has said ([Walk]); a year or a zone that the page says nowhere is asked for. Texts
/// are LaTeX; where questions are answered is decided by [QaRules].
final class PlatformPage implements ScheduleReader {
    /// A small page that shows what is expected.
    static final String EXAMPLE = """
            Session

            Orals & Spotlights: Deep Learning

            Ada Lovelace · Alan Turing

            Sun 8 Dec. 2030 18:00 - 18:15 PST

            Oral
            A Title

            First Author · Second Author

            An abstract of one line or more.

            Sun 8 Dec. 2030 18:15 - 18:25 PST

            Spotlight
            Another Title

            Third Author · Fourth Author

            Another abstract.

            Sun 8 Dec. 2030 18:25 - 18:35 PST

            Q&A
            Joint Q&A for Preceding Spotlights
            """;

    /// The most lines of a page: ten times what the longest have.
    private static final int MOST_LINES = 100_000;

    @Override
    public boolean knows(String text) {
        boolean ranges = false;
        boolean days = false;
        for (Line line : Line.of(text, MOST_LINES)) {
            if (TimeLine.RANGE.matcher(line.text()).matches()) {
                return false;
            }
            Optional<When> when = When.of(line);
            ranges |= when.isPresent() && when.get().isRange();
            days |= when.isPresent() && when.get().hasDay();
        }
        return ranges && days;
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        List<Line> lines = Line.of(text, MOST_LINES + 1);
        if (lines.size() > MOST_LINES) {
            problems.error(MOST_LINES + 1, "More than 100,000 lines: this is no session page.");
            return new Reading(List.of(), problems.inOrder());
        }
        PlatformLines page = PlatformLines.of(lines);
        List<Session> sessions = new PlatformTimes(given, problems)
                .chunks(page).flatMap(chunks -> session(page, chunks, ids, problems)).stream()
                        .toList();
        return new Reading(sessions, problems.inOrder());
    }

    private static Optional<Session> session(PlatformLines page, List<Chunk> all, IdSource ids, Problems problems) {
        TimeLine.Range window = window(all);
        List<Line> above = new ArrayList<>(page.above());
        above.addAll(window == null ? List.of() : all.getFirst().body());
        PlatformHeader header = new PlatformHeader(above);
        List<Chunk> slots = window == null ? all : all.subList(1, all.size());
        List<Entry> entries = new PlatformSlots(slots, problems).entries();
        int line = all.getFirst().time().line().number();
        List<@Nullable Qa> qas = new QaRules(header.rules(), line, problems).decide(entries, problems);
        Slots.check(entries, qas, window, line, problems);
        header.report(line, problems);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                ids.session(),
                header.title().isEmpty() ? RichText.plain("Untitled session") : LatexReader.read(header.title()),
                header.room(),
                "",
                window == null ? entries.getFirst().time().start() : window.start(),
                window == null ? Slots.lastEnd(entries) : window.end(),
                header.chairs(),
                header.rules(),
                Map.of(),
                Slots.of(entries, qas, LatexReader::read, ids)));
    }

    /// The first range, if all others lie in it; else null.
    private static TimeLine.@Nullable Range window(List<Chunk> chunks) {
        if (chunks.size() < 2 || !(chunks.getFirst().time() instanceof TimeLine.Range whole)) {
            return null;
        }
        for (Chunk chunk : chunks.subList(1, chunks.size())) {
            if (!(chunk.time() instanceof TimeLine.Range part)
                    || part.start().isBefore(whole.start())
                    || part.end().isAfter(whole.end())) {
                return null;
            }
        }
        return whole;
    }
}
