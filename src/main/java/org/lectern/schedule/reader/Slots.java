package org.lectern.schedule.reader;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Qa;
import org.lectern.text.RichText;

/// The slots of one session, from entries as printed to slots as the rest of the house has them.
final class Slots {
    /// The most slots of a session: ten times what the longest have.
    static final int MOST = 1_000;

    private Slots() {}

    /// The first thousand; that there are more is an error.
    static List<Chunk> first(List<Chunk> chunks, Problems problems) {
        if (chunks.size() <= MOST) {
            return chunks;
        }
        problems.error(
                chunks.get(MOST).time().line().number(),
                "The session has " + chunks.size() + " slots: those from here on are left out. Divide it into"
                        + " sessions of at most 1,000 slots.");
        return chunks.subList(0, MOST);
    }

    static List<Entry> inOrder(List<Entry> entries, Problems problems) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).time().start().isBefore(entries.get(i - 1).time().start())) {
                problems.warn(
                        entries.get(i).line(),
                        "This slot starts before the one above it: slots are put in order of time.");
            }
        }
        return entries.stream()
                .sorted(Comparator.comparing(entry -> entry.time().start().toInstant()))
                .toList();
    }

    static OffsetDateTime lastEnd(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.time().end())
                .max(OffsetDateTime.timeLineOrder())
                .orElseThrow();
    }

    /// Reports what is odd in the slots of a page.
    ///
    /// @param window the session's time, or null where the page states none
    /// @param line of the session
    static void check(
            List<Entry> entries, List<@Nullable Qa> qas, TimeLine.@Nullable Range window, int line, Problems problems) {
        if (entries.isEmpty()) {
            problems.error(line, "The session has no slots: is the page complete?");
            return;
        }
        SlotChecks checks = new SlotChecks(entries, problems);
        checks.againstEachOther();
        checks.numbers();
        checks.jointTalks(qas);
        checks.ending(window == null ? null : window.end());
        if (window != null) {
            checks.againstWindow(window);
        }
    }

    /// @param text reads titles and abstracts
    static List<Slot> of(List<Entry> entries, List<@Nullable Qa> qas, Function<String, RichText> text, IdSource ids) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            slots.add(slot(entries.get(i), qas.get(i), text, ids));
        }
        return slots;
    }

    private static Slot slot(Entry entry, @Nullable Qa qa, Function<String, RichText> text, IdSource ids) {
        OffsetDateTime start = entry.time().start();
        OffsetDateTime end = entry.time().end();
        return switch (entry.type()) {
            case TALK ->
                new Slot.Talk(
                        ids.slot(),
                        start,
                        end,
                        entry.number(),
                        entry.kind(),
                        text.apply(entry.title()),
                        entry.authors(),
                        text.apply(entry.abstractText()),
                        qa == null ? Qa.OWN : qa,
                        entry.sourceId());
            case QA -> new Slot.JointQa(ids.slot(), start, end, entry.title());
            case BREAK -> new Slot.Break(ids.slot(), start, end, entry.title());
        };
    }
}
