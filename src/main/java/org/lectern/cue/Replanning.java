package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// Another plan of a session, beside the one that it runs by.
///
/// @param printed the new plan, with what the old one had and it has no more: threads and questions hang on that
/// @param difference from the old plan, but for what is over
public record Replanning(Session printed, Act.Replan difference) {
    /// @param course of the session as it runs
    /// @param next the same session as read anew, under the same ids
    /// @param elsewhere where other sessions have what this one had, and had what this one has: as [Act.Replan] has
    ///     it
    public static Replanning of(Course course, Session next, Map<SlotId, Long> elsewhere, Instant now) {
        Session past = withPast(course, next, now);
        Set<SlotId> elsewhereNow = new HashSet<>(elsewhere.keySet());
        elsewhereNow.removeAll(ids(next));
        return between(course, past, elsewhere, elsewhereNow, now);
    }

    /// Talks that have no Q&A here any more once they are over: that which they shared goes on in another session.
    ///
    /// @param gone what other sessions have now
    private static Set<SlotId> answeredElsewhere(Course course, Set<SlotId> gone, Instant now) {
        Set<SlotId> answered = new HashSet<>();
        for (Slot slot : course.printed().slots()) {
            if (slot instanceof Slot.Talk talk && talk.qa() == Slot.Qa.NONE) {
                answered.add(talk.id());
            }
        }
        for (Block block : course.blocks(now)) {
            Slot.JointQa qa = block.jointQa();
            if (qa != null && gone.contains(qa.id())) {
                block.talks().forEach(talk -> answered.add(talk.id()));
            }
        }
        return answered;
    }

    private static Set<SlotId> over(Session running, Instant now) {
        Set<SlotId> over = new HashSet<>();
        running.slots().stream()
                .filter(slot -> !now.isBefore(SlotTimes.end(running, slot)))
                .forEach(slot -> over.add(slot.id()));
        return over;
    }

    /// What is over by both plans stays when it was: what was on, the opening, and the close. The opening also
    /// stays where chairs have acted since.
    private static Session withPast(Course course, Session next, Instant now) {
        Session old = course.printed();
        Session running = course.at(now);
        Session past = withSlots(course, next, now);
        boolean anyIsOver = running.slots().stream().anyMatch(slot -> !now.isBefore(SlotTimes.end(running, slot)));
        Instant opening = SlotTimes.opening(running);
        boolean wasActedOn = course.done().stream()
                .anyMatch(done ->
                        !(done.act() instanceof Act.Replan) && !done.at().isBefore(opening));
        boolean opened = !now.isBefore(opening) && (anyIsOver || wasActedOn || !now.isBefore(SlotTimes.opening(past)));
        return past.during(opened ? old.start() : past.start(), end(course, past, now), past.slots());
    }

    /// One that is open and has nothing to come closes now: else it would have closed before anybody was told.
    private static OffsetDateTime end(Course course, Session past, Instant now) {
        Session running = course.at(now);
        boolean wasOver = !now.isBefore(SlotTimes.closing(running));
        if (wasOver || now.isBefore(SlotTimes.opening(running))) {
            return wasOver && !now.isBefore(SlotTimes.closing(past))
                    ? course.printed().end()
                    : past.end();
        }
        Instant printed = SlotTimes.closing(past);
        Instant delayed = SlotTimes.closing(Course.of(past, course.done()).at(now));
        return now.isBefore(delayed)
                ? past.end()
                : now.minus(Duration.between(printed, delayed))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atOffset(past.end().getOffset());
    }

    /// What other plans have taken from a session and not given back, of all that was done to its time.
    public static Set<SlotId> cancelled(List<Act.Done> done) {
        Set<SlotId> cancelled = new HashSet<>();
        for (Act.Done each : done) {
            if (each.act() instanceof Act.Replan replan) {
                cancelled.addAll(replan.cancelled());
                cancelled.removeAll(replan.added());
            }
        }
        return Set.copyOf(cancelled);
    }

    private static Session withSlots(Course course, Session next, Instant now) {
        Session running = course.at(now);
        Map<SlotId, Slot> old = new HashMap<>();
        course.printed().slots().forEach(slot -> old.put(slot.id(), slot));
        Set<SlotId> over = over(running, now);
        return next.during(
                next.start(),
                next.end(),
                next.slots().stream()
                        .map(slot -> {
                            Slot before = old.get(slot.id());
                            return before != null
                                            && over.contains(slot.id())
                                            && !now.isBefore(SlotTimes.end(next, slot))
                                    ? slot.during(before.start(), before.end())
                                    : slot;
                        })
                        .sorted(SlotTimes.BY_START)
                        .toList());
    }

    private static Replanning between(
            Course course, Session next, Map<SlotId, Long> elsewhere, Set<SlotId> gone, Instant now) {
        Set<SlotId> kept = ids(next);
        Set<SlotId> cancelledBefore = course.cancelled();
        List<Slot> slots = new ArrayList<>(next.slots());
        List<SlotId> cancelled = new ArrayList<>();
        Session running = course.at(now);
        for (Slot old : course.printed().slots()) {
            if (!kept.contains(old.id())) {
                slots.add(old);
                boolean isNews = cancelledBefore.contains(old.id())
                        ? hasGoneOn(course, old.id(), elsewhere)
                        : isToCome(running, old, now) || elsewhere.containsKey(old.id());
                if (isNews) {
                    cancelled.add(old.id());
                }
            }
        }
        Set<SlotId> withoutQa = answeredElsewhere(course, gone, now);
        withoutQa.retainAll(over(running, now));
        slots.replaceAll(slot ->
                slot instanceof Slot.Talk talk && withoutQa.contains(talk.id()) ? talk.with(Slot.Qa.NONE) : slot);
        slots.sort(SlotTimes.BY_START);
        Session printed = new Session(
                next.id(),
                next.title(),
                next.room(),
                next.track(),
                next.start(),
                next.end(),
                next.chairs(),
                next.notes(),
                next.links(),
                slots);
        return new Replanning(printed, difference(course, next, cancelledBefore, cancelled, elsewhere));
    }

    /// Whether what has gone to another session, or was cancelled, is in yet another now, or in none.
    private static boolean hasGoneOn(Course course, SlotId slot, Map<SlotId, Long> elsewhere) {
        return !Objects.equals(course.goneTo(slot), elsewhere.get(slot));
    }

    private static Act.Replan difference(
            Course course,
            Session next,
            Set<SlotId> cancelledBefore,
            List<SlotId> cancelled,
            Map<SlotId, Long> elsewhere) {
        List<SlotId> moved = new ArrayList<>();
        List<SlotId> added = new ArrayList<>();
        List<SlotId> renamed = new ArrayList<>();
        Map<SlotId, Slot> before = new HashMap<>();
        course.printed().slots().forEach(slot -> before.putIfAbsent(slot.id(), slot));
        for (Slot slot : next.slots()) {
            Slot old = before.get(slot.id());
            if (old == null || cancelledBefore.contains(slot.id())) {
                added.add(slot.id());
            } else {
                if (!isAtTheSameTime(old, slot)) {
                    moved.add(slot.id());
                }
                if (!old.plainTitle().equals(slot.plainTitle())) {
                    renamed.add(slot.id());
                }
            }
        }
        Map<SlotId, Long> told = new HashMap<>(elsewhere);
        told.keySet().removeIf(slot -> !cancelled.contains(slot) && !added.contains(slot));
        return new Act.Replan(moved, cancelled, added, renamed, told);
    }

    private static boolean isAtTheSameTime(Slot a, Slot b) {
        return a.start().isEqual(b.start()) && a.end().isEqual(b.end());
    }

    /// Whether a slot is on, or to come: what is over stays as it was.
    private static boolean isToCome(Session running, Slot printed, Instant now) {
        return running.slots().stream()
                .filter(slot -> slot.id().equals(printed.id()))
                .anyMatch(slot -> now.isBefore(SlotTimes.end(running, slot)));
    }

    private static Set<SlotId> ids(Session session) {
        Set<SlotId> ids = new HashSet<>();
        session.slots().forEach(slot -> ids.add(slot.id()));
        return ids;
    }

    /// Whether the plan is the same as the one that the session runs by.
    public boolean isNothing(Course course) {
        return difference.isEmpty() && printed.equals(course.printed());
    }
}
