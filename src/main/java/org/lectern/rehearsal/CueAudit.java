package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.cue.Verdict;
import org.lectern.floor.CueOutcome;
import org.lectern.outbox.Send;
import org.lectern.rehearsal.Evidence.Held;
import org.lectern.rehearsal.Expected.Part;
import org.lectern.rehearsal.History.Planned;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.store.Records;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

/// Checks the cues of one session: each is decided once, rightly, and what is said of it was sent.
final class CueAudit {
    private static final Duration IN_TIME = Duration.ZERO;

    private final Evidence evidence;
    private final History history;
    private final Held held;
    private final Session session;
    private final List<Cue> plan;
    /// What became of each cue, by the session in which it was decided first.
    private final Map<CueKey, List<Records.OfCue>> decided;

    private final Map<CueKey, List<Records.OfCue>> elsewhere;
    private final Expected expected;

    CueAudit(Evidence evidence, History history, Held held) {
        this.evidence = evidence;
        this.history = history;
        this.held = held;
        this.session = held.course().at(evidence.until());
        Map<Boolean, Map<CueKey, List<Records.OfCue>>> byPlace = evidence.cues().stream()
                .collect(Collectors.partitioningBy(
                        cue -> cue.session().equals(session.id()),
                        Collectors.groupingBy(cue -> cue.outcome().key())));
        decided = byPlace.getOrDefault(true, Map.of());
        elsewhere = byPlace.getOrDefault(false, Map.of());
        plan = plan(session).stream()
                .filter(cue ->
                        !cue.at().isAfter(evidence.until()) || !decided(cue).isEmpty())
                .toList();
        Set<CueKey> said = decided.values().stream()
                .map(List::getFirst)
                .map(Records.OfCue::outcome)
                .filter(CueOutcome.Said.class::isInstance)
                .map(CueOutcome::key)
                .collect(Collectors.toSet());
        Set<String> openedElsewhere = elsewhere.values().stream()
                .flatMap(List::stream)
                .flatMap(cue -> cue.sends().stream())
                .map(OfSend::send)
                .filter(send -> send.what() == Send.What.THREAD)
                .map(Send::key)
                .collect(Collectors.toSet());
        Set<SlotId> opened = Block.of(session).stream()
                .map(Block::id)
                .filter(block -> openedElsewhere.contains(Expected.threadKey(block)))
                .collect(Collectors.toSet());
        expected = Expected.of(session(), plan, said, opened);
    }

    /// Whether it opened the thread of a block that another session has now, whose Q&A goes on there.
    private boolean isThreadOfAnother(Send send) {
        return send.what() == Send.What.THREAD
                && !expected.mayOpen(send.key())
                && evidence.sessions().stream()
                        .flatMap(other -> Block.of(other.course().at(evidence.until())).stream())
                        .anyMatch(block -> Expected.threadKey(block.id()).equals(send.key()));
    }

    private List<Cue> plan(Session version) {
        return version.slots().isEmpty()
                ? List.of()
                : Planner.plan(version, held.course().blocks(evidence.until()), evidence.lead());
    }

    /// The session as it ran in the end.
    Session session() {
        return session;
    }

    Held held() {
        return held;
    }

    List<Cue> plan() {
        return plan;
    }

    Expected expected() {
        return expected;
    }

    /// What became of a cue: here, or in the session that had it before.
    List<Records.OfCue> decided(Cue cue) {
        return Stream.of(decided, elsewhere)
                .flatMap(found -> found.getOrDefault(cue.key(), List.of()).stream())
                .toList();
    }

    /// Every send of the cues that were decided here.
    List<OfSend> sends() {
        return decided.values().stream()
                .flatMap(List::stream)
                .flatMap(cue -> cue.sends().stream())
                .toList();
    }

    String name(Cue cue) {
        return name(cue, session);
    }

    private static String name(Cue cue, Session session) {
        return Labels.clock(session, cue.at()) + " " + Labels.quoted(Labels.cue(session, cue));
    }

    /// Whether a block has a thread, here or in the session that had it before.
    boolean hasThread(SlotId block) {
        return expected.hasThread(block) || evidence.opening(block).isPresent();
    }

    /// Whether it was due when the bot was not there.
    boolean missed(Cue cue) {
        return evidence.missed(cue.at());
    }

    /// Whether anything had been said by an instant.
    boolean hadBegun(Instant instant) {
        return decided.values().stream()
                .flatMap(List::stream)
                .map(Records.OfCue::outcome)
                .anyMatch(outcome ->
                        outcome instanceof CueOutcome.Said && outcome.decided().isBefore(instant));
    }

    void check(Consumer<String> faults) {
        kept().forEach(found -> checkKept(found, faults));
        for (Cue cue : plan) {
            List<Records.OfCue> found = decided(cue);
            switch (found.size()) {
                case 0 -> faults.accept(name(cue) + ": nothing was decided about it.");
                case 1 -> check(cue, found.getFirst(), faults);
                default -> faults.accept(name(cue) + ": it was decided " + found.size() + " times.");
            }
        }
    }

    /// What was decided here of what the schedule has no more, or in another session now: it stays here, as it was
    /// edited.
    List<Records.OfCue> kept() {
        Set<CueKey> planned = plan.stream().map(Cue::key).collect(Collectors.toSet());
        return decided.entrySet().stream()
                .filter(each -> !planned.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    private void checkKept(Records.OfCue found, Consumer<String> faults) {
        CueOutcome outcome = found.outcome();
        List<Planned> by = history.decided(outcome.key(), outcome.due(), outcome.decided());
        if (by.isEmpty()) {
            faults.accept("The store decided " + outcome.key() + " as if it were due at "
                    + Labels.clock(session, outcome.due()) + ", which no plan had then.");
            return;
        }
        String name = name(by.getFirst().cue(), by.getFirst().session());
        checkOutcome(name, found, by, faults);
        checkAgain(name, by.getFirst().cue(), found, faults);
        if (outcome instanceof CueOutcome.Said) {
            List<String> keys =
                    found.sends().stream().map(send -> send.send().key()).toList();
            if (!keys.contains(outcome.key().toString())) {
                faults.accept(name + ": " + outcome.key() + " was never to be sent.");
            }
            found.sends().forEach(send -> checkState(name, send, faults));
        }
    }

    private void check(Cue cue, Records.OfCue found, Consumer<String> faults) {
        CueOutcome outcome = found.outcome();
        if (cue.at().isAfter(outcome.decided())
                && cue.at().isBefore(evidence.until())
                && (outcome instanceof CueOutcome.Skipped || isSaidAgain(cue))) {
            faults.accept(name(cue) + ": it was decided at " + Labels.clock(session, outcome.decided())
                    + ", and not again when it was due.");
        }
        if (!found.session().equals(session.id())) {
            // It is judged where it was decided first.
            return;
        }
        List<Planned> by = history.decided(outcome.key(), outcome.due(), outcome.decided());
        if (by.isEmpty()) {
            faults.accept(name(cue) + ": it was decided as if it were due at " + Labels.clock(session(), outcome.due())
                    + ".");
            by = List.of(new Planned(cue, session));
        }
        checkOutcome(name(cue), found, by, faults);
        checkAgain(name(cue), cue, found, faults);
        if (outcome instanceof CueOutcome.Said) {
            checkSends(cue, found.sends(), faults);
        }
    }

    /// What was said and is put off begins, or ends, once more.
    static boolean isSaidAgain(Cue cue) {
        return switch (cue) {
            case Cue.FloorCloses _, Cue.TalkStarts _, Cue.JointQaStarts _, Cue.BreakStarts _, Cue.SessionCloses _ ->
                true;
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.TimeLeft _ -> false;
        };
    }

    /// @param by the cue as the plans had it by which it was decided
    private void checkOutcome(String name, Records.OfCue found, List<Planned> by, Consumer<String> faults) {
        switch (found.outcome()) {
            case CueOutcome.Skipped skipped -> {
                if (by.stream().noneMatch(planned -> byTheRules(planned, skipped))) {
                    faults.accept(name + ": it was skipped (" + Audit.words(skipped.why())
                            + "), which the rules do not allow.");
                }
                found.sends()
                        .forEach(send -> faults.accept(
                                name + ": it was skipped, yet " + send.send().key() + " was to be sent."));
            }
            case CueOutcome.Said said -> {
                if (by.stream().allMatch(planned -> isOver(planned, said))) {
                    faults.accept(name + ": it was announced when it was over.");
                }
            }
        }
    }

    private static boolean isOver(Planned planned, CueOutcome outcome) {
        return Verdict.of(planned.cue(), planned.session(), outcome.decided(), IN_TIME, IN_TIME)
                instanceof Verdict.Skip;
    }

    /// Only what was due when the bot was not there, or is due by a plan that came later than that, may have been
    /// missed; and a floor that never had a thread closes without a word.
    private boolean byTheRules(Planned planned, CueOutcome.Skipped skipped) {
        Cue cue = planned.cue();
        boolean missed = missed(cue) || !history.came(cue.key(), cue.at());
        return switch (skipped.why()) {
            case NOTHING_TO_SAY ->
                (cue instanceof Cue.TimeLeft left && !hasThread(left.block()))
                        || (cue instanceof Cue.FloorCloses closes && !hasThread(closes.block()))
                        // Nobody heard of a session that was over when the bot came.
                        || (cue instanceof Cue.SessionCloses && missed(cue) && !hadBegun(skipped.decided()));
            case OVER -> missed && isOver(planned, skipped);
            case TOO_LATE ->
                missed
                        && switch (cue) {
                            case Cue.HeadsUp _, Cue.TimeLeft _, Cue.FloorCloses _, Cue.SessionCloses _ -> true;
                            case Cue.SessionOpens _, Cue.TalkStarts _, Cue.JointQaStarts _, Cue.BreakStarts _ -> false;
                        };
        };
    }

    /// What was said of a talk or a floor, and has begun once more, has a line of its own in the thread.
    private void checkAgain(String name, Cue cue, Records.OfCue found, Consumer<String> faults) {
        boolean isTold = switch (cue) {
            case Cue.TalkStarts _, Cue.JointQaStarts _, Cue.FloorCloses _ -> true;
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.BreakStarts _, Cue.TimeLeft _, Cue.SessionCloses _ -> false;
        };
        if (isTold && cue.key().equals(found.outcome().key())) {
            history.again(cue.key()).stream()
                    .filter(due -> due.isBefore(evidence.until()) && !evidence.missed(due))
                    .filter(due -> found.sends().stream()
                            .anyMatch(send -> send.send().due().isBefore(due)))
                    .filter(due -> found.sends().stream()
                            .noneMatch(send ->
                                    isInThread(send) && send.send().due().equals(due)))
                    .forEach(due -> faults.accept(name + ": it came once more at " + Labels.clock(session, due)
                            + ", and its thread was not told."));
        }
    }

    private static boolean isInThread(OfSend send) {
        return send.send().what() == Send.What.THREAD_LINE;
    }

    /// What was said of a cue when it came once more.
    List<OfSend> again(Cue cue) {
        List<String> first = expected.of(cue).stream().map(Part::key).toList();
        Set<Instant> again = history.again(cue.key());
        return decided.getOrDefault(cue.key(), List.of()).stream()
                .flatMap(found -> found.sends().stream())
                .filter(send -> !first.contains(send.send().key()))
                .filter(send -> isInThread(send) && again.contains(send.send().due()))
                .toList();
    }

    private void checkSends(Cue cue, List<OfSend> sends, Consumer<String> faults) {
        List<String> missing =
                new ArrayList<>(expected.of(cue).stream().map(Part::key).toList());
        List<OfSend> again = again(cue);
        for (OfSend send : sends) {
            if (!missing.remove(send.send().key()) && !again.contains(send) && !isThreadOfAnother(send.send())) {
                faults.accept(name(cue) + ": " + send.send().key() + " was sent, which nothing calls for.");
            }
            checkState(name(cue), send, faults);
        }
        missing.forEach(key -> faults.accept(name(cue) + ": " + key + " was never to be sent."));
    }

    private void checkState(String name, OfSend send, Consumer<String> faults) {
        String key = send.send().key();
        if (send.state() == SendState.OPEN) {
            faults.accept(name + ": " + key + " is still to be sent.");
        } else if (send.state() == SendState.GIVEN_UP) {
            faults.accept(name + ": " + key + " was given up: " + send.why() + ".");
        } else if (send.left() != null && send.left().isBefore(send.send().due())) {
            faults.accept(name + ": " + key + " left before it was due.");
        }
    }
}
