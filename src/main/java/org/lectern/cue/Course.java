package org.lectern.cue;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act.Done;
import org.lectern.cue.ActOutcome.AlreadyHeld;
import org.lectern.cue.ActOutcome.AlreadySkipped;
import org.lectern.cue.ActOutcome.AlreadyTakenBack;
import org.lectern.cue.ActOutcome.BeforeNow;
import org.lectern.cue.ActOutcome.BegunSince;
import org.lectern.cue.ActOutcome.NoBreakToCome;
import org.lectern.cue.ActOutcome.NotHeld;
import org.lectern.cue.ActOutcome.NotLast;
import org.lectern.cue.ActOutcome.NotNext;
import org.lectern.cue.ActOutcome.NotOn;
import org.lectern.cue.ActOutcome.OutOfRange;
import org.lectern.cue.ActOutcome.SessionOver;
import org.lectern.cue.ActOutcome.SlotOver;
import org.lectern.cue.ActOutcome.Taken;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Break;
import org.lectern.schedule.SlotId;

/// How a session really runs: as printed, but for what its chairs have done to its time. Immutable.
///
/// What has begun keeps its start, what is over stays as it was, nothing to come is put before now, slots keep their
/// order, and those to come their lengths. With that,
///
/// | act | the slot on now | what is to come |
/// | --- | --- | --- |
/// | late | ends later, or earlier | moves by the same, the opening and the close too |
/// | late, absorbed | ends later, or earlier | up to the next break, moves by the same; the rest only by what is left |
/// | start next | ends now | the next slot, be it a break, begins now, and the rest moves up by the same; a hold ends |
/// | end | ends now | stays: a gap |
/// | skip | ends now, if it is skipped | what is skipped is left out, what follows moves up by what is saved |
/// | skip, absorbed | ends now, if it is skipped | moves up to the next break, which gets the time |
/// | hold | ends later while the time stands | moves with it, so that nothing comes due |
/// | resume | goes on | stays where it has moved to |
///
/// A break that absorbs gives up all but a minute of its time; where it is early, it gets what is saved.
///
/// An act during a hold counts from now, and the hold goes on but for *start next*.
///
/// Where the schedule is read anew, all that was done is done again to the new plan, act by act, at the time at which
/// it was done; an act that would be refused there does nothing. What the plan has no more is left out from then on;
/// where it comes back, it has the times that it would have had.
///
/// The last act can be undone until another slot begins. All is then as if it had never been done; a slot that it
/// began itself is to come again. What would have begun by now begins now, and what follows is later by as much. Then
/// the act before that may be undone.
public final class Course {
    /// The most that one act may shift.
    public static final Duration MOST = Duration.ofHours(24);

    /// Plans that follow each other within this are told as one.
    public static final Duration SOON = Duration.ofMinutes(2);

    private final Session printed;
    private final List<Done> done;
    private final State state;

    /// @param session its times as of an instant, after which they move while the time stands
    /// @param heldSince null where the time does not stand
    /// @param last what may be undone next; null for nothing
    private record State(
            Session session,
            Instant asOf,
            @Nullable Instant heldSince,
            Set<SlotId> skipped,
            @Nullable Step last) {
        Session at(Instant now) {
            return heldSince == null || !now.isAfter(asOf)
                    ? session
                    : Retiming.by(session, asOf, Duration.between(asOf, now));
        }

        State with(Session other, Instant now) {
            return new State(other, now, heldSince, skipped, last);
        }

        State held(@Nullable Instant since) {
            return new State(session, asOf, since, skipped, last);
        }

        State without(SlotId slot) {
            Set<SlotId> all = new HashSet<>(skipped);
            all.add(slot);
            return new State(session, asOf, heldSince, Set.copyOf(all), last);
        }

        State after(Step step) {
            return new State(session, asOf, heldSince, skipped, step);
        }
    }

    /// The blocks of the session as it was seen last, which is the same until the time stands.
    private record Seen(Session session, List<Block> blocks) {}

    private volatile @Nullable Seen seen;

    private record Step(Done done, State before) {}

    private Course(Session printed, List<Done> done, State state) {
        this.printed = printed;
        this.done = List.copyOf(done);
        this.state = state;
    }

    /// The course of a session whose chairs have not done anything.
    public static Course of(Session printed) {
        return new Course(printed, List.of(), new State(printed, Instant.MIN, null, Set.of(), null));
    }

    /// The course of a session after all that was done, in order. An act that would be refused does nothing, as
    /// where the schedule was changed since.
    public static Course of(Session printed, List<Done> done) {
        Course course = of(printed);
        for (Done each : done) {
            course = course.act(each.act(), each.at()) instanceof Taken taken
                    ? taken.course()
                    : new Course(printed, course.with(each), course.state);
        }
        return course;
    }

    /// The session as it runs, as seen at an instant: while the time stands, what is to come lies later and later.
    /// Slots that are skipped before they begin are left out.
    public Session at(Instant now) {
        return state.at(now);
    }

    /// The session's blocks as seen at an instant. They are those of the printed session, so that threads and
    /// questions keep theirs, without the talks that are left out; a block with no talk left is none. A block whose
    /// Q&A is skipped stays open until the session closes.
    public List<Block> blocks(Instant now) {
        Session session = at(now);
        Seen last = seen;
        if (last == null || !last.session().equals(session)) {
            last = new Seen(session, Block.in(session, Block.of(printed)));
            seen = last;
        }
        return last.blocks();
    }

    public Session printed() {
        return printed;
    }

    /// What was skipped, before or after it began.
    public Set<SlotId> skipped() {
        return state.skipped();
    }

    /// Since when the time stands; empty where it does not.
    public Optional<Instant> heldSince() {
        return Optional.ofNullable(state.heldSince());
    }

    /// What [Act.StartNext] starts; empty after the start of the last slot.
    public Optional<Slot> next(Instant now) {
        return SlotTimes.next(at(now), now);
    }

    /// What [Act.Undo] takes back, unless another slot has begun since.
    public Optional<Done> last() {
        return Optional.ofNullable(state.last()).map(Step::done);
    }

    /// All that was done, in order, with what was taken back.
    public List<Done> done() {
        return done;
    }

    /// Does something to the session's time, if it may be done.
    public ActOutcome act(Act act, Instant instant) {
        Instant now = instant.truncatedTo(MILLIS);
        Session session = at(now);
        if (!(act instanceof Act.Replan) && !now.isBefore(SlotTimes.closing(session))) {
            return new SessionOver();
        }
        return switch (act) {
            case Act.Late late -> late(late, session, now);
            case Act.StartNext start -> start(start, session, now);
            case Act.EndNow end -> end(end, session, now);
            case Act.Skip skip -> skip(skip, session, now);
            case Act.Hold hold -> hold(hold, session, now);
            case Act.Resume resume -> resume(resume, session, now);
            case Act.Undo undo -> undo(undo, session, now);
            case Act.Replan replan -> replan(replan, session, now);
        };
    }

    /// What the printed session has no more is in it still, since threads and questions hang on it: it is left out.
    private ActOutcome replan(Act.Replan replan, Session session, Instant now) {
        Set<SlotId> out = new HashSet<>(skipped());
        out.removeAll(replan.added());
        out.addAll(replan.cancelled());
        Set<SlotId> back = new HashSet<>(replan.added());
        session.slots().forEach(slot -> back.remove(slot.id()));
        List<Slot> slots = Stream.concat(
                        session.slots().stream(),
                        printed.slots().stream()
                                .filter(slot -> back.contains(slot.id()))
                                .map(slot -> asIfNeverGone(slot, back, now)))
                .filter(slot -> !replan.cancelled().contains(slot.id()))
                .sorted(SlotTimes.BY_START)
                .toList();
        Done taken = new Done(done.size() + 1, now, replan);
        Session left = session.during(session.start(), session.end(), slots);
        State next = new State(left, now, state.heldSince(), Set.copyOf(out), null);
        return new Taken(new Course(printed, with(taken), next), taken, new Change(session, left));
    }

    /// What comes back is as late as if it had been there all the time.
    private Slot asIfNeverGone(Slot slot, Set<SlotId> back, Instant now) {
        Course course =
                of(printed, done.stream().map(each -> each.keeping(back)).toList());
        return slot(course.at(now), slot.id()).orElse(slot);
    }

    /// What all are told of an act: of another plan, with those that followed within [#SOON] of the one before.
    public Act told(Done done) {
        if (!(done.act() instanceof Act.Replan told)) {
            return done.act();
        }
        Act.Replan all = told;
        for (Done next : this.done.subList(done.id(), this.done.size())) {
            if (!follows(next) || !(next.act() instanceof Act.Replan later)) {
                break;
            }
            all = all.then(later);
        }
        return all;
    }

    /// Whether an act is another plan so soon after another one that all are told of both at once.
    public boolean follows(Done next) {
        if (next.id() == 1 || !(next.act() instanceof Act.Replan)) {
            return false;
        }
        Done before = done.get(next.id() - 2);
        return before.act() instanceof Act.Replan
                && !next.at().isAfter(before.at().plus(SOON));
    }

    /// What the schedule had once and has no more, and is therefore left out.
    public Set<SlotId> cancelled() {
        return Replanning.cancelled(done);
    }

    /// The channel in which another session has what this one had; null for none.
    public @Nullable Long goneTo(SlotId slot) {
        Long channel = null;
        for (Done each : done) {
            if (each.act() instanceof Act.Replan replan && replan.cancelled().contains(slot)) {
                channel = replan.elsewhere().get(slot);
            }
        }
        return channel;
    }

    private ActOutcome late(Act.Late late, Session session, Instant now) {
        Duration by = late.by();
        if (by.isZero() || by.abs().compareTo(MOST) > 0) {
            return new OutOfRange();
        }
        Duration atMost = Duration.between(now, Retiming.nextBoundary(session, now));
        if (by.negated().compareTo(atMost) > 0) {
            return new BeforeNow(atMost);
        }
        if (!late.absorbed()) {
            return moved(late, Retiming.by(session, now, by), now);
        }
        return nextBreak(session, now)
                .<ActOutcome>map(pause -> moved(late, Retiming.absorbed(session, now, by, pause), now))
                .orElseGet(NoBreakToCome::new);
    }

    private ActOutcome start(Act.StartNext start, Session session, Instant now) {
        Slot next = SlotTimes.next(session, now).orElse(null);
        if (next == null || !next.id().equals(start.slot())) {
            return new NotNext(next);
        }
        State started = state.with(Retiming.startingNow(session, now, next), now);
        return taken(start, now, started.held(null));
    }

    private ActOutcome end(Act.EndNow end, Session session, Instant now) {
        return slot(session, end.slot())
                .filter(slot -> !SlotTimes.start(slot).isAfter(now))
                .filter(slot -> now.isBefore(SlotTimes.end(session, slot)))
                .<ActOutcome>map(slot -> moved(end, Retiming.ending(session, now, slot), now))
                .orElseGet(NotOn::new);
    }

    private ActOutcome skip(Act.Skip skip, Session session, Instant now) {
        if (skipped().contains(skip.slot())) {
            return new AlreadySkipped();
        }
        Slot slot = slot(session, skip.slot())
                .filter(each -> now.isBefore(SlotTimes.end(session, each)))
                .orElse(null);
        if (slot == null) {
            return new SlotOver();
        }
        Break growing = null;
        if (skip.absorbed()) {
            Instant start = SlotTimes.start(slot);
            growing = nextBreak(session, now.isAfter(start) ? now : start).orElse(null);
            if (growing == null) {
                return new NoBreakToCome();
            }
        }
        State moved = state.with(Retiming.without(session, now, slot, growing), now);
        return taken(skip, now, moved.without(slot.id()));
    }

    private ActOutcome hold(Act.Hold hold, Session session, Instant now) {
        Instant since = state.heldSince();
        return since == null ? taken(hold, now, state.with(session, now).held(now)) : new AlreadyHeld(since);
    }

    private ActOutcome resume(Act.Resume resume, Session session, Instant now) {
        return state.heldSince() == null
                ? new NotHeld()
                : taken(resume, now, state.with(session, now).held(null), state.session());
    }

    private ActOutcome undo(Act.Undo undo, Session session, Instant now) {
        Step last = state.last();
        if (last == null || last.done().id() != undo.act()) {
            boolean takenBack =
                    done.stream().anyMatch(each -> each.act() instanceof Act.Undo(int act) && act == undo.act());
            return takenBack ? new AlreadyTakenBack() : new NotLast(last == null ? null : last.done());
        }
        Optional<Slot> begun = session.slots().stream()
                .filter(slot -> SlotTimes.start(slot).isAfter(last.done().at()))
                .filter(slot -> !SlotTimes.start(slot).isAfter(now))
                .findFirst();
        if (begun.isPresent()) {
            return new BegunSince(begun.get());
        }
        State before = last.before();
        State back = before.with(Retiming.back(session, before.at(now), now), now);
        Done undone = new Done(done.size() + 1, now, undo);
        return new Taken(new Course(printed, with(undone), back), undone, new Change(session, back.session()));
    }

    private ActOutcome moved(Act act, Session session, Instant now) {
        return taken(act, now, state.with(session, now));
    }

    private ActOutcome taken(Act act, Instant now, State next) {
        return taken(act, now, next, at(now));
    }

    /// @param before the session that the change is told from
    private ActOutcome taken(Act act, Instant now, State next, Session before) {
        Done taken = new Done(done.size() + 1, now, act);
        State after = next.after(new Step(taken, state));
        return new Taken(new Course(printed, with(taken), after), taken, new Change(before, after.session()));
    }

    private List<Done> with(Done another) {
        List<Done> all = new ArrayList<>(done);
        all.add(another);
        return all;
    }

    /// The first break that begins after an instant.
    private static Optional<Break> nextBreak(Session session, Instant after) {
        return session.slots().stream()
                .filter(Break.class::isInstance)
                .map(Break.class::cast)
                .filter(pause -> SlotTimes.start(pause).isAfter(after))
                .min(SlotTimes.BY_START);
    }

    private static Optional<Slot> slot(Session session, SlotId id) {
        return session.slots().stream().filter(slot -> slot.id().equals(id)).findFirst();
    }
}
