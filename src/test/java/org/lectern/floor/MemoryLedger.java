package org.lectern.floor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.CueKey;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;
import org.lectern.question.Filed;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.schedule.Identities;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// The ledger and the outbox in memory, by the same contract as the store. Futures are complete when they are
/// returned, but for a ledger that is [held][#hold()].
public final class MemoryLedger implements Ledger, Outbox {
    private final Map<SessionId, Session> sessions = new LinkedHashMap<>();
    private final Map<CueKey, CueOutcome> outcomes = new LinkedHashMap<>();
    private final Map<CueKey, SessionId> outcomesOf = new LinkedHashMap<>();
    private final Map<String, Send> sends = new LinkedHashMap<>();
    private final Map<String, Settled> settled = new LinkedHashMap<>();
    private final Map<Long, Question> byInteraction = new LinkedHashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private @Nullable String failure;

    /// From now on, nothing becomes durable until [#release()].
    public synchronized void hold() {
        holding = true;
    }

    /// Does what was held, in order.
    public synchronized void release() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /// The next call fails with a [LedgerException], and keeps nothing.
    public synchronized void failNext(String why) {
        failure = why;
    }

    /// Every send so far, settled or not, in order.
    public synchronized List<Send> sends() {
        return List.copyOf(sends.values());
    }

    @Override
    public CompletableFuture<List<Session>> adopt(List<Session> read) {
        return call(() -> {
            List<Session> adopted = Identities.rematch(List.copyOf(sessions.values()), read);
            adopted.forEach(session -> sessions.put(session.id(), session));
            return List.copyOf(adopted);
        });
    }

    @Override
    public CompletableFuture<Map<CueKey, CueOutcome>> outcomes(SessionId session) {
        return call(() -> {
            Map<CueKey, CueOutcome> found = new LinkedHashMap<>();
            outcomes.forEach((key, outcome) -> {
                if (session.equals(outcomesOf.get(key))) {
                    found.put(key, outcome);
                }
            });
            return Map.copyOf(found);
        });
    }

    @Override
    public CompletableFuture<List<Send>> record(SessionId session, List<Decision> decisions) {
        return call(() -> {
            mustKnow(session);
            List<Send> added = new ArrayList<>();
            for (Decision decision : decisions) {
                CueOutcome outcome = inMillis(decision.outcome());
                CueOutcome before = outcomes.get(outcome.key());
                if (before == null || before instanceof CueOutcome.Skipped) {
                    outcomes.put(outcome.key(), outcome);
                    outcomesOf.put(outcome.key(), session);
                    decision.sends().forEach(send -> add(send, added));
                }
            }
            return List.copyOf(added);
        });
    }

    @Override
    public CompletableFuture<Kept> file(NewQuestion asked, long channel, String threadKey, long after) {
        return call(() -> {
            mustKnow(asked.session());
            Question before = byInteraction.get(asked.interaction());
            if (before != null) {
                return new Kept(new Filed(before, place(before), true), List.of());
            }
            Question question = next(asked);
            byInteraction.put(asked.interaction(), question);
            List<Send> card = new ArrayList<>();
            add(
                    new Send(
                            question.id().cardKey(),
                            question.session(),
                            Send.What.CARD,
                            channel,
                            threadKey,
                            question.askedAt(),
                            after),
                    card);
            return new Kept(new Filed(question, place(question), false), card);
        });
    }

    @Override
    public CompletableFuture<List<Question>> questions(SessionId session) {
        return call(() -> questions(question -> question.session().equals(session)));
    }

    @Override
    public CompletableFuture<List<Question>> queue(SessionId session, SlotId block) {
        return call(() -> questions(question -> question.session().equals(session)
                && question.block().equals(block)
                && question.state() == Question.State.OPEN));
    }

    @Override
    public CompletableFuture<List<Question>> cards(List<String> keys) {
        return call(() -> questions(question -> keys.contains(question.id().cardKey())));
    }

    @Override
    public CompletableFuture<State> load() {
        return call(() -> {
            Map<String, Long> made = new LinkedHashMap<>();
            settled.forEach((key, what) -> {
                if (what instanceof Settled.Sent sent && known(key).what() != Send.What.CARD) {
                    made.put(key, sent.id());
                }
            });
            List<Send> open = sends.values().stream()
                    .filter(send -> !settled.containsKey(send.key()))
                    .toList();
            return new State(open, made);
        });
    }

    @Override
    public CompletableFuture<Void> settle(List<Settled> all) {
        return this.<@Nullable Void>call(() -> {
            all.stream().filter(one -> sends.containsKey(one.key())).forEach(one -> {
                switch (one) {
                    case Settled.Sent sent ->
                        settled.merge(sent.key(), sent, (old, now) -> old instanceof Settled.Sent ? old : now);
                    case Settled.GivenUp gone -> settled.putIfAbsent(gone.key(), gone);
                    case Settled.Reopened thread -> settled.remove(thread.key());
                }
            });
            return null;
        });
    }

    private synchronized <T extends @Nullable Object> CompletableFuture<T> call(Supplier<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        String why = failure;
        failure = null;
        Runnable run = () -> complete(future, work, why);
        if (holding) {
            held.add(run);
        } else {
            run.run();
        }
        return future;
    }

    private static <T extends @Nullable Object> void complete(
            CompletableFuture<T> future, Supplier<T> work, @Nullable String why) {
        try {
            if (why != null) {
                throw new IllegalStateException(why);
            }
            future.complete(work.get());
        } catch (IllegalStateException e) {
            future.completeExceptionally(new LedgerException("not kept: " + e.getMessage(), e));
        }
    }

    private void mustKnow(SessionId session) {
        if (!sessions.containsKey(session)) {
            throw new IllegalStateException("no session " + session);
        }
    }

    private Send known(String key) {
        Send send = sends.get(key);
        if (send == null) {
            throw new IllegalStateException("no send " + key);
        }
        return send;
    }

    private void add(Send send, List<Send> added) {
        Send kept = new Send(
                send.key(),
                send.session(),
                send.what(),
                send.channel(),
                send.base(),
                inMillis(send.due()),
                send.after());
        if (sends.putIfAbsent(kept.key(), kept) == null) {
            added.add(kept);
        }
    }

    private Question next(NewQuestion asked) {
        int number = questions(question -> question.session().equals(asked.session()))
                        .size()
                + 1;
        return new Question(
                new QuestionId(byInteraction.size() + 1),
                asked.session(),
                number,
                asked.block(),
                asked.talk(),
                asked.text(),
                asked.asker(),
                asked.askerName(),
                inMillis(asked.askedAt()),
                Question.State.OPEN);
    }

    private int place(Question question) {
        return 1
                + questions(other -> other.block().equals(question.block())
                                && other.state() == Question.State.OPEN
                                && other.number() < question.number())
                        .size();
    }

    private List<Question> questions(Predicate<Question> which) {
        return byInteraction.values().stream().filter(which).toList();
    }

    private static CueOutcome inMillis(CueOutcome outcome) {
        Instant due = inMillis(outcome.due());
        Instant decided = inMillis(outcome.decided());
        return switch (outcome) {
            case CueOutcome.Said said -> new CueOutcome.Said(said.key(), due, decided);
            case CueOutcome.Skipped skipped -> new CueOutcome.Skipped(skipped.key(), due, decided, skipped.why());
        };
    }

    private static Instant inMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
