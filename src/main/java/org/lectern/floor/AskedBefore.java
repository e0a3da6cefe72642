package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.lectern.question.Fingerprint;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.SimilarityIndex;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Finds what was asked before: among the live questions of the same block, which everybody may read. Those of the
/// blocks that were asked about last are in memory, taken from the ledger at the first question and kept up to date
/// by [#note]: some 30 MB of them at most. When a block is asked about for the first time, those are forgotten in which
/// nobody has asked anything for a while: most of them are over.
final class AskedBefore {
    private static final int BLOCKS = 100;

    /// Of the session's time.
    private static final Duration QUIET = Duration.ofMinutes(15);

    /// Beyond these, blocks are forgotten, the one first that was not asked about for longest.
    private static final int QUESTIONS = SimilarityIndex.MOST;

    private final Ledger ledger;
    private final InstantSource clock;
    private final Map<SlotId, Block> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SlotId, Block> eldest) {
            return size() > BLOCKS;
        }
    };

    private static final class Block {
        /// It is noted before it is read, so that what is filed meanwhile is not missed.
        private final CompletableFuture<SimilarityIndex> index = new CompletableFuture<>();
        private Instant asked;

        private Block(Instant asked) {
            this.asked = asked;
        }

        private int size() {
            SimilarityIndex there = index.isCompletedExceptionally() ? null : index.getNow(null);
            return there == null ? 0 : there.size();
        }
    }

    /// @param clock the sessions'
    AskedBefore(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The live question most like a new one, as it stands; empty where none is alike, or where the new one's
    /// interaction has come before: it is the same question then.
    ///
    /// @param fingerprint of what it says
    CompletableFuture<Optional<Question>> like(NewQuestion asked, Fingerprint fingerprint) {
        return index(asked.session(), asked.block())
                .thenApply(index -> {
                    synchronized (index) {
                        return index.mostLike(fingerprint);
                    }
                })
                .thenCompose(found -> found.map(id -> unlessSame(asked, id))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private CompletableFuture<Optional<Question>> unlessSame(NewQuestion asked, QuestionId id) {
        return ledger.filed(asked.interaction())
                .thenCombine(
                        ledger.cards(List.of(id.cardKey())),
                        (same, there) -> there.stream()
                                .filter(question ->
                                        same.isEmpty() && question.state().isLive())
                                .findFirst());
    }

    /// Takes up a question as it stands now that it was filed, moved or worded anew.
    void note(Question question) {
        note(question, () -> Fingerprint.of(question.text()));
    }

    /// The same for whoever has its fingerprint at hand.
    void note(Question question, Supplier<Fingerprint> fingerprint) {
        Block block;
        synchronized (this) {
            block = blocks.get(question.block());
        }
        if (block != null) {
            var _ = block.index.thenAccept(there -> note(there, question, fingerprint));
        }
    }

    private static void note(SimilarityIndex index, Question question, Supplier<Fingerprint> its) {
        if (question.state().isLive()) {
            Fingerprint fingerprint = its.get();
            synchronized (index) {
                index.put(question.id(), fingerprint);
            }
        } else {
            synchronized (index) {
                index.remove(question.id());
            }
        }
    }

    private CompletableFuture<SimilarityIndex> index(SessionId session, SlotId id) {
        Block fresh;
        synchronized (this) {
            Instant now = clock.instant();
            Block there = blocks.get(id);
            if (there != null) {
                there.asked = now;
                return there.index;
            }
            fresh = new Block(now);
            blocks.values().removeIf(block -> block.asked.isBefore(now.minus(QUIET)));
            blocks.put(id, fresh);
            makeRoom();
        }
        var _ = ledger.queue(session, id).whenComplete((live, fault) -> {
            if (fault == null) {
                SimilarityIndex index = new SimilarityIndex();
                live.stream()
                        .limit(SimilarityIndex.MOST)
                        .forEach(question -> note(index, question, () -> Fingerprint.of(question.text())));
                fresh.index.complete(index);
            } else {
                forget(id, fresh);
                fresh.index.completeExceptionally(fault);
            }
        });
        return fresh.index;
    }

    private void makeRoom() {
        int questions = blocks.values().stream().mapToInt(Block::size).sum();
        Iterator<Block> eldest = blocks.values().iterator();
        while (questions > QUESTIONS) {
            questions -= eldest.next().size();
            eldest.remove();
        }
    }

    private synchronized void forget(SlotId id, Block failed) {
        blocks.remove(id, failed);
    }
}
