package org.lectern.schedule.reader;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.Qa;

/// Looks for what is odd in a session's slots: gaps, overlaps, times outside the window, numbers that jump, a page that
/// ends too early.
final class SlotChecks {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final List<Entry> entries;
    private final Problems problems;

    /// @param entries in order of start
    SlotChecks(List<Entry> entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    /// What begins before something earlier has ended: of two at once only one can be on.
    void overlaps() {
        Entry longest = entries.getFirst();
        for (Entry entry : entries.subList(1, entries.size())) {
            if (entry.time().start().isBefore(longest.time().end())) {
                problems.warn(
                        entry.line(),
                        entry.quotedTitle() + " starts at "
                                + TIME.format(entry.time().start()) + ", before " + longest.quotedTitle()
                                + " ends there (" + TIME.format(longest.time().end()) + ").");
            }
            longest = entry.time().end().isAfter(longest.time().end()) ? entry : longest;
        }
    }

    void againstEachOther() {
        OffsetDateTime ended = entries.getFirst().time().end();
        for (Entry entry : entries.subList(1, entries.size())) {
            if (entry.time().start().isBefore(ended)) {
                problems.warn(
                        entry.line(),
                        entry.quotedTitle() + " starts at "
                                + TIME.format(entry.time().start()) + ", before the slot before it ends ("
                                + TIME.format(ended) + ").");
            } else if (entry.time().start().isAfter(ended)) {
                problems.warn(
                        entry.line(),
                        "Nothing is scheduled from " + TIME.format(ended) + " to "
                                + TIME.format(entry.time().start()) + ".");
            }
            if (!entry.time().start().getOffset().equals(ended.getOffset())) {
                problems.warn(
                        entry.line(),
                        "The offset from UTC changes here from " + ended.getOffset() + " to "
                                + entry.time().start().getOffset() + ".");
            }
            ended = later(ended, entry.time().end());
        }
    }

    void againstWindow(TimeLine.Range window) {
        OffsetDateTime first = entries.getFirst().time().start();
        OffsetDateTime last = lastEnd();
        String session = "the session (" + TIME.format(window.start()) + "–" + TIME.format(window.end()) + ")";
        for (Entry entry : entries) {
            if (entry.time().start().isBefore(window.start())
                    || entry.time().end().isAfter(window.end())) {
                problems.warn(entry.line(), entry.quotedTitle() + " lies outside " + session + ".");
            }
        }
        if (first.isAfter(window.start())) {
            problems.warn(
                    entries.getFirst().line(),
                    "Nothing is scheduled from the start of " + session + " to " + TIME.format(first) + ".");
        }
        if (last.isBefore(window.end())) {
            problems.warn(
                    entries.getLast().line(),
                    "Nothing is scheduled from " + TIME.format(last) + " to the end of " + session
                            + ": is the page complete?");
        }
    }

    /// Numbers count breaks and Q&As too, so each may jump by as many as stand between.
    void numbers() {
        Integer before = null;
        int between = 0;
        for (Entry entry : entries) {
            Integer number = entry.number();
            if (number == null) {
                between++;
                continue;
            }
            if (Objects.equals(number, before)) {
                problems.warn(entry.line(), "Number " + number + " is there twice.");
            } else if (before != null && (number <= before || number > before + 1 + between)) {
                problems.warn(
                        entry.line(), "Number " + number + " follows " + before + ": is a slot missing or moved?");
            }
            before = number;
            between = 0;
        }
    }

    void jointTalks(List<@Nullable Qa> qas) {
        int lastQa = -1;
        for (int i = 0; i < entries.size(); i++) {
            lastQa = entries.get(i).type() == Entry.Type.QA ? i : lastQa;
        }
        for (int i = lastQa + 1; i < entries.size(); i++) {
            if (qas.get(i) == Qa.JOINT) {
                problems.warn(
                        entries.get(i).line(),
                        entries.get(i).quotedTitle() + " has a joint Q&A, but no Q&A follows on this page.");
            }
        }
    }

    /// A last abstract that stops in the middle of a sentence, before the session is over.
    void ending(@Nullable OffsetDateTime end) {
        Entry last = entries.getLast();
        boolean early = end == null || last.time().end().isBefore(end);
        boolean cut = !last.abstractText().isEmpty() && !last.abstractText().matches(".*[.!?…)\\]\"”’']");
        if (early && cut) {
            problems.warn(
                    last.line(),
                    "The abstract of " + last.quotedTitle()
                            + " stops in the middle of a sentence: the page may be cut.");
        }
    }

    private OffsetDateTime lastEnd() {
        return entries.stream()
                .map(entry -> entry.time().end())
                .reduce(SlotChecks::later)
                .orElseThrow();
    }

    private static OffsetDateTime later(OffsetDateTime a, OffsetDateTime b) {
        return b.isAfter(a) ? b : a;
    }
}
