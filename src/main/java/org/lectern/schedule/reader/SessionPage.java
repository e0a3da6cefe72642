package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Qa;
import org.lectern.text.LatexReader;
import org.lectern.text.RichText;

/// Reads a session's page saved as text, as conference sites print it: a title, rules, a time, chairs, and slots that
/// begin with a line of two times.
///
/// It holds on to whole lines of the form `time - time` (ISO 8601 with an offset from UTC) and to "Session chairs";
/// the other headings may be missing. Where questions are answered is decided by [QaRules]: by the page's own rules,
/// else a spotlight, lightning talk or poster shares the Q&A slot that follows, and every other talk has its own.
/// A file may hold several sessions one after the other. Times keep the page's offset; texts are LaTeX.
public final class SessionPage implements ScheduleReader {
    /// A small page that shows what is expected. For people whose page cannot be read.
    public static final String EXAMPLE = """
            Orals & Spotlights: Deep Learning

            Each Oral includes Q&A
            Spotlights have joint Q&As

            Time

            2030-12-08T18:00:00-08:00 - 2030-12-08T18:35:00-08:00

            Session chairs

            Ada Lovelace, Alan Turing

            Schedule

            2030-12-08T18:00:00-08:00 - 2030-12-08T18:15:00-08:00
            1 - Oral: A Title
            First Author, Second Author
            An abstract on a line of its own.
            2030-12-08T18:15:00-08:00 - 2030-12-08T18:25:00-08:00
            2 - Spotlight: Another Title
            Third Author
            Another abstract.
            2030-12-08T18:25:00-08:00 - 2030-12-08T18:35:00-08:00
            Q&A: Joint Q&A for Preceding Spotlights
            """;

    /// The message of the error that refuses a page without times.
    public static final String NO_TIMES = "No times are found: a session page is expected, where every slot begins with"
            + " a line of two times such as “2030-12-08T18:00:00-08:00 - 2030-12-08T18:15:00-08:00”.";

    /// The most lines of a page: ten times what the longest have.
    private static final int MOST_LINES = 100_000;

    @Override
    public boolean knows(String text) {
        return true;
    }

    /// @param given not needed: a page says its year and its offset
    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        List<Line> lines = Line.of(text, MOST_LINES + 1);
        if (lines.size() > MOST_LINES) {
            problems.error(MOST_LINES + 1, "More than 100,000 lines: this is no session page.");
            return new Reading(List.of(), problems.inOrder());
        }
        Outline outline = new Outline(lines);
        if (!outline.hasTimes()) {
            outline.chunks().forEach(chunk -> new SlotLines(List.of(), List.of(), problems).read(chunk, false));
            problems.error(1, NO_TIMES);
            return new Reading(List.of(), problems.inOrder());
        }
        warnOfMissingOffsets(lines, problems);
        List<Session> sessions = new ArrayList<>();
        List<Outline.Part> parts = outline.parts();
        for (Outline.Part part : parts) {
            session(part, part.equals(parts.getLast()), ids, problems).ifPresent(sessions::add);
        }
        return new Reading(sessions, problems.inOrder());
    }

    private static void warnOfMissingOffsets(List<Line> lines, Problems problems) {
        Object offset = TimeLine.firstOffset(lines);
        for (Line line : lines) {
            if (offset != null && TimeLine.lacksOffset(line)) {
                problems.warn(
                        line.number(),
                        "A time here has no offset from UTC: " + offset + " is taken, as elsewhere on this page.");
            }
        }
    }

    private static Optional<Session> session(Outline.Part part, boolean last, IdSource ids, Problems problems) {
        List<Line> headerLines = new ArrayList<>(part.header());
        if (part.window() != null) {
            headerLines.addAll(part.window().body());
        }
        Header header = new Header(headerLines, problems);
        int line = firstLine(part);
        List<Entry> entries = entries(part, header, last, problems);
        List<@Nullable Qa> qas = new QaRules(header.rules(), line, problems).decide(entries, problems);
        TimeLine.Range window = window(part, problems);
        Slots.check(entries, qas, window, line, problems);
        reportHeader(header, line, problems);
        if (window == null && entries.isEmpty()) {
            return Optional.empty();
        }
        Line title = header.title();
        return Optional.of(new Session(
                ids.session(),
                title == null ? RichText.plain("Untitled session") : LatexReader.read(title.text()),
                "",
                "",
                window == null ? entries.getFirst().time().start() : window.start(),
                window == null ? Slots.lastEnd(entries) : window.end(),
                header.chairs(),
                header.rules(),
                header.links(),
                Slots.of(entries, qas, LatexReader::read, ids)));
    }

    private static int firstLine(Outline.Part part) {
        Chunk first = part.window() != null ? part.window() : part.slots().getFirst();
        return first.time().line().number();
    }

    private static List<Entry> entries(Outline.Part part, Header header, boolean lastPart, Problems problems) {
        List<String> titles = part.slots().stream()
                .filter(chunk -> !chunk.text().isEmpty())
                .map(chunk -> chunk.text().getFirst().text())
                .toList();
        SlotLines lines = new SlotLines(titles, header.rules(), problems);
        List<Entry> entries = new ArrayList<>();
        for (Chunk chunk : Slots.first(part.slots(), problems)) {
            lines.read(chunk, lastPart && chunk.equals(part.slots().getLast())).ifPresent(entries::add);
        }
        return Slots.inOrder(entries, problems);
    }

    /// The session's window, or null where there is none that can be relied on.
    private static TimeLine.@Nullable Range window(Outline.Part part, Problems problems) {
        if (part.window() == null) {
            problems.warn(
                    firstLine(part), "The page states no time for the session as a whole: its slots' times are taken.");
            return null;
        }
        return switch (part.window().time()) {
            case TimeLine.Broken(Line line, String reason) -> {
                problems.error(
                        line.number(),
                        "The session's time cannot be read: " + reason + ". Its slots' times are taken.");
                yield null;
            }
            case TimeLine.Range range
            when !range.end().isAfter(range.start()) -> {
                problems.error(
                        range.line().number(), "The session does not end after it starts. Its slots' times are taken.");
                yield null;
            }
            case TimeLine.Range range -> range;
        };
    }

    private static void reportHeader(Header header, int line, Problems problems) {
        if (header.title() == null) {
            problems.warn(line, "The session has no title above its time.");
        }
        if (header.chairs().isEmpty()) {
            problems.warn(line, "The session has no chairs: “Session chairs” and a line of names are expected.");
        }
    }
}
