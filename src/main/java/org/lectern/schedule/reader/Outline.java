package org.lectern.schedule.reader;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A page cut into its sessions: which lines are a header, which range is a session's window, which are slots.
///
/// A range is a window where "Session chairs" stands below it or "Time" above it, or where it is the page's first,
/// stands alone and holds the next one.
final class Outline {
    /// One session as lines.
    ///
    /// @param window null where the page states none
    record Part(List<Line> header, @Nullable Chunk window, List<Chunk> slots) {}

    private final List<Line> preface = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();

    Outline(List<Line> lines) {
        ZoneOffset fallback = TimeLine.firstOffset(lines);
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).isBlank()) {
            last--;
        }
        List<Line> body = preface;
        TimeLine open = null;
        for (Line line : lines) {
            Optional<TimeLine> time = TimeLine.of(line, fallback, open != null && line.number() == last + 1);
            if (time.isPresent()) {
                close(open, body);
                open = time.get();
                body = new ArrayList<>();
            } else {
                body.add(line);
            }
        }
        close(open, body);
    }

    private void close(@Nullable TimeLine open, List<Line> body) {
        if (open != null) {
            chunks.add(new Chunk(open, body));
        }
    }

    boolean hasTimes() {
        return chunks.stream().anyMatch(chunk -> chunk.time() instanceof TimeLine.Range);
    }

    List<Chunk> chunks() {
        return chunks;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<Line> header = preface;
        Chunk window = null;
        List<Chunk> slots = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            if (!isWindow(i)) {
                slots.add(chunk);
                continue;
            }
            List<Line> next = preface;
            if (i > 0) {
                Chunk before = slots.isEmpty() ? chunks.get(i - 1) : slots.removeLast();
                int cut = headerStart(before.body());
                next = before.body().subList(cut, before.body().size());
                slots.add(new Chunk(before.time(), before.body().subList(0, cut)));
                parts.add(new Part(header, window, slots));
            }
            header = next;
            window = chunk;
            slots = new ArrayList<>();
        }
        parts.add(new Part(header, window, slots));
        return parts;
    }

    private boolean isWindow(int index) {
        Chunk chunk = chunks.get(index);
        boolean chairsBelow = chunk.body().stream().anyMatch(line -> Header.isChairs(line.text()));
        List<Line> above = index == 0 ? preface : chunks.get(index - 1).body();
        return chairsBelow || Header.isTime(lastText(above)) || (index == 0 && standsAloneAroundTheNext(chunk));
    }

    private boolean standsAloneAroundTheNext(Chunk first) {
        boolean alone = first.body().isEmpty() || first.body().getFirst().isBlank();
        return alone
                && chunks.size() > 1
                && first.time() instanceof TimeLine.Range whole
                && chunks.get(1).time() instanceof TimeLine.Range next
                && !whole.start().isAfter(next.start())
                && !whole.end().isBefore(next.end());
    }

    private static String lastText(List<Line> lines) {
        return lines.reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(Line::text)
                .orElse("");
    }

    /// Where the next session's header begins below the last slot of the one before: "Time", rules, a title, and a
    /// sentence about the site above it.
    private static int headerStart(List<Line> body) {
        int at = skipBack(body, body.size(), Header::isTime);
        at = skipBack(body, at, Header::isRule);
        at = at > 1 ? at - 1 : at;
        int banner = skipBack(body, at, Header::isSentence);
        boolean ownParagraph = banner < at
                && (body.get(banner).isBlank() || body.get(banner - 1).isBlank());
        return ownParagraph ? banner : at;
    }

    private static int skipBack(List<Line> body, int from, Predicate<String> which) {
        int at = from;
        while (at > 1
                && (body.get(at - 1).isBlank() || which.test(body.get(at - 1).text()))) {
            at--;
        }
        return at;
    }
}
