package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Ledger.Decision;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Conducts one session: decides what becomes of its cues and takes its questions, one at a time.
final class Conductor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Conductor.class);

    private final Timetable timetable;
    private final SessionClock clock;
    private final Ledger ledger;
    private final Sender sender;
    private final Changes changes;
    private final BiConsumer<Conductor, List<Cue>> arm;
    /// A session's decisions are made one at a time, on this thread.
    private final ExecutorService queue;

    private final Decisions decisions;
    private final Authors authors;
    private final Plans plans;
    private final Asked asked;

    /// Whether what is due could not be recorded the last time.
    private volatile boolean failing;

    /// Completes when what was decided last is recorded, or has failed to be.
    private CompletableFuture<Void> recorded = CompletableFuture.completedFuture(null);

    /// What came of a chair's act.
    ///
    /// @param before what somebody had done just before; empty where nobody had
    record Told(ActOutcome outcome, Optional<Ledger.Acted> before) {}

    /// @param arm has what is still to come waited for, whenever that changes by an act
    Conductor(
            Hosted hosted,
            Rules rules,
            SessionClock clock,
            Ledger ledger,
            Sender sender,
            Shown shown,
            ChatSender chat,
            Changes changes,
            Archiving archiving,
            BiConsumer<Conductor, List<Cue>> arm) {
        this.timetable = new Timetable(hosted, rules.lead(), clock);
        this.clock = clock;
        this.ledger = ledger;
        this.sender = sender;
        this.changes = changes;
        this.authors = new Authors(hosted.session(), hosted.venue());
        this.arm = arm;
        this.decisions = new Decisions(timetable, rules, clock, sender, chat, archiving, ledger.isRestored());
        this.queue = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("floor-" + id()).factory());
        this.plans = new Plans(timetable, decisions, this::scene, clock);
        this.asked = new Asked(timetable, decisions, ledger, rules, clock, shown, sender, changes, queue);
    }

    Timetable timetable() {
        return timetable;
    }

    /// Other plans of the session.
    Plans plans() {
        return plans;
    }

    /// The questions of the session.
    Asked asked() {
        return asked;
    }

    /// The session as it runs now.
    Session session() {
        return timetable.session();
    }

    Course course() {
        return timetable.course();
    }

    Hosted hosted() {
        return timetable.hosted();
    }

    private SessionId id() {
        return hosted().session().id();
    }

    List<Block> blocks() {
        return timetable.blocks();
    }

    Scene scene() {
        return scene(course(), clock.instant());
    }

    private Scene scene(Course course, Instant now) {
        return new Scene(
                course.at(now),
                course.blocks(now),
                hosted().venue(),
                this::thread,
                course.heldSince().orElse(null),
                hosted().venue().language(),
                authors.all());
    }

    OptionalLong thread(SlotId block) {
        return sender.made(Keys.thread(block));
    }

    /// Takes up what chairs have done to the session's time before, which is to be known before anything is said.
    ///
    /// @param stored as [Timetable#takeUp] has it
    CompletableFuture<Void> takeUpActs(Map<SlotId, Slot> stored) {
        return ledger.acts(id()).thenAccept(acts -> timetable.takeUp(acts, stored));
    }

    /// Takes up what was decided before.
    CompletableFuture<Void> takeUpOutcomes() {
        return ledger.outcomes(id())
                .thenAcceptAsync(outcomes -> outcomes.values().forEach(decisions::remember), queue);
    }

    /// Takes up where an earlier run ended: decides at once what is due already.
    ///
    /// @return what is still to come
    CompletableFuture<List<Cue>> takeUp() {
        return inTurn(() -> {
            Instant now = clock.instant();
            decisions.takeUp(now);
            return takeUp(now, this::decide);
        });
    }

    /// Judges anew what was skipped by a clock that has been set back since.
    ///
    /// @return what is still to come; empty where nothing has changed
    CompletableFuture<Optional<List<Cue>>> setBack() {
        return inTurn(() -> {
            Instant now = clock.instant();
            return decisions.forgetSkippedAhead(now)
                    ? takeUp(now, this::decide).thenApply(Optional::of)
                    : CompletableFuture.completedFuture(Optional.empty());
        });
    }

    /// After all that this thread has begun; fails where it has ended.
    private <T> CompletableFuture<T> inTurn(Supplier<CompletableFuture<T>> task) {
        return CompletableFuture.completedFuture(task).thenComposeAsync(Supplier::get, queue);
    }

    private CompletableFuture<List<Cue>> takeUp(
            Instant now, Function<Collection<Cue>, CompletableFuture<Void>> deciding) {
        List<Cue> open = timetable.cues().stream()
                .filter(cue -> !decisions.isDecided(cue))
                .toList();
        List<Cue> due = open.stream().filter(cue -> !cue.at().isAfter(now)).toList();
        // Nothing comes due while the time stands.
        List<Cue> toCome = timetable.isHeld()
                ? List.of()
                : open.stream().filter(cue -> cue.at().isAfter(now)).toList();
        return deciding.apply(due).thenApply(_ -> toCome);
    }

    /// Does to the session's time what a chair wants, if it may be done: records it, has all that was said follow,
    /// and what is to come.
    ///
    /// @param seen how many acts whoever acts has seen; null where they speak of the time as it is
    CompletableFuture<Told> act(Act act, Ledger.Who who, @Nullable Integer seen) {
        return inTurn(() -> {
            CompletableFuture<Told> told =
                    recorded.handle((_, _) -> act).thenComposeAsync(_ -> actNow(act, who, seen), queue);
            recorded = told.handle((_, _) -> null);
            return told;
        });
    }

    /// Another plan of a session, worked out but not taken up. Until that is released nothing else is decided
    /// there.
    ///
    /// @param released is to be completed once it is taken up, or left
    record Prepared(Conductor of, Plans.Worked worked, CompletableFuture<Void> released) {
        Ledger.Plan plan() {
            return worked.plan();
        }
    }

    /// Works out another plan of the session; empty where it would be the same.
    ///
    /// @param gone slots that another session has now
    CompletableFuture<Optional<Prepared>> prepare(
            Hosted next, Map<SlotId, Long> elsewhere, Set<SlotId> gone, Ledger.Who who) {
        return inTurn(() -> {
            CompletableFuture<Void> released = new CompletableFuture<>();
            CompletableFuture<Void> before = recorded;
            recorded = released;
            return before.handle((_, _) -> next)
                    .thenApplyAsync(
                            _ -> plans.worked(next, elsewhere, gone, who)
                                    .map(worked -> new Prepared(this, worked, released)),
                            queue)
                    .whenComplete((prepared, fault) -> {
                        if (fault != null || prepared.isEmpty()) {
                            released.complete(null);
                        }
                    });
        });
    }

    /// Takes up another plan that is recorded.
    CompletableFuture<Void> take(Prepared prepared) {
        return CompletableFuture.completedFuture(prepared)
                .thenAcceptAsync(
                        _ -> {
                            Plans.Worked worked = prepared.worked();
                            timetable.take(worked.plan().acted(), worked.after(), worked.then());
                            authors.name(worked.next());
                            decisions.forgetSkippedAhead(clock.instant());
                        },
                        queue);
    }

    /// Goes on by another plan: decides what is due by it, and has what is to come waited for.
    CompletableFuture<Void> goOn(List<Send> sends) {
        return inTurn(() -> {
                    sender.take(sends);
                    return takeUp(clock.instant(), this::decideNow);
                })
                .thenAccept(toCome -> {
                    arm.accept(this, toCome);
                    changes.of(id());
                });
    }

    private CompletableFuture<Told> actNow(Act act, Ledger.Who who, @Nullable Integer seen) {
        Instant now = clock.instant();
        Optional<Ledger.Acted> before = timetable.justBefore(now);
        ActOutcome outcome = timetable.outcome(act, seen, now);
        if (!(outcome instanceof ActOutcome.Taken taken)) {
            return CompletableFuture.completedFuture(new Told(outcome, before));
        }
        Ledger.Acted acted = new Ledger.Acted(taken.done(), who);
        Decisions.Telling telling = decisions.telling(taken, now, this::scene);
        return ledger.act(id(), acted, telling.said(), telling.changed())
                .thenComposeAsync(
                        sends -> {
                            timetable.take(acted, taken.course());
                            decisions.forgetSkippedAhead(now);
                            return goOn(sends);
                        },
                        queue)
                .thenApply(_ -> new Told(outcome, before));
    }

    /// Decides cues that are due; those decided before stay as they are.
    void due(Collection<Cue> cues) {
        try {
            queue.execute(() -> {
                var _ = decide(cues);
            });
        } catch (RejectedExecutionException e) {
            log.info("Lectern is ending; {} cues of {} are left for its next start", cues.size(), id());
        }
    }

    /// Decides what of this session closes by an instant, and completes when that is recorded and handed to the
    /// sender.
    CompletableFuture<Void> closeBy(Instant at) {
        List<Cue> closing = timetable.cues().stream()
                .filter(cue -> cue instanceof Cue.FloorCloses || cue instanceof Cue.SessionCloses)
                .filter(cue -> !cue.at().isAfter(at) && !decisions.isDecided(cue))
                .toList();
        if (closing.isEmpty() || queue.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        return inTurn(() -> decide(closing));
    }

    /// Completes when all that was due before is decided, recorded and handed to the sender.
    CompletableFuture<Void> idle() {
        return inTurn(() -> recorded);
    }

    /// Who may answer for which talk.
    Authors authors() {
        return authors;
    }

    /// Takes up whom chairs have let in before.
    CompletableFuture<Void> takeUpAuthors() {
        return ledger.authors(id())
                .thenAccept(letIn ->
                        letIn.forEach((talk, people) -> people.forEach(person -> authors.letIn(talk, person))));
    }

    /// What was decided last may yet turn out not to be recorded, and with it the thread that these would build
    /// on: it is waited for.
    private CompletableFuture<Void> decide(Collection<Cue> cues) {
        recorded = recorded.isDone()
                ? decideNow(cues)
                : recorded.handle((_, _) -> cues).thenComposeAsync(this::decideNow, queue);
        return recorded;
    }

    private CompletableFuture<Void> decideNow(Collection<Cue> cues) {
        Instant now = clock.instant();
        List<Decision> made = new ArrayList<>();
        for (Cue fired : cues) {
            Cue cue = timetable.cue(fired.key()).orElse(fired);
            // It may have been put off since the timer was armed.
            if (!cue.at().isAfter(now) && !decisions.isDecided(cue)) {
                made.add(decisions.decide(cue, now));
            }
        }
        if (made.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return ledger.record(id(), made)
                .thenAccept(sends -> {
                    failing = false;
                    sender.take(sends, send -> decisions.mayHaveBeenSaid(send.due()));
                    changes.of(id());
                })
                .exceptionallyAsync(
                        fault -> {
                            tell(fault);
                            decideLater(made);
                            return null;
                        },
                        queue);
    }

    /// Once for each time that the ledger fails, not for each try.
    private void tell(Throwable fault) {
        if (!failing) {
            failing = true;
            log.error(
                    "What is due in {} could not be recorded; it is tried again until it is: {}",
                    id(),
                    fault.getMessage());
        }
    }

    /// Takes back at once what could not be recorded, so that the next talk opens the thread if need be, and judges
    /// it anew a little later: it may be over by then.
    private void decideLater(List<Decision> failed) {
        List<Cue> cues = new ArrayList<>();
        for (Decision decision : failed) {
            decisions.takeBack(decision);
            timetable.cue(decision.outcome().key()).ifPresent(cues::add);
        }
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, queue).execute(() -> {
            var _ = decide(cues);
        });
    }

    /// Decides nothing more; what is under way ends.
    @Override
    public void close() {
        queue.close();
    }
}
