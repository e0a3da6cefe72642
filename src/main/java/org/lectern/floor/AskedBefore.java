package org.lectern.floor;

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
/// by [#note]: some 30 MB of them at most.
final class AskedBefore {
    private static final int BLOCKS = 100;

    /// Beyond these, blocks are forgotten, the one first that was not asked about for longest.
    private static final int QUESTIONS = SimilarityIndex.MOST;

    private final Ledger ledger;
    private final Map<SlotId, CompletableFuture<SimilarityIndex>> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SlotId, CompletableFuture<SimilarityIndex>> eldest) {
            return size() > BLOCKS;
        }
    };

    AskedBefore(Ledger ledger) {
        this.ledger = ledger;
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
        CompletableFuture<SimilarityIndex> index;
        synchronized (this) {
            index = blocks.get(question.block());
        }
        if (index != null) {
            var _ = index.thenAccept(there -> note(there, question, fingerprint));
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

    private CompletableFuture<SimilarityIndex> index(SessionId session, SlotId block) {
        // It is noted before it is read, so that what is filed meanwhile is not missed.
        CompletableFuture<SimilarityIndex> fresh = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<SimilarityIndex> there = blocks.putIfAbsent(block, fresh);
            if (there != null) {
                return there;
            }
            makeRoom();
        }
        var _ = ledger.queue(session, block).whenComplete((live, fault) -> {
            if (fault == null) {
                SimilarityIndex index = new SimilarityIndex();
                live.stream()
                        .limit(SimilarityIndex.MOST)
                        .forEach(question -> note(index, question, () -> Fingerprint.of(question.text())));
                fresh.complete(index);
            } else {
                forget(block, fresh);
                fresh.completeExceptionally(fault);
            }
        });
        return fresh;
    }

    private void makeRoom() {
        int questions = blocks.values().stream().mapToInt(AskedBefore::size).sum();
        Iterator<CompletableFuture<SimilarityIndex>> eldest = blocks.values().iterator();
        while (questions > QUESTIONS) {
            questions -= size(eldest.next());
            eldest.remove();
        }
    }

    private static int size(CompletableFuture<SimilarityIndex> index) {
        SimilarityIndex there = index.isCompletedExceptionally() ? null : index.getNow(null);
        return there == null ? 0 : there.size();
    }

    private synchronized void forget(SlotId block, CompletableFuture<SimilarityIndex> failed) {
        blocks.remove(block, failed);
    }
}
