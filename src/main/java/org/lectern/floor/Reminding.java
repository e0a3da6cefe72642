package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.floor.Ledger.Reminded;
import org.lectern.floor.Reminder.State;
import org.lectern.outbox.Send;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reminds people of talks: looks whenever the first of its reminders is due, or the times have changed, and records
/// what is to be told of them by then, a reminder once. Decides one after the other, on a thread of its own.
final class Reminding implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reminding.class);

    /// The longest that it waits without looking.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Rules rules;
    private final Consumer<List<Send>> sender;
    private final ExecutorService queue = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("reminders").factory());

    /// Those of talks that are not over, by id. For the queue's thread, like all that follows.
    private final Map<Long, Reminder> kept = new HashMap<>();

    private CompletableFuture<Void> recorded = CompletableFuture.completedFuture(null);
    private boolean isOpen;
    private boolean failing;
    private long looks;

    /// A talk as it stands.
    ///
    /// @param runs whether it is not left out
    private record Talk(SessionId session, Instant start, Instant end, boolean runs, boolean isHeld) {}

    /// @param sender takes what is to be sent
    Reminding(Directory directory, Ledger ledger, SessionClock clock, Rules rules, Consumer<List<Send>> sender) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.rules = rules;
        this.sender = sender;
        clock.onChange(this::look);
    }

    /// Takes up what an earlier run had left. Completes when what is due by now is recorded.
    CompletableFuture<Void> takeUp() {
        return ledger.reminders()
                .thenAcceptAsync(
                        reminders -> {
                            reminders.forEach(reminder -> kept.put(reminder.id(), reminder));
                            isOpen = true;
                            decide();
                        },
                        queue)
                .thenCompose(_ -> idle());
    }

    /// Waits for a reminder that has just been set, in place of an earlier one for the same talk.
    void add(Reminder reminder) {
        run(() -> {
            forgetNow(reminder.person(), reminder.talk());
            kept.put(reminder.id(), reminder);
            decide();
        });
    }

    /// Waits for one no longer that was taken back.
    void forget(long person, SlotId talk) {
        run(() -> forgetNow(person, talk));
    }

    private void forgetNow(long person, SlotId talk) {
        kept.values().removeIf(each -> each.person() == person && each.talk().equals(talk));
    }

    /// Looks what is due: times may have changed.
    void look() {
        run(this::decide);
    }

    /// Completes when all that was due before is recorded and handed to the sender.
    CompletableFuture<Void> idle() {
        return CompletableFuture.completedFuture(kept).thenComposeAsync(_ -> recorded, queue);
    }

    private void run(Runnable task) {
        try {
            queue.execute(task);
        } catch (RejectedExecutionException ended) {
            log.debug("Reminders are left for the next start", ended);
        }
    }

    /// While something is being recorded it waits: what is due then is found by the look that follows.
    private void decide() {
        if (!isOpen || !recorded.isDone()) {
            return;
        }
        Instant now = clock.instant();
        Map<SlotId, Talk> talks = talks();
        List<Reminded> news = new ArrayList<>();
        Instant next = Instant.MAX;
        for (Reminder reminder : List.copyOf(kept.values())) {
            Talk talk = talks.get(reminder.talk());
            if (talk == null) {
                // Its session is not held by this configuration; it may be by the next.
                continue;
            }
            State state = state(reminder, talk, now);
            if (state != reminder.state()) {
                news.add(reminded(reminder, state, talk, now));
            } else if (!talk.end().isAfter(now)) {
                kept.remove(reminder.id());
            } else if (state == State.WAITING && !talk.isHeld()) {
                Instant due = talk.start().minus(reminder.before());
                next = due.isBefore(next) ? due : next;
            }
        }
        if (news.isEmpty()) {
            wakeAt(next);
        } else {
            recorded = record(news);
        }
    }

    /// What becomes of a reminder by the times as they are.
    private State state(Reminder reminder, Talk talk, Instant now) {
        State state = reminder.state();
        boolean isOver = !talk.end().isAfter(now);
        if (!talk.runs()) {
            return isOver || state == State.MISSED ? state : State.CANCELLED;
        }
        if (!state.isToCome() || talk.isHeld()) {
            return state;
        }
        if (talk.start().minus(reminder.before()).isAfter(now)) {
            return State.WAITING;
        }
        boolean inTime = clock.realUntil(talk.start()).negated().compareTo(rules.grace()) <= 0;
        return inTime && !isOver ? State.SAID : State.MISSED;
    }

    private static Reminded reminded(Reminder reminder, State state, Talk talk, Instant now) {
        String key = switch (state) {
            case SAID -> Keys.reminder(reminder.id());
            case CANCELLED -> Keys.cancelled(reminder.id());
            case WAITING, MISSED -> null;
        };
        Instant due = state == State.SAID ? talk.start().minus(reminder.before()) : now;
        return new Reminded(
                reminder.as(state),
                key == null ? null : new Send(key, talk.session(), Send.What.DIRECT, reminder.person(), null, due, 0));
    }

    /// As often as it takes. It may have been taken back or set anew since: then nothing is recorded of it.
    private CompletableFuture<Void> record(List<Reminded> news) {
        return ledger.reminded(news)
                .handleAsync(
                        (sends, fault) -> {
                            if (fault == null) {
                                failing = false;
                                news.forEach(each -> note(each.reminder()));
                                sender.accept(sends);
                                lookIn(Duration.ZERO);
                            } else {
                                tell(fault);
                                lookIn(Duration.ofSeconds(1));
                            }
                            return null;
                        },
                        queue);
    }

    private void note(Reminder reminder) {
        if (reminder.state() == State.MISSED) {
            kept.remove(reminder.id());
        } else {
            kept.computeIfPresent(reminder.id(), (_, _) -> reminder);
        }
    }

    /// Once for each time that the ledger fails, not for each try.
    private void tell(Throwable fault) {
        if (!failing) {
            failing = true;
            log.error("Reminders could not be recorded; it is tried again until they are: {}", fault.getMessage());
        }
    }

    private void wakeAt(Instant next) {
        if (!next.equals(Instant.MAX)) {
            lookIn(clock.realUntil(next));
        }
    }

    /// One look is waited for at a time: each look arranges the next.
    private void lookIn(Duration real) {
        long mine = ++looks;
        Duration wait = real.isNegative() ? Duration.ZERO : real.compareTo(LONGEST) > 0 ? LONGEST : real;
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, queue)
                .execute(() -> {
                    if (mine == looks) {
                        decide();
                    }
                });
    }

    /// The talks that somebody is to be reminded of.
    private Map<SlotId, Talk> talks() {
        Map<SlotId, @Nullable Talk> talks = new HashMap<>();
        kept.values().forEach(reminder -> talks.put(reminder.talk(), null));
        if (talks.isEmpty()) {
            return Map.of();
        }
        for (Conductor conductor : directory.all()) {
            Session running = conductor.session();
            boolean isHeld = conductor.course().heldSince().isPresent();
            add(talks, conductor.course().printed(), false, isHeld);
            add(talks, running, true, isHeld);
        }
        Map<SlotId, Talk> found = new HashMap<>();
        talks.forEach((slot, talk) -> {
            if (talk != null) {
                found.put(slot, talk);
            }
        });
        return found;
    }

    /// A talk may have gone from one session to another: the one where it runs counts.
    private static void add(Map<SlotId, @Nullable Talk> talks, Session session, boolean runs, boolean isHeld) {
        for (Slot slot : session.slots()) {
            if (talks.containsKey(slot.id())) {
                Talk known = talks.get(slot.id());
                if (known == null || runs) {
                    talks.put(
                            slot.id(),
                            new Talk(session.id(), SlotTimes.start(slot), SlotTimes.end(session, slot), runs, isHeld));
                }
            }
        }
    }

    /// Decides nothing more; what is under way ends.
    @Override
    public void close() {
        queue.close();
    }
}
