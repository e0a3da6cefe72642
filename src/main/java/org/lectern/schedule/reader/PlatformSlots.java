package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what stands below the times of a platform's page: a kind on a line of its own and a title, or a title and a
/// kind in parentheses, which may be spread over lines; then names, and an abstract.
final class PlatformSlots {
    private static final int LONGEST_KIND = 60;
    private static final int MOST_HEAD_LINES = 6;
    private static final Set<String> OTHER_KINDS =
            Set.of("intro", "outro", "opening", "closing", "discussion", "panel", "social", "mentoring");

    /// A title and its kind.
    ///
    /// @param lines how many they take
    /// @param cut whether the kind begins, but does not end
    private record Head(String title, @Nullable String kind, int lines, boolean cut) {}

    private final List<Chunk> chunks;
    private final Problems problems;
    private final SlotLines lines;
    private final boolean inParentheses;
    private final Map<String, Integer> firstLines = new HashMap<>();

    PlatformSlots(List<Chunk> chunks, Problems problems) {
        this.chunks = chunks;
        this.problems = problems;
        lines = new SlotLines(List.of(), List.of(), problems);
        boolean any = false;
        for (Chunk chunk : chunks) {
            List<Line> text = chunk.text();
            any |= !text.isEmpty() && inParentheses(text).kind() != null;
            if (!text.isEmpty() && text.getFirst().text().length() <= LONGEST_KIND) {
                firstLines.merge(lower(text.getFirst().text()), 1, Integer::sum);
            }
        }
        inParentheses = any;
    }

    /// The slots in order; those that cannot be read are left out, and why is a problem.
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Chunk chunk : Slots.first(chunks, problems)) {
            boolean last = chunk.time().line().number()
                    == chunks.getLast().time().line().number();
            lines.read(chunk, last, (time, text) -> entry(time, text, last)).ifPresent(entries::add);
        }
        reportCut(entries);
        return Slots.inOrder(entries, problems);
    }

    private Entry entry(TimeLine.Range time, List<Line> text, boolean last) {
        Head head = head(text);
        if (head.cut()) {
            String where = last ? ": the page seems to be cut here." : ".";
            problems.warn(
                    text.get(head.lines() - 1).number(),
                    "The kind of " + Line.quoted(head.title()) + " begins with “(”, but does not end" + where);
        }
        Line first = new Line(text.getFirst().number(), head.title());
        List<Line> below = Stream.concat(Stream.of(first), text.stream().skip(head.lines()))
                .toList();
        String kind = head.kind();
        if (Words.isQaSlot(head.title()) || (kind != null && Words.isQaSlot(kind))) {
            return lines.silent(time, Entry.Type.QA, below);
        }
        boolean silent = below.size() == 1 && (kind == null || !lower(kind).contains("poster"));
        if ((kind != null && Words.isBreak(kind)) || (silent && Words.isBreak(head.title()))) {
            return lines.silent(time, Entry.Type.BREAK, below);
        }
        return talk(time, head, below);
    }

    private Entry talk(TimeLine.Range time, Head head, List<Line> text) {
        boolean dots = text.size() > 1 && text.get(1).text().contains(" · ");
        SlotLines.People people =
                dots ? new SlotLines.People(PlatformHeader.names(text.get(1).text()), 2) : lines.people(text);
        String abstractText = text.stream().skip(people.lines()).map(Line::text).collect(Collectors.joining(" "));
        return new Entry(time, Entry.Type.TALK, null, head.kind(), head.title(), people.names(), abstractText);
    }

    /// A last talk without what the others have.
    private void reportCut(List<Entry> entries) {
        if (entries.size() < 2) {
            return;
        }
        Entry last = entries.getLast();
        boolean bare = isBare(last);
        boolean others = entries.stream().anyMatch(entry -> entry.type() == Entry.Type.TALK && !isBare(entry));
        if (bare && others && last.line() == chunks.getLast().time().line().number()) {
            problems.warn(
                    last.line(), last.quotedTitle() + " has no authors and no abstract: the page may be cut there.");
        }
    }

    private static boolean isBare(Entry entry) {
        return entry.type() == Entry.Type.TALK
                && entry.authors().isEmpty()
                && entry.abstractText().isEmpty();
    }

    private Head head(List<Line> text) {
        Head head = inParentheses(text);
        if (inParentheses || head.kind() != null || head.cut() || text.size() < 2) {
            return head;
        }
        String first = text.getFirst().text();
        String next = text.get(1).text();
        return isKindLine(first) && !next.contains(" · ") ? new Head(next, first, 2, false) : head;
    }

    private boolean isKindLine(String text) {
        boolean few = text.length() <= LONGEST_KIND
                && text.chars().filter(c -> c == ' ').count() < 4;
        return few
                && (Words.isKind(text)
                        || Words.isQaSlot(text)
                        || Words.isBreak(text)
                        || OTHER_KINDS.contains(lower(text))
                        || firstLines.getOrDefault(lower(text), 0) > 1);
    }

    /// The title with a kind in parentheses after it, if it has one: "Opening Remarks ( Introduction ) >".
    private static Head inParentheses(List<Line> text) {
        StringBuilder joined = new StringBuilder(text.getFirst().text());
        int used = 1;
        boolean open = joined.charAt(joined.length() - 1) == '(';
        boolean spread = open;
        while (used < Math.min(text.size(), MOST_HEAD_LINES)) {
            String next = text.get(used).text();
            if (!open && (spread || !next.startsWith("(") || next.length() > LONGEST_KIND)) {
                break;
            }
            joined.append(' ').append(next);
            spread = true;
            open = next.indexOf(')') < 0;
            used++;
        }
        int lines = used;
        String head = joined.toString().replaceFirst(" ?[>»]$", "");
        int from = head.lastIndexOf('(');
        String title = from < 0 ? head : head.substring(0, from).strip();
        if (open) {
            return new Head(title.isEmpty() ? head : title, null, used, true);
        }
        return kind(head, from, spread || head.length() < joined.length())
                .filter(_ -> !title.isEmpty())
                .map(kind -> new Head(title, kind, lines, false))
                .orElseGet(() -> new Head(withoutArrow(text, head), null, 1, false));
    }

    private static String withoutArrow(List<Line> text, String head) {
        String first = text.getFirst().text();
        return first.startsWith(head) ? head : first;
    }

    private static Optional<String> kind(String head, int from, boolean marked) {
        if (from < 0 || !head.endsWith(")") || head.length() - from > LONGEST_KIND) {
            return Optional.empty();
        }
        String inside = head.substring(from + 1, head.length() - 1);
        String kind = inside.strip();
        boolean apart = inside.startsWith(" ") && inside.endsWith(" ");
        boolean isKind = marked || apart || Words.isKind(kind) || Words.isQaSlot(kind) || Words.isBreak(kind);
        return isKind && !kind.isEmpty() ? Optional.of(kind) : Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
