package org.lectern.floor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatListener;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Interaction;
import org.lectern.chat.Reply;
import org.lectern.chat.Responder;
import org.lectern.cue.Cue;
import org.lectern.cue.CueListener;
import org.lectern.cue.CueTimer;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Pacer;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.DeskView;
import org.lectern.wording.PlanChange;

/// All sessions that Lectern conducts: hears of cues and of what people do, and passes each on to the session it is
/// about.
public final class Floor implements ChatListener, CueListener, AutoCloseable {
    /// How long before a boundary cards wait, in the session's time.
    private static final Duration HUSH = Duration.ofSeconds(1);

    private final Rules rules;
    private final SessionClock clock;
    private final Ledger ledger;
    private final ChatSender chat;
    private final Sender sender;
    private final Shown shown;
    private final Changes changes = new Changes();
    private final Links links;
    private final Linking linking;
    private final Directory directory;
    private final Timing timing;
    private final Chairing chairing;
    private final Desk desk;
    private final Reloading reloading;
    private final Reception reception;
    private final Placing placing;
    private final Archiving archiving;
    private final Scheduling scheduling;
    private final Telling telling;
    private final Reminding reminding;
    private final Boundaries boundaries = new Boundaries();
    /// Cues that are due, and wait for what others of their channel close.
    private final Map<Object, CompletableFuture<Void>> passing = new ConcurrentHashMap<>();
    private volatile @Nullable CueTimer timer;

    public Floor(
            Rules rules,
            SessionClock clock,
            Ledger ledger,
            Outbox outbox,
            ChatSender chat,
            Pacer pacer,
            Charts charts) {
        this.rules = rules;
        this.clock = clock;
        this.ledger = ledger;
        this.chat = chat;
        this.directory = new Directory(chat::guildOf);
        AskedBefore askedBefore = new AskedBefore(ledger, clock);
        Asking asking = new Asking(directory, rules, clock, askedBefore);
        Looking looking = new Looking(directory, clock);
        this.timing = new Timing(directory, clock);
        this.links = new Links(ledger, clock);
        this.linking = new Linking(directory, clock, links, changes);
        this.sender = new Sender(
                outbox,
                chat,
                new Announcer(directory, ledger, rules, clock, charts, linking, this::makeRoom),
                pacer,
                this::untilBoundary);
        this.shown = new Shown(sender);
        Voting voting = new Voting(directory, ledger, clock, shown, changes);
        this.telling = new Telling(
                id -> directory.byId(id).map(Conductor::scene), clock, outbox, sender::take, System::nanoTime);
        this.reminding = new Reminding(directory, ledger, clock, rules, sender::take);
        RemindMe remindMe = new RemindMe(directory, ledger, clock, reminding);
        Calendars calendars = new Calendars(directory, remindMe, clock);
        Moving moving = new Moving(directory, ledger, askedBefore, telling);
        this.chairing = new Chairing(directory, ledger, clock, moving);
        Answering answering = new Answering(directory, ledger, clock, moving);
        Admitting admitting = new Admitting(directory, ledger, clock);
        this.desk = new Desk(directory, ledger, clock, chairing, timing, admitting, linking);
        Revising revising = new Revising(directory, ledger, clock, moving);
        this.archiving = new Archiving(directory, chat, sender);
        this.scheduling = new Scheduling(rules, clock, ledger, chat, sender);
        this.placing = new Placing(ledger, chat, clock);
        this.reloading = new Reloading(directory, ledger, clock, placing, this::takeIn);
        this.reception = new Reception(
                asking, looking, voting, timing, chairing, answering, admitting, linking, reloading, revising, telling,
                remindMe, calendars);
    }

    /// Takes up the sessions: takes up what has changed since an earlier run, looks up what that had not settled,
    /// says what should be said by now, and arms the timer for the rest. Completes when that is decided.
    ///
    /// @param read under any identities; what is not placed is left out
    /// @return what has changed
    public CompletableFuture<List<PlanChange>> open(List<Hosted> read, CueTimer timer) {
        this.timer = timer;
        return ledger.match(read.stream().map(Hosted::session).toList()).thenCompose(matched -> {
            List<Hosted> all = Reloading.identified(read, matched.read());
            List<Hosted> hosted = all.stream().filter(Hosted::isPlaced).toList();
            return sender.recall()
                    .thenCompose(_ -> takeUpKnown(all, matched.stored(), timer))
                    .thenCompose(_ -> reloading.takeUp(hosted))
                    .thenCompose(taken -> {
                        taken.fresh().forEach(each -> directory.add(conductor(each, timer)));
                        // What an earlier run had left to be sent tells the times as they are now.
                        return sender.start()
                                .thenCompose(_ -> each(directory.all(), conductor -> takeUp(conductor, timer)))
                                .thenCompose(_ -> scheduling.keep(directory.all()))
                                .thenCompose(_ -> reminding.takeUp())
                                .thenApply(_ -> taken.changes());
                    });
        });
    }

    /// Takes up what is stored of sessions, as it is stored.
    private CompletableFuture<Void> takeUpKnown(List<Hosted> read, Map<SessionId, Session> stored, CueTimer timer) {
        List<Hosted> known = read.stream()
                .filter(Hosted::isPlaced)
                .flatMap(each -> Optional.ofNullable(stored.get(each.session().id())).map(each::as).stream())
                .toList();
        return new Vanished(ledger, clock).of(read, stored).thenCompose(vanished -> {
            List<Conductor> conductors = Stream.concat(known.stream(), vanished.stream())
                    .map(each -> conductor(each, timer))
                    .toList();
            Map<SlotId, Slot> slots = stored.values().stream()
                    .flatMap(session -> session.slots().stream())
                    .collect(Collectors.toMap(Slot::id, Function.identity(), (first, _) -> first));
            return each(conductors, conductor -> conductor.takeUpActs(slots)).thenCompose(_ -> {
                List<Conductor> held = conductors.stream()
                        .filter(each -> !vanished.contains(each.hosted()) || !isOver(each))
                        .toList();
                conductors.stream().filter(each -> !held.contains(each)).forEach(Conductor::close);
                directory.set(held);
                return each(held, Conductor::takeUpOutcomes);
            });
        });
    }

    /// Whether nothing can come of a session any more: not even by a schedule that has again what another has lost.
    private boolean isOver(Conductor conductor) {
        Session printed = conductor.course().printed();
        Instant now = clock.instant();
        return !now.isBefore(SlotTimes.closing(conductor.session()))
                && printed.slots().stream().allMatch(slot -> !now.isBefore(SlotTimes.end(printed, slot)));
    }

    private static CompletableFuture<Void> each(
            List<Conductor> conductors, Function<Conductor, CompletableFuture<Void>> what) {
        return CompletableFuture.allOf(conductors.stream().map(what).toArray(CompletableFuture[]::new));
    }

    private Conductor conductor(Hosted hosted, CueTimer timer) {
        return new Conductor(
                hosted,
                rules,
                clock,
                ledger,
                sender,
                shown,
                chat,
                changes,
                archiving,
                (conductor, toCome) -> arm(conductor, toCome, timer));
    }

    /// Has threads archived where Discord lets no more be opened.
    private void makeRoom(Send thread) {
        var _ = ledger.add(archiving.room(thread.channel(), clock.instant())).thenAccept(sender::take);
    }

    /// The sessions in their channels: those that are to be made are there then. The log names those that cannot
    /// be; their sessions are where their room was before, or not placed.
    public CompletableFuture<List<Hosted>> place(List<Hosted> hosted) {
        return placing.placedOrAsBefore(hosted);
    }

    /// Takes up a session that has come with another schedule, and is stored.
    CompletableFuture<Void> takeIn(Hosted hosted) {
        CueTimer armed = timer;
        if (armed == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("the floor is not open"));
        }
        Conductor conductor = conductor(hosted, armed);
        directory.add(conductor);
        return takeUp(conductor, armed).thenCompose(_ -> scheduling.keep(List.of(conductor)));
    }

    /// Notes where the schedules come from: from now on they may be read anew.
    public void readFrom(ScheduleSource schedules) {
        reloading.readFrom(schedules);
    }

    /// Reads the schedules anew and takes up what is different. What both have goes on, with its threads, its
    /// questions and what chairs did to its time; what was said of it follows. What cannot be read changes nothing.
    public CompletableFuture<Reload> reload() {
        return reloading.reload(true, Reloading.SCHEDULE);
    }

    private CompletableFuture<Void> takeUp(Conductor conductor, CueTimer timer) {
        return conductor
                .takeUpAuthors()
                .thenCompose(_ -> conductor.takeUp())
                .thenAccept(toCome -> arm(conductor, toCome, timer));
    }

    private void arm(Conductor conductor, List<Cue> toCome, CueTimer timer) {
        boundaries.set(conductor.session().id(), toCome);
        timer.arm(conductor.session().id(), toCome);
        reminding.look();
    }

    /// A session as it stands now; empty where it is not held here.
    public CompletableFuture<Optional<FloorView>> view(SessionId session) {
        Optional<Conductor> conductor = directory.byId(session);
        if (conductor.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return ledger.questions(session)
                .thenApply(questions ->
                        Optional.of(new FloorView(conductor.get().scene(), clock.instant(), pace(), questions)));
    }

    /// A session as its desk shows it; empty where it is not held here.
    public CompletableFuture<Optional<DeskView>> desk(SessionId session, Locale reader) {
        return desk.view(session, reader);
    }

    /// Does what somebody has done at the desk that a link opens.
    public CompletableFuture<DeskView.Answer> act(Link link, DeskAct act, Locale reader) {
        return desk.act(link, act, reader);
    }

    /// All that came of a session so far; empty where it is not held here.
    public CompletableFuture<Optional<Past>> past(SessionId session) {
        Optional<Conductor> conductor = directory.byId(session);
        if (conductor.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return ledger.questions(session)
                .thenCombine(
                        ledger.log(session, Integer.MAX_VALUE),
                        (asked, log) -> Optional.of(new Past(
                                conductor.get().scene(),
                                conductor.get().course().printed(),
                                asked,
                                log.reversed())));
    }

    /// The session's clock.
    ///
    /// @param pace how many seconds of the session pass in a real one; 0 where the clock stands
    public record Tick(Instant at, double pace) {}

    public Tick tick() {
        return new Tick(clock.instant(), pace());
    }

    private double pace() {
        Duration second = clock.real(Duration.ofSeconds(1));
        return second.toDays() > 0 ? 0 : 1e9 / Math.max(1, second.toNanos());
    }

    /// Notes where the pages are reached: from now on there are links to them.
    ///
    /// @param base without a slash at its end
    /// @param byEverybody whether it is also where attendees reach them
    public void served(URI base, boolean byEverybody) {
        linking.served(base, byEverybody);
    }

    /// Asks to be told of every change of a session; the listener must not block.
    public void listen(Consumer<SessionId> listener) {
        changes.listen(listener);
    }

    /// What a link opens; empty where there is no such link any more.
    public CompletableFuture<Optional<Link>> link(String token) {
        return links.find(token);
    }

    /// What another session of the same channel closes at that instant goes first.
    @Override
    public void due(SessionId session, List<Cue> cues) {
        directory.byId(session).ifPresent(conductor -> {
            CompletableFuture<Void> closed = CompletableFuture.completedFuture(null);
            for (Conductor other : directory.sharing(conductor)) {
                closed = closed.thenCompose(_ -> other.closeBy(cues.getFirst().at()));
            }
            CompletableFuture<Void> passed = closed.thenRun(() -> conductor.due(cues));
            Object ticket = new Object();
            passing.put(ticket, passed);
            var _ = passed.whenComplete((_, _) -> passing.remove(ticket));
        });
    }

    /// What a clock that was ahead had skipped is waited for again.
    @Override
    public void stepped() {
        reminding.look();
        CueTimer armed = timer;
        if (armed != null) {
            for (Conductor conductor : directory.all()) {
                var _ = conductor.setBack().thenAccept(toCome -> toCome.ifPresent(cues -> arm(conductor, cues, armed)));
            }
        }
    }

    @Override
    public void on(Interaction interaction, Responder responder) {
        reception.on(interaction, responder);
    }

    @Override
    public void replied(Reply reply) {
        reception.replied(reply);
    }

    /// Completes when nothing waits to be decided or sent, or fails after the time given. What waits for a thread
    /// that has not been opened does not count.
    public CompletableFuture<Void> idle(Duration atMost) {
        return CompletableFuture.allOf(passing.values().toArray(CompletableFuture[]::new))
                .thenCompose(_ -> CompletableFuture.allOf(
                        directory.all().stream().map(Conductor::idle).toArray(CompletableFuture[]::new)))
                .thenCompose(_ -> reminding.idle())
                .thenCompose(_ -> sender.idle(atMost));
    }

    /// Zero while a boundary is near, else the time until one is.
    private Duration untilBoundary() {
        Instant now = clock.instant();
        return boundaries
                .after(now)
                .map(next -> Duration.between(now, next.minus(HUSH)))
                .filter(Duration::isPositive)
                .orElseGet(() -> boundaries.after(now).isPresent() ? Duration.ZERO : HUSH);
    }

    /// Whether nothing is due for so long, in real time.
    public boolean isQuiet(Duration atLeast) {
        return boundaries
                .after(clock.instant())
                .map(next -> clock.realUntil(next).compareTo(atLeast) > 0)
                .orElse(true);
    }

    /// Decides nothing more and sends nothing more; what is under way ends.
    @Override
    public void close() {
        reminding.close();
        directory.all().forEach(Conductor::close);
        sender.close();
    }
}
