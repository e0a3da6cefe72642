package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.cue.Verdict;
import org.lectern.floor.CueOutcome;
import org.lectern.rehearsal.Evidence.Held;
import org.lectern.rehearsal.Expected.Part;
import org.lectern.schedule.Session;
import org.lectern.store.Records;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

/// Checks the cues of one session: each is decided once, rightly, and what is said of it was sent.
final class CueAudit {
    private static final Duration IN_TIME = Duration.ZERO;

    private final Evidence evidence;
    private final Held held;
    private final Session session;
    private final List<Cue> plan;
    private final Map<CueKey, List<Records.OfCue>> decided;
    private final Expected expected;
    private final List<Cue> ever = new ArrayList<>();

    CueAudit(Evidence evidence, Held held) {
        this.evidence = evidence;
        this.held = held;
        this.session = held.course().at(evidence.until());
        decided = evidence.cues().stream()
                .filter(cue -> cue.session().equals(session().id()))
                .collect(Collectors.groupingBy(cue -> cue.outcome().key()));
        plan = plan(session).stream()
                .filter(cue -> !cue.at().isAfter(evidence.until()) || decided.containsKey(cue.key()))
                .toList();
        Set<CueKey> said = decided.values().stream()
                .map(List::getFirst)
                .map(Records.OfCue::outcome)
                .filter(CueOutcome.Said.class::isInstance)
                .map(CueOutcome::key)
                .collect(Collectors.toSet());
        expected = Expected.of(session(), plan, said);
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

    List<Records.OfCue> decided(Cue cue) {
        return decided.getOrDefault(cue.key(), List.of());
    }

    /// Every send of the session's cues.
    List<OfSend> sends() {
        return decided.values().stream()
                .flatMap(List::stream)
                .flatMap(cue -> cue.sends().stream())
                .toList();
    }

    String name(Cue cue) {
        return Labels.clock(session(), cue.at()) + " " + Labels.quoted(Labels.cue(session(), cue));
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
        Set<CueKey> planned = plan.stream().map(Cue::key).collect(Collectors.toSet());
        decided.forEach((key, found) -> {
            if (!planned.contains(key) && gone(key).isEmpty()) {
                faults.accept("The store decided " + key + ", which is not in the plan.");
            } else if (!planned.contains(key)) {
                found.stream()
                        .flatMap(cue -> cue.sends().stream())
                        .forEach(send -> checkState(key.toString(), send, faults));
            }
        });
        for (Cue cue : plan) {
            List<Records.OfCue> found = decided(cue);
            switch (found.size()) {
                case 0 -> {
                    if (!isDecidedElsewhere(cue)) {
                        faults.accept(name(cue) + ": nothing was decided about it.");
                    }
                }
                case 1 -> check(cue, found.getFirst(), faults);
                default -> faults.accept(name(cue) + ": it was decided " + found.size() + " times.");
            }
        }
    }

    /// What was on in another session is decided there, where a later plan has it here.
    private boolean isDecidedElsewhere(Cue cue) {
        return evidence.cues().stream()
                .anyMatch(decided -> decided.outcome().key().equals(cue.key()));
    }

    /// A cue that was decided as planned then, of a slot that the schedule has no more.
    private Optional<Cue> gone(CueKey key) {
        return ever().stream()
                .filter(cue -> cue.key().equals(key))
                .filter(cue -> decided(cue).stream()
                        .allMatch(found -> found.outcome().due().equals(cue.at())))
                .findFirst();
    }

    private List<Cue> ever() {
        if (ever.isEmpty()) {
            ever.addAll(held.everPlanned(evidence.until(), evidence.lead()));
        }
        return ever;
    }

    /// What was said of slots that the schedule has no more: what stands of that may stay, as it was edited.
    List<String> goneKeys() {
        Set<CueKey> planned = plan.stream().map(Cue::key).collect(Collectors.toSet());
        return decided.entrySet().stream()
                .filter(each -> !planned.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .flatMap(cue -> cue.sends().stream())
                .map(send -> send.send().key())
                .toList();
    }

    private void check(Cue cue, Records.OfCue found, Consumer<String> faults) {
        if (ever().stream()
                .noneMatch(each -> each.key().equals(cue.key())
                        && each.at().equals(found.outcome().due()))) {
            faults.accept(name(cue) + ": it was decided as if it were due at "
                    + Labels.clock(session(), found.outcome().due()) + ".");
        }
        switch (found.outcome()) {
            case CueOutcome.Skipped skipped -> {
                if (!byTheRules(cue, skipped)) {
                    faults.accept(name(cue) + ": it was skipped (" + Audit.words(skipped.why())
                            + "), which the rules do not allow.");
                }
                found.sends()
                        .forEach(send -> faults.accept(name(cue) + ": it was skipped, yet "
                                + send.send().key() + " was to be sent."));
            }
            case CueOutcome.Said said -> {
                if (Verdict.of(cue, session(), said.decided(), IN_TIME, IN_TIME) instanceof Verdict.Skip) {
                    faults.accept(name(cue) + ": it was announced when it was over.");
                }
                checkSends(cue, found.sends(), faults);
            }
        }
    }

    /// Only what was due when the bot was not there may have been missed; and a floor that never had a thread
    /// closes without a word.
    private boolean byTheRules(Cue cue, CueOutcome.Skipped skipped) {
        return switch (skipped.why()) {
            case NOTHING_TO_SAY ->
                (cue instanceof Cue.TimeLeft left && !expected.hasThread(left.block()))
                        || (cue instanceof Cue.FloorCloses closes && !expected.hasThread(closes.block()))
                        // Nobody heard of a session that was over when the bot came.
                        || (cue instanceof Cue.SessionCloses && missed(cue) && !hadBegun(skipped.decided()));
            case OVER ->
                missed(cue) && Verdict.of(cue, session(), skipped.decided(), IN_TIME, IN_TIME) instanceof Verdict.Skip;
            case TOO_LATE ->
                missed(cue)
                        && switch (cue) {
                            case Cue.HeadsUp _, Cue.TimeLeft _, Cue.FloorCloses _, Cue.SessionCloses _ -> true;
                            case Cue.SessionOpens _, Cue.TalkStarts _, Cue.JointQaStarts _, Cue.BreakStarts _ -> false;
                        };
        };
    }

    private void checkSends(Cue cue, List<OfSend> sends, Consumer<String> faults) {
        List<String> missing =
                new ArrayList<>(expected.of(cue).stream().map(Part::key).toList());
        for (OfSend send : sends) {
            if (!missing.remove(send.send().key())) {
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
