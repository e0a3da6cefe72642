package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.cue.Replanning;
import org.lectern.cue.SessionClock;
import org.lectern.cue.Verdict;
import org.lectern.floor.Ledger.Decision;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;
import org.lectern.question.Allowance;
import org.lectern.question.Move;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Scene;
import org.lectern.wording.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Conducts one session: decides what becomes of its cues and takes its questions, one at a time.
final class Conductor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Conductor.class);

    /// How long ago another chair's act is told to who acts next.
    private static final Duration JUST_BEFORE = Duration.ofMinutes(2);

    /// Within this, whoever does what another chair has just done has not seen it yet.
    private static final Duration UNSEEN = Duration.ofSeconds(20);

    private volatile Hosted hosted;
    private final Rules rules;
    private final SessionClock clock;
    private final Ledger ledger;
    private final Sender sender;
    private final Shown shown;
    private final Changes changes;
    private final Archiving archiving;
    private final BiConsumer<Conductor, List<Cue>> arm;
    private volatile Course course;
    /// The cues of the session as it ran when they were planned.
    private volatile Planned planned;
    /// What the chairs did to its time, by number.
    private final Map<Integer, Ledger.Acted> acts = new ConcurrentHashMap<>();

    /// A session's decisions are made one at a time, on this thread.
    private final ExecutorService queue;

    private final Map<CueKey, CueOutcome> decided = new ConcurrentHashMap<>();
    private final Drafts drafts;
    private final Authors authors;

    /// When it took up what an earlier run had left.
    private volatile Instant takenUp = Instant.MIN;

    /// Whether what is due could not be recorded the last time.
    private volatile boolean failing;

    /// Completes when what was decided last is recorded, or has failed to be.
    private CompletableFuture<Void> recorded = CompletableFuture.completedFuture(null);

    private record Planned(Session session, List<Cue> cues) {}

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
        this.hosted = hosted;
        this.rules = rules;
        this.clock = clock;
        this.ledger = ledger;
        this.sender = sender;
        this.shown = shown;
        this.changes = changes;
        this.archiving = archiving;
        this.authors = new Authors(hosted.session(), hosted.venue());
        this.arm = arm;
        this.course = Course.of(hosted.session());
        this.planned =
                new Planned(hosted.session(), Planner.plan(hosted.session(), Block.of(hosted.session()), rules.lead()));
        this.drafts = new Drafts(hosted, this::blocks, sender, chat, this::mayHaveBeenSaid);
        this.queue = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("floor-" + hosted.session().id()).factory());
    }

    /// The session as it runs now.
    Session session() {
        return course.at(clock.instant());
    }

    /// The cues of the session as it runs now.
    private List<Cue> plan() {
        Session now = session();
        Planned last = planned;
        if (!last.session().equals(now)) {
            // Of a session of which nothing is left nothing is said.
            last = new Planned(now, now.slots().isEmpty() ? List.of() : Planner.plan(now, blocks(), rules.lead()));
            planned = last;
        }
        return last.cues();
    }

    Course course() {
        return course;
    }

    Hosted hosted() {
        return hosted;
    }

    List<Block> blocks() {
        return course.blocks(clock.instant());
    }

    Optional<Cue> cue(CueKey key) {
        return plan().stream().filter(cue -> cue.key().equals(key)).findFirst();
    }

    /// When the floor of a block closes.
    Optional<Instant> closes(Block block) {
        return plan().stream()
                .filter(cue -> cue instanceof Cue.FloorCloses closing
                        && closing.block().equals(block.id()))
                .map(Cue::at)
                .findFirst();
    }

    Scene scene() {
        return scene(course, clock.instant());
    }

    private Scene scene(Course course, Instant now) {
        return new Scene(
                course.at(now),
                course.blocks(now),
                hosted.venue(),
                this::thread,
                course.heldSince().orElse(null),
                hosted.venue().language(),
                authors.all());
    }

    OptionalLong thread(SlotId block) {
        return sender.made(Keys.thread(block));
    }

    /// Takes up what chairs have done to the session's time before, which is to be known before anything is said.
    CompletableFuture<Void> takeUpActs() {
        return ledger.acts(hosted.session().id()).thenAccept(done -> {
            done.forEach(acted -> acts.put(acted.done().id(), acted));
            course = Course.of(
                    hosted.session(), done.stream().map(Ledger.Acted::done).toList());
        });
    }

    /// Takes up where an earlier run ended: decides at once what is due already.
    ///
    /// @return what is still to come
    CompletableFuture<List<Cue>> takeUp() {
        return ledger.outcomes(hosted.session().id()).thenComposeAsync(this::takeUp, queue);
    }

    private CompletableFuture<List<Cue>> takeUp(Map<CueKey, CueOutcome> outcomes) {
        outcomes.values().forEach(this::remember);
        Instant now = clock.instant();
        takenUp = now;
        forgetSkippedAhead(now);
        return takeUp(now, this::decide);
    }

    /// What was skipped while the clock was ahead is still to come, or on, when it has been set back.
    ///
    /// @return whether there was anything
    private boolean forgetSkippedAhead(Instant now) {
        return decided.values().removeIf(outcome -> outcome instanceof CueOutcome.Skipped && isSaidFrom(now, outcome));
    }

    private boolean isSaidFrom(Instant now, CueOutcome skipped) {
        return skipped.due().isAfter(now)
                || cue(skipped.key())
                        .filter(cue -> !(verdict(cue, now) instanceof Verdict.Skip))
                        .isPresent();
    }

    /// Judges anew what was skipped by a clock that has been set back since.
    ///
    /// @return what is still to come; empty where nothing has changed
    CompletableFuture<Optional<List<Cue>>> setBack() {
        return CompletableFuture.completedFuture(session())
                .thenComposeAsync(
                        _ -> {
                            Instant now = clock.instant();
                            return forgetSkippedAhead(now)
                                    ? takeUp(now, this::decide).thenApply(Optional::of)
                                    : CompletableFuture.completedFuture(Optional.empty());
                        },
                        queue);
    }

    private CompletableFuture<List<Cue>> takeUp(
            Instant now, Function<Collection<Cue>, CompletableFuture<Void>> deciding) {
        List<Cue> open = plan().stream().filter(cue -> !isDecided(cue)).toList();
        List<Cue> due = open.stream().filter(cue -> !cue.at().isAfter(now)).toList();
        // Nothing comes due while the time stands.
        List<Cue> toCome = course.heldSince().isPresent()
                ? List.of()
                : open.stream().filter(cue -> cue.at().isAfter(now)).toList();
        return deciding.apply(due).thenApply(_ -> toCome);
    }

    /// What another chair did to the session's time last, so short ago that this one has not seen it.
    Optional<Act> unseenBy(long person) {
        return Optional.ofNullable(acts.get(acts.size()))
                .filter(last -> last.done().at().isAfter(clock.instant().minus(UNSEEN)))
                .filter(last -> last.who().id() != person)
                .map(last -> last.done().act());
    }

    /// Does to the session's time what a chair wants, if it may be done: records it, has all that was said follow,
    /// and what is to come.
    ///
    /// @param seen how many acts whoever acts has seen; null where they speak of the time as it is
    CompletableFuture<Told> act(Act act, Ledger.Who who, @Nullable Integer seen) {
        return CompletableFuture.completedFuture(act)
                .thenComposeAsync(
                        _ -> {
                            CompletableFuture<Told> told =
                                    recorded.handle((_, _) -> act).thenComposeAsync(_ -> actNow(act, who, seen), queue);
                            recorded = told.handle((_, _) -> null);
                            return told;
                        },
                        queue);
    }

    /// How the session would differ by another plan.
    Replanning replanning(Hosted next) {
        return Replanning.of(course, next.session(), clock.instant());
    }

    /// Takes up another plan of the session: records it, has all that was said follow, and what is to come.
    ///
    /// @param elsewhere slots that another session has now
    /// @return what is different
    CompletableFuture<Act.Replan> replan(Hosted next, Set<SlotId> elsewhere, Ledger.Who who) {
        return CompletableFuture.completedFuture(next)
                .thenComposeAsync(
                        _ -> {
                            CompletableFuture<Act.Replan> told = recorded.handle((_, _) -> next)
                                    .thenComposeAsync(_ -> replanNow(next, elsewhere, who), queue);
                            recorded = told.handle((_, _) -> null);
                            return told;
                        },
                        queue);
    }

    private CompletableFuture<Act.Replan> replanNow(Hosted next, Set<SlotId> elsewhere, Ledger.Who who) {
        Instant now = clock.instant();
        Replanning replanning = replanning(next);
        Act.Replan difference = replanning.difference();
        List<Act.Done> done = course.done();
        if (replanning.isNothing(course)
                || !(Course.of(replanning.printed(), done).act(difference, now) instanceof ActOutcome.Taken taken)) {
            return CompletableFuture.completedFuture(new Act.Replan(List.of(), List.of(), List.of(), List.of()));
        }
        Hosted hostedThen = hosted.as(replanning.printed());
        return take(taken, hostedThen, next, elsewhere, who, now).thenApply(_ -> difference);
    }

    private CompletableFuture<Void> take(
            ActOutcome.Taken taken, Hosted then, Hosted next, Set<SlotId> elsewhere, Ledger.Who who, Instant now) {
        Ledger.Acted acted = new Ledger.Acted(taken.done(), who);
        Session stored = then.session()
                .during(
                        then.session().start(),
                        then.session().end(),
                        then.session().slots().stream()
                                .filter(slot -> !elsewhere.contains(slot.id()))
                                .toList());
        List<Cue> said = plan().stream()
                .filter(cue -> decided.get(cue.key()) instanceof CueOutcome.Said)
                .toList();
        Scene after = scene(taken.course(), now);
        List<String> changed = withEvent(new Rewording(scene(course, toldAt(now)), after).of(said));
        List<Send> note = drafts.hasBegun()
                        && Times.note(after, taken.done().act(), taken.course(), now)
                                .isPresent()
                ? List.of(drafts.note(stored.id(), taken.done()))
                : List.of();
        return ledger.replan(stored, acted, note, changed)
                .thenComposeAsync(
                        sends -> {
                            acts.put(taken.done().id(), acted);
                            hosted = then;
                            course = taken.course();
                            authors.name(next);
                            forgetSkippedAhead(now);
                            sender.take(sends);
                            return takeUp(now, this::decideNow);
                        },
                        queue)
                .thenAccept(toCome -> {
                    arm.accept(this, toCome);
                    changes.of(stored.id());
                });
    }

    private CompletableFuture<Told> actNow(Act act, Ledger.Who who, @Nullable Integer seen) {
        Instant now = clock.instant();
        Optional<Ledger.Acted> before = Optional.ofNullable(acts.get(acts.size()))
                .filter(last -> last.done().at().isAfter(now.minus(JUST_BEFORE)));
        Ledger.Acted last = acts.get(acts.size());
        ActOutcome outcome = seen != null && seen != acts.size() && last != null
                ? new ActOutcome.Unseen(last.done())
                : course.act(act, now);
        if (!(outcome instanceof ActOutcome.Taken taken)) {
            return CompletableFuture.completedFuture(new Told(outcome, before));
        }
        Ledger.Acted acted = new Ledger.Acted(taken.done(), who);
        List<Cue> said = plan().stream()
                .filter(cue -> decided.get(cue.key()) instanceof CueOutcome.Said)
                .toList();
        Scene then = scene(taken.course(), now);
        List<String> changed = withEvent(new Rewording(scene(course, toldAt(now)), then).of(said));
        List<Send> note =
                drafts.hasBegun() && Times.note(then, act, taken.course(), now).isPresent()
                        ? List.of(drafts.note(hosted.session().id(), taken.done()))
                        : List.of();
        return ledger.act(hosted.session().id(), acted, note, changed)
                .thenComposeAsync(
                        sends -> {
                            acts.put(taken.done().id(), acted);
                            course = taken.course();
                            forgetSkippedAhead(now);
                            sender.take(sends);
                            return takeUp(now, this::decideNow);
                        },
                        queue)
                .thenApply(toCome -> {
                    arm.accept(this, toCome);
                    changes.of(session().id());
                    return new Told(outcome, before);
                });
    }

    /// With the session's scheduled event, where there is one: it follows all that is done to the time.
    private List<String> withEvent(List<String> changed) {
        List<String> all = new ArrayList<>(changed);
        if (rules.events()) {
            all.add(Keys.event(hosted.session().id()));
        }
        return all;
    }

    /// How many acts somebody has seen who acted by a page that had shown so many: theirs, as far as nobody else's
    /// came between.
    int seenAfter(int seen, Ledger.Who who) {
        boolean onlyTheirs = acts.values().stream()
                .filter(acted -> acted.done().id() > seen)
                .allMatch(acted -> acted.who().id() == who.id());
        return onlyTheirs ? acts.size() : seen;
    }

    /// As of when the messages tell the times: while the time stands, they are as the last act has left them.
    private Instant toldAt(Instant now) {
        return course.heldSince().isEmpty() || course.done().isEmpty()
                ? now
                : course.done().getLast().at();
    }

    /// Decides cues that are due; those decided before stay as they are.
    void due(Collection<Cue> cues) {
        try {
            queue.execute(() -> {
                var _ = decide(cues);
            });
        } catch (RejectedExecutionException e) {
            log.info(
                    "Lectern is ending; {} cues of {} are left for its next start",
                    cues.size(),
                    session().id());
        }
    }

    /// Decides what of this session closes by an instant, and completes when that is recorded and handed to the
    /// sender.
    CompletableFuture<Void> closeBy(Instant at) {
        List<Cue> closing = plan().stream()
                .filter(cue -> cue instanceof Cue.FloorCloses || cue instanceof Cue.SessionCloses)
                .filter(cue -> !cue.at().isAfter(at) && !isDecided(cue))
                .toList();
        if (closing.isEmpty() || queue.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.completedFuture(closing).thenComposeAsync(this::decide, queue);
    }

    /// Completes when all that was due before is decided, recorded and handed to the sender.
    CompletableFuture<Void> idle() {
        return CompletableFuture.completedFuture(session()).thenComposeAsync(_ -> recorded, queue);
    }

    /// Keeps a question, with its card as a send.
    ///
    /// Here and below, sends are handed on in the order in which they become durable: that of one thread's cards
    /// has to be the same after a crash, since cards that leave together are recognised by the first of them.
    ///
    /// @param allowance null where somebody else than its asker has it kept
    CompletableFuture<Ledger.Filing> file(NewQuestion question, @Nullable Allowance allowance) {
        return CompletableFuture.completedFuture(question)
                .thenComposeAsync(
                        each -> ledger.file(each, place(each.block()), allowance)
                                .thenApply(filing -> {
                                    if (filing instanceof Ledger.Kept kept) {
                                        sender.take(kept.card());
                                        changes.of(session().id());
                                    }
                                    return filing;
                                }),
                        queue)
                .exceptionallyCompose(fault -> CompletableFuture.failedFuture(
                        queue.isShutdown() && fault.getCause() instanceof RejectedExecutionException rejected
                                ? new LedgerException("not kept: Lectern is ending", rejected)
                                : fault));
    }

    /// Who may answer for which talk.
    Authors authors() {
        return authors;
    }

    /// Takes up whom chairs have let in before.
    CompletableFuture<Void> takeUpAuthors() {
        return ledger.authors(session().id())
                .thenAccept(letIn ->
                        letIn.forEach((talk, people) -> people.forEach(person -> authors.letIn(talk, person))));
    }

    /// Does a move with a question of this session.
    CompletableFuture<Ledger.Changed> move(Question question, Move move, @Nullable Long seen, Ledger.Who who) {
        return CompletableFuture.completedFuture(question)
                .thenComposeAsync(
                        each -> ledger.move(each.id(), move, seen, who, clock.instant(), place(each.block()))
                                .thenApply(this::handedOn),
                        queue);
    }

    /// Undoes what was done with a question of this session.
    CompletableFuture<Ledger.Changed> undo(Question question, long act, Ledger.Who who) {
        return CompletableFuture.completedFuture(question)
                .thenComposeAsync(
                        each -> ledger.undo(act, who, clock.instant(), place(each.block()), rules.allowance())
                                .thenApply(this::handedOn),
                        queue);
    }

    private Ledger.Changed handedOn(Ledger.Changed changed) {
        shown.send(changed.sends());
        changes.of(session().id());
        return changed;
    }

    private Ledger.Place place(SlotId block) {
        return new Ledger.Place(hosted.venue().channel(), Keys.thread(block), drafts.lastIn(block));
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
        List<Decision> decisions = new ArrayList<>();
        for (Cue fired : cues) {
            Cue cue = cue(fired.key()).orElse(fired);
            // It may have been put off since the timer was armed.
            if (!cue.at().isAfter(now) && !isDecided(cue)) {
                Decision decision = decide(cue, now);
                remember(decision.outcome());
                decisions.add(decision);
            }
        }
        if (decisions.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return ledger.record(session().id(), decisions)
                .thenAccept(sends -> {
                    failing = false;
                    sender.take(sends, send -> mayHaveBeenSaid(send.due()));
                    changes.of(session().id());
                })
                .exceptionallyAsync(
                        fault -> {
                            tell(fault);
                            decideLater(decisions);
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
                    session().id(),
                    fault.getMessage());
        }
    }

    /// Takes back at once what could not be recorded, so that the next talk opens the thread if need be, and judges
    /// it anew a little later: it may be over by then.
    private void decideLater(List<Decision> decisions) {
        List<Cue> cues = new ArrayList<>();
        for (Decision decision : decisions) {
            decided.remove(decision.outcome().key());
            cue(decision.outcome().key()).ifPresent(cues::add);
            drafts.takeBack(decision.sends());
        }
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, queue).execute(() -> {
            var _ = decide(cues);
        });
    }

    private Decision decide(Cue cue, Instant now) {
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
                        : new Decision(new CueOutcome.Said(cue.key(), cue.at(), now), sends, changedBy(cue));
            }
        };
    }

    private Verdict verdict(Cue cue, Instant now) {
        return Verdict.of(cue, session(), now, clock.realUntil(cue.at()).negated(), rules.grace());
    }

    /// With what makes room for the thread that is opened.
    private List<Send> withRoom(List<Send> sends, Instant now) {
        int threads = (int)
                sends.stream().filter(send -> send.what() == Send.What.THREAD).count();
        List<Send> all = new ArrayList<>(sends);
        all.addAll(archiving.roomFor(threads, hosted.venue().channel(), now));
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

    private Decision skipped(Cue cue, Instant now, CueOutcome.Why why) {
        return new Decision(new CueOutcome.Skipped(cue.key(), cue.at(), now, why), List.of(), changedBy(cue));
    }

    /// Whether what was due then may have been said by a database that this one was restored from a backup of.
    private boolean mayHaveBeenSaid(Instant due) {
        return ledger.isRestored() && !due.isAfter(takenUp);
    }

    /// A floor that a chair has opened again closes once more: what was said of its close is then said anew.
    private boolean isDecided(Cue cue) {
        CueOutcome outcome = decided.get(cue.key());
        boolean reopened = cue instanceof Cue.FloorCloses
                && outcome instanceof CueOutcome.Said
                && cue.at().isAfter(outcome.decided());
        return outcome != null && !reopened;
    }

    /// Notes that a cue is decided.
    private void remember(CueOutcome outcome) {
        decided.put(outcome.key(), outcome);
        if (outcome instanceof CueOutcome.Said) {
            cue(outcome.key()).ifPresent(drafts::said);
        }
    }

    /// Decides nothing more; what is under way ends.
    @Override
    public void close() {
        queue.close();
    }
}
