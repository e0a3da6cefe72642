package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.lectern.chat.ChatSender;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.cue.Verdict;
import org.lectern.floor.Ledger.Decision;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Scene;
import org.lectern.wording.Times;

/// What became of each cue of one session, and what becomes of those that are due. For one thread at a time.
final class Decisions {
    private final Timetable timetable;
    private final Rules rules;
    private final SessionClock clock;
    private final boolean restored;
    private final Archiving archiving;
    private final Drafts drafts;
    private final Map<CueKey, CueOutcome> decided = new ConcurrentHashMap<>();

    /// The act whose note was told last; 0 where nothing was told of the last act.
    private volatile int noted;

    /// When it took up what an earlier run had left.
    private volatile Instant takenUp = Instant.MIN;

    /// @param restored whether an earlier run may have said more than is known
    Decisions(
            Timetable timetable,
            Rules rules,
            SessionClock clock,
            Sender sender,
            ChatSender chat,
            Archiving archiving,
            boolean restored) {
        this.timetable = timetable;
        this.rules = rules;
        this.clock = clock;
        this.archiving = archiving;
        this.restored = restored;
        this.drafts =
                new Drafts(() -> timetable.hosted().venue(), timetable::blocks, sender, chat, this::mayHaveBeenSaid);
    }

    /// Takes up where an earlier run ended.
    void takeUp(Instant now) {
        takenUp = now;
        forgetSkippedAhead(now);
    }

    /// Whether anything was said of the session yet.
    boolean hasBegun() {
        return drafts.hasBegun();
    }

    /// The last known message of a block's thread, or 0.
    long lastIn(SlotId block) {
        return drafts.lastIn(block);
    }

    /// Takes back what could not be recorded.
    void takeBack(Decision decision) {
        decided.remove(decision.outcome().key());
        drafts.takeBack(decision.sends());
    }

    /// What was skipped while the clock was ahead is still to come, or on, when it has been set back.
    ///
    /// @return whether there was anything
    boolean forgetSkippedAhead(Instant now) {
        return decided.values().removeIf(outcome -> outcome instanceof CueOutcome.Skipped && isSaidFrom(now, outcome));
    }

    private boolean isSaidFrom(Instant now, CueOutcome skipped) {
        return skipped.due().isAfter(now)
                || timetable
                        .cue(skipped.key())
                        .filter(cue -> !(cue instanceof Cue.HeadsUp && isOpened()))
                        .filter(cue -> !(verdict(cue, now) instanceof Verdict.Skip))
                        .isPresent();
    }

    /// Whether the session was told to have begun: it may have lost its first talk since.
    private boolean isOpened() {
        return timetable.cues().stream()
                .anyMatch(cue -> cue instanceof Cue.SessionOpens && decided.get(cue.key()) instanceof CueOutcome.Said);
    }

    /// What all are told of an act on the session's time, with the names that threads get by it, and the keys of
    /// what reads differently.
    record Telling(List<Send> said, List<String> changed) {}

    /// @param scenes the session by a course, at an instant
    Telling telling(ActOutcome.Taken taken, Instant now, BiFunction<Course, Instant, Scene> scenes) {
        Scene then = scenes.apply(taken.course(), now);
        Scene before = scenes.apply(timetable.course(), timetable.toldAt(now));
        Map<CueKey, Cue> said = new LinkedHashMap<>();
        Stream.concat(timetable.cues().stream(), timetable.cues(taken.course(), now).stream())
                .filter(this::isSaid)
                .forEach(cue -> said.putIfAbsent(cue.key(), cue));
        boolean tells = drafts.hasBegun()
                && Times.note(then, taken.done().act(), taken.course(), now).isPresent();
        List<Send> told = new ArrayList<>();
        List<String> changed = new Rewording(before, then, now).of(said.values());
        boolean joins = taken.course().follows(taken.done())
                && noted > 0
                && noted < taken.done().id();
        if (joins) {
            changed.add(Keys.note(then.session().id(), noted));
        } else if (tells) {
            noted = taken.done().id();
            told.add(drafts.note(then.session().id(), taken.done()));
        } else {
            noted = 0;
        }
        if (taken.done().act() instanceof Act.Replan replan) {
            drafts.cancelled(replan.cancelled());
            told.addAll(drafts.names(before, then, taken.done()));
            // What had gone to another session before is in neither of the plans.
            taken.course().printed().slots().stream()
                    .filter(slot -> replan.cancelled().contains(slot.id()))
                    .map(Cue::startOf)
                    .filter(key -> decided.get(key) instanceof CueOutcome.Said)
                    .flatMap(key -> Stream.of(key.toString(), Keys.line(key)))
                    .filter(key -> !changed.contains(key))
                    .forEach(changed::add);
        }
        if (rules.events() && comesBack(then.session(), now)) {
            told.add(drafts.event(then.session()));
        }
        return new Telling(told, withEvent(changed));
    }

    /// Whether a session that was over or cancelled is to come, or on, once more.
    private boolean comesBack(Session then, Instant now) {
        Session before = timetable.session();
        boolean wasOver = before.slots().isEmpty()
                || timetable.cues().stream().anyMatch(cue -> cue instanceof Cue.SessionCloses && isDecided(cue));
        return wasOver && !then.slots().isEmpty() && now.isBefore(SlotTimes.closing(then));
    }

    /// Decides what becomes of a cue that is due, and notes it.
    Decision decide(Cue cue, Instant now) {
        Decision decision = judge(cue, now);
        remember(decision.outcome());
        return decision;
    }

    private Decision judge(Cue cue, Instant now) {
        return switch (verdict(cue, now)) {
            case Verdict.Skip(Verdict.Reason reason) ->
                skipped(
                        cue,
                        now,
                        switch (reason) {
                            case OVER -> CueOutcome.Why.OVER;
                            case TOO_LATE -> CueOutcome.Why.TOO_LATE;
                        });
            case Verdict.Say _, Verdict.SayLate _ -> {
                List<Send> sends = withRoom(drafts.of(cue), now);
                yield sends.isEmpty()
                        ? skipped(cue, now, CueOutcome.Why.NOTHING_TO_SAY)
                        : new Decision(
                                new CueOutcome.Said(cue.key(), cue.at(), now), sends, changedBy(cue), since(cue));
            }
        };
    }

    /// When that began of which is told in a thread or to chairs.
    private Instant since(Cue cue) {
        return switch (cue) {
            case Cue.TalkStarts _, Cue.JointQaStarts _ -> cue.at();
            case Cue.TimeLeft left -> began(left.block());
            case Cue.FloorCloses closing -> began(closing.block());
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.BreakStarts _, Cue.SessionCloses _ -> Instant.MIN;
        };
    }

    private Instant began(SlotId block) {
        return Block.holding(timetable.blocks(), block).map(SlotTimes::start).orElse(Instant.MIN);
    }

    /// Whether something was said that still follows what changes: not of a floor that has closed before it opens
    /// once more.
    private boolean isSaid(Cue cue) {
        return decided.get(cue.key()) instanceof CueOutcome.Said said
                && switch (cue) {
                    case Cue.TimeLeft _, Cue.FloorCloses _ -> !said.decided().isBefore(since(cue));
                    case Cue.HeadsUp _,
                            Cue.SessionOpens _,
                            Cue.TalkStarts _,
                            Cue.JointQaStarts _,
                            Cue.BreakStarts _,
                            Cue.SessionCloses _ -> true;
                };
    }

    private Verdict verdict(Cue cue, Instant now) {
        return Verdict.of(
                cue, timetable.session(), now, clock.realUntil(cue.at()).negated(), rules.grace());
    }

    /// With what makes room for the thread that is opened.
    private List<Send> withRoom(List<Send> sends, Instant now) {
        int threads = (int)
                sends.stream().filter(send -> send.what() == Send.What.THREAD).count();
        List<Send> all = new ArrayList<>(sends);
        all.addAll(archiving.roomFor(threads, timetable.hosted().venue().channel(), now));
        return all;
    }

    /// A scheduled event begins and ends with its session.
    private List<String> changedBy(Cue cue) {
        return switch (cue) {
            case Cue.SessionOpens _, Cue.SessionCloses _ -> withEvent(List.of());
            case Cue.HeadsUp _,
                    Cue.TalkStarts _,
                    Cue.JointQaStarts _,
                    Cue.BreakStarts _,
                    Cue.TimeLeft _,
                    Cue.FloorCloses _ -> List.of();
        };
    }

    /// With the session's scheduled event, where there is one: it follows all that is done to the time.
    private List<String> withEvent(List<String> changed) {
        List<String> all = new ArrayList<>(changed);
        if (rules.events()) {
            all.add(Keys.event(timetable.hosted().session().id()));
        }
        return all;
    }

    private Decision skipped(Cue cue, Instant now, CueOutcome.Why why) {
        return new Decision(new CueOutcome.Skipped(cue.key(), cue.at(), now, why), List.of(), changedBy(cue));
    }

    /// Whether what was due then may have been said by a database that this one was restored from a backup of.
    boolean mayHaveBeenSaid(Instant due) {
        return restored && !due.isAfter(takenUp);
    }

    /// What was said and is due once more, later, is said anew where it stands: a floor that a chair has opened
    /// again closes once more, and what another plan has put off begins. So does a talk that was cancelled before
    /// its thread was there.
    boolean isDecided(Cue cue) {
        CueOutcome outcome = decided.get(cue.key());
        boolean again = outcome instanceof CueOutcome.Said
                && ((isSaidAgain(cue) && cue.at().isAfter(outcome.decided()))
                        || (cue instanceof Cue.TalkStarts talk && drafts.lacksThread(talk)));
        return outcome != null && !again;
    }

    private static boolean isSaidAgain(Cue cue) {
        return switch (cue) {
            case Cue.FloorCloses _, Cue.TalkStarts _, Cue.JointQaStarts _, Cue.BreakStarts _, Cue.SessionCloses _ ->
                true;
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.TimeLeft _ -> false;
        };
    }

    /// Notes that a cue is decided.
    void remember(CueOutcome outcome) {
        decided.put(outcome.key(), outcome);
        if (outcome instanceof CueOutcome.Said) {
            drafts.begin();
            timetable.cue(outcome.key()).ifPresent(drafts::said);
        }
    }
}
