package org.lectern.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.outbox.Lane.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The one sender of everything that is not an interaction's answer. A request is handed on only when it may leave:
/// by the pace of all requests, by what Discord told of its route, and in the order of [Send.What]. An edit waits a
/// second for others of its message.
///
/// What was not settled when Lectern last ended, and what ended without a clear answer, is looked up in its channel
/// before it is sent again; a direct message is repeated while Discord recognises that.
public final class Sender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    /// In seconds of the limit: how long scheduled events wait where a server has all that it may have.
    private static final int UNTIL_ROOM = 300;

    private static final Duration LOOKS_AFTER = Duration.ofMillis(50);

    private final Outbox outbox;
    private final Dispatch dispatch;
    private final Pacer pacer;
    private final ChatSender chat;
    private final Supplier<Duration> untilBoundary;

    private final ScheduledExecutorService thread;
    private final Lanes lanes;
    private final Map<String, Long> made = new ConcurrentHashMap<>();
    private int inFlight;
    private long wakesAt = Long.MAX_VALUE;
    private boolean looksForHopeless;
    private volatile OptionalLong lastMadeBefore = OptionalLong.empty();
    private volatile boolean closed;
    /// Whether what was sent could not be recorded the last time.
    private volatile boolean failing;

    /// @param untilBoundary the time until the next boundary; cards wait while it is a second of the session's or
    ///     less, which is for the caller to tell as zero
    public Sender(Outbox outbox, ChatSender chat, Words words, Pacer pacer, Supplier<Duration> untilBoundary) {
        this.outbox = outbox;
        this.chat = chat;
        this.pacer = pacer;
        this.untilBoundary = untilBoundary;
        this.dispatch = new Dispatch(chat, words, made, () -> pacer.second().multipliedBy(UNTIL_ROOM));
        this.lanes = new Lanes(dispatch);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("sender").daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = executor;
    }

    /// Recalls what earlier runs have made, before anything is sent.
    public CompletableFuture<Void> recall() {
        return outbox.made().thenAccept(known -> {
            made.putAll(known);
            lastMadeBefore = known.values().stream().mapToLong(Long::longValue).max();
        });
    }

    /// Takes up what an earlier run left unsettled. Completes when all of it waits in its lane.
    public CompletableFuture<Void> start() {
        return outbox.open()
                .thenAcceptAsync(
                        open -> {
                            open.forEach(send -> add(send, true));
                            lookForHopeless();
                            pump();
                        },
                        thread);
    }

    /// Takes sends that have just become durable, and gives up what nothing can make room for any more.
    public void take(List<Send> sends) {
        take(sends, _ -> false);
    }

    /// The same, of which some may have been sent all the same: they are looked up first.
    public void take(List<Send> sends, Predicate<Send> unsure) {
        run(() -> {
            sends.forEach(send -> add(send, unsure.test(send)));
            lookForHopeless();
            pump();
        });
    }

    /// Notes that edits need not leave: their message shows already what they are for. An edit of the same message
    /// that is on its way or soon will be, or was until then, may show something older: they follow it.
    ///
    /// @param since when what they are for was not yet known, in nanoseconds of the monotonic clock
    public void shown(List<Send> edits, long since) {
        run(() -> {
            List<Outbox.Settled> settled = new ArrayList<>();
            for (Send edit : edits) {
                if (lanes.isUsedSince(edit, since)) {
                    add(edit, false);
                } else {
                    settled.add(new Outbox.Settled.Sent(edit.key(), edit.after(), null));
                }
            }
            giveUp(settled);
            pump();
        });
    }

    /// The id of the message or thread that a send has made.
    public OptionalLong made(String key) {
        Long id = made.get(key);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /// The latest message or thread that an earlier run is known to have made; empty where none is.
    public OptionalLong lastMadeBefore() {
        return lastMadeBefore;
    }

    /// Completes when nothing is waiting or under way, or fails after the time given. What waits for a message or
    /// thread that has not been made, and is not under way either, does not count.
    public CompletableFuture<Void> idle(Duration atMost) {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        run(() -> completeWhenIdle(idle));
        return idle.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void completeWhenIdle(CompletableFuture<Void> idle) {
        boolean goesOn = looksForHopeless || lanes.mayLeaveSomeTime();
        if (inFlight == 0 && (closed || !goesOn)) {
            idle.complete(null);
        } else if (!idle.isDone()) {
            var _ = thread.schedule(() -> completeWhenIdle(idle), 10, TimeUnit.MILLISECONDS);
        }
    }

    /// Sends nothing more; what is under way is awaited for at most two seconds. What is left stays in the outbox.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        CompletableFuture<Void> landed = new CompletableFuture<>();
        run(() -> completeWhenIdle(landed));
        try {
            landed.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            log.warn("{} requests were still under way; they are looked up at the next start", inFlight);
        }
        thread.shutdownNow();
    }

    /// What comes when it has ended is left to the outbox; whoever brought it need not know.
    private void run(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.error("The sender goes on after a fault", e);
                }
            });
        } catch (RejectedExecutionException ended) {
            log.debug("The sender has ended", ended);
        }
    }

    private void add(Send decided, boolean unsure) {
        Send send = decided.what() == Send.What.EDIT && decided.after() == 0
                ? decided.at(made.getOrDefault(decided.target(), 0L))
                : decided;
        // An event that was made before is over, unless that it is has not left yet. Edits wait for the new one.
        boolean again = send.what() == Send.What.EVENT && made.remove(send.key()) != null;
        lanes.add(send, unsure || again, System.nanoTime(), pacer.second());
    }

    /// Lets leave whatever may, and arranges to look again when the next may.
    private void pump() {
        while (!closed) {
            long now = System.nanoTime();
            Optional<Lane> next = lanes.next(now, lane -> pause(lane).isZero());
            if (next.isEmpty()) {
                lanes.rest(now, this::pause).ifPresent(this::wakeAfter);
                return;
            }
            Duration pause = pacer.pause();
            if (pause.isPositive()) {
                wakeAfter(pause);
                return;
            }
            pacer.sent();
            leave(next.get());
        }
    }

    /// How long the head of a lane has to wait for its place to exist, for its route, and for a boundary to pass.
    private Duration pause(Lane lane) {
        Send head = lane.head().send();
        OptionalLong place = dispatch.place(head);
        if (place.isEmpty()) {
            return Duration.ofHours(1);
        }
        Duration pause = chat.pause(Lane.route(head), place.getAsLong());
        boolean waitsForBoundary = head.what().isCalm() && untilBoundary.get().isZero();
        return waitsForBoundary && pause.isZero() ? Duration.ofMillis(20) : pause;
    }

    private void wakeAfter(Duration pause) {
        long at = System.nanoTime() + pause.toNanos();
        if (at < wakesAt || wakesAt < System.nanoTime()) {
            wakesAt = at;
            var _ = thread.schedule(() -> run(this::wake), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void wake() {
        wakesAt = Long.MAX_VALUE;
        pump();
    }

    private void leave(Lane lane) {
        Waiting head = lane.head();
        boolean unsure = head.unsure()
                && switch (head.send().what()) {
                    // Twice is the same as once.
                    case THREAD, EDIT, RENAME, ARCHIVE -> false;
                    // There is no way to look.
                    case DIRECT -> false;
                    case ANNOUNCEMENT, THREAD_LINE, NOTICE, CARD, EVENT -> true;
                };
        List<Waiting> taken = unsure ? lane.takeUnsure() : lane.take();
        List<Send> sends = taken.stream().map(Waiting::send).toList();
        inFlight++;
        boolean repeats = head.unsure() && head.send().what() == Send.What.DIRECT;
        var _ = request(sends, unsure, repeats)
                .exceptionally(fault -> new Verdict.Again(Duration.ofSeconds(1), true, reason(fault)))
                .thenCompose(verdict -> settled(verdict)
                        .thenAccept(anew -> run(() -> {
                            inFlight--;
                            landed(lane, taken, verdict, anew);
                            pump();
                        })))
                .exceptionally(this::leftOpen);
    }

    /// It ends while the outbox fails: at the next start it is looked up what became of it.
    private @Nullable Void leftOpen(Throwable fault) {
        log.warn("What was sent could not be recorded; it is looked up at the next start: {}", fault.getMessage());
        run(() -> inFlight--);
        return null;
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
    }

    private CompletableFuture<Verdict> request(List<Send> sends, boolean unsure, boolean repeats) {
        try {
            if (unsure) {
                return dispatch.lookUp(sends);
            }
            return repeats ? dispatch.repeat(sends) : dispatch.send(sends);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Makes it durable that something is settled; a store that fails is asked again until it succeeds, or the
    /// sender is closed.
    ///
    /// @return what is to be sent anew
    private CompletableFuture<List<Send>> settled(Verdict verdict) {
        List<Outbox.Settled> settled = verdict.settled();
        if (settled.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        CompletableFuture<List<Send>> durable = outbox.settle(settled).thenApply(anew -> {
            failing = false;
            return anew;
        });
        return durable.exceptionallyCompose(fault -> {
            if (closed) {
                return CompletableFuture.failedFuture(fault);
            }
            if (!failing) {
                failing = true;
                log.error("What was sent could not be recorded; it is tried again until it is: {}", fault.getMessage());
            }
            return CompletableFuture.supplyAsync(() -> verdict, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                    .thenCompose(this::settled);
        });
    }

    private void landed(Lane lane, List<Waiting> taken, Verdict verdict, List<Send> anew) {
        note(verdict.settled());
        switch (verdict) {
            case Verdict.Settled _ -> lane.done();
            case Verdict.Found found -> {
                Set<String> keys = found.keys();
                taken.stream()
                        .filter(waiting -> !keys.contains(waiting.send().key()))
                        .forEach(waiting -> lane.add(new Waiting(waiting.send(), waiting.order(), false)));
                if (keys.size() == taken.size()) {
                    lane.done();
                } else {
                    lane.freed();
                }
            }
            case Verdict.Gone gone -> {
                log.warn("{} waits for another place: {}", keys(taken), gone.why());
                dispatch.gone(taken.stream().map(Waiting::send).toList(), gone.id());
                taken.forEach(lane::add);
                lane.done();
                anew.forEach(send -> add(send, false));
            }
            case Verdict.Again again -> {
                taken.forEach(waiting ->
                        lane.add(new Waiting(waiting.send(), waiting.order(), waiting.unsure() || again.unsure())));
                Duration rest = lane.restAfter(again.pause());
                log.atLevel(lane.isNewTrouble(again.why()) ? Level.WARN : Level.DEBUG)
                        .log("{} is sent again in {} ms: {}", keys(taken), rest.toMillis(), again.why());
                lane.rest(System.nanoTime(), rest.toNanos());
            }
        }
        lookForHopeless();
    }

    private void note(List<Outbox.Settled> settled) {
        for (Outbox.Settled each : settled) {
            switch (each) {
                case Outbox.Settled.Sent sent -> {
                    made.put(sent.key(), sent.id());
                    // Edits that have waited for their message leave in its lane now, whichever of its cards
                    // they were for.
                    lanes.takeEditsOf(sent.key()).forEach(edit -> add(edit, false));
                }
                case Outbox.Settled.GivenUp given -> {
                    log.warn("{} is not sent: {}", given.key(), given.why());
                    lanes.lost(given.key());
                }
                case Outbox.Settled.Reopened thread -> made.remove(thread.key());
            }
        }
    }

    private static List<String> keys(List<Waiting> waiting) {
        return waiting.stream().map(each -> each.send().key()).toList();
    }

    /// Gives up in a moment what is hopeless: at a boundary in hundreds of rooms, not at each answer.
    private void lookForHopeless() {
        if (!looksForHopeless && !closed) {
            looksForHopeless = true;
            var _ = thread.schedule(() -> run(this::giveUpHopeless), LOOKS_AFTER.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void giveUpHopeless() {
        looksForHopeless = false;
        giveUp(lanes.takeHopeless());
    }

    private void giveUp(List<Outbox.Settled> without) {
        if (without.isEmpty()) {
            return;
        }
        inFlight++;
        note(without);
        var _ = settled(new Verdict.Settled(without))
                .thenAccept(_ -> run(() -> {
                    inFlight--;
                    lookForHopeless();
                    pump();
                }))
                .exceptionally(this::leftOpen);
    }
}
