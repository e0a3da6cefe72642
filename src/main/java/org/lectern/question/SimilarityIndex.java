package org.lectern.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The open questions among which [Similarity] looks, by the pieces of their words: so a new question is compared with
/// a few of them only, those that share most of its rare pieces, however many are open. For one thread at a time.
public final class SimilarityIndex {
    /// The most questions that are counted for a new one, each as often as it shares a piece.
    private static final int MOST_COUNTED = 2000;

    private static final int MOST_COMPARED = 16;

    private static final Comparator<Entry> BY_SHARED = Comparator.comparingDouble((Entry entry) -> entry.shared)
            .thenComparing(entry -> entry.id.value(), Comparator.reverseOrder());

    private final Map<QuestionId, Entry> entries = new HashMap<>();
    private final Map<Long, List<Entry>> byPiece = new HashMap<>();
    private final WordUses uses = new WordUses();
    private long searches;

    private static final class Entry {
        private final QuestionId id;
        private final Fingerprint question;
        private double shared;
        private long search;

        private Entry(QuestionId id, Fingerprint question) {
            this.id = id;
            this.question = question;
        }
    }

    /// A piece of the new question, and the open ones that have it.
    private record Shared(double weight, List<Entry> having) {}

    /// Adds an open question, or what it says now.
    public void put(QuestionId id, Fingerprint question) {
        remove(id);
        Entry entry = new Entry(id, question);
        entries.put(id, entry);
        uses.add(question);
        uses.vector(question)
                .forEach((gram, _) ->
                        byPiece.computeIfAbsent(gram, _ -> new ArrayList<>()).add(entry));
    }

    /// Takes out a question that is not open any more, if it is there.
    public void remove(QuestionId id) {
        Entry entry = entries.remove(id);
        if (entry == null) {
            return;
        }
        uses.remove(entry.question);
        uses.vector(entry.question)
                .forEach((gram, _) -> byPiece.computeIfPresent(gram, (_, having) -> {
                    having.remove(entry);
                    return having.isEmpty() ? null : having;
                }));
    }

    /// Which of the open questions is most like the one asked, if any is alike; of equals the first.
    public Optional<QuestionId> mostLike(Fingerprint asked) {
        TermVector vector = uses.vector(asked);
        Entry mostLike = null;
        double most = 0;
        for (Entry entry : candidates(vector)) {
            double alike = vector.likeness(uses.vector(entry.question));
            boolean first = mostLike == null || entry.id.value() < mostLike.id.value();
            if (alike >= Similarity.THRESHOLD && (alike > most || (alike == most && first))) {
                mostLike = entry;
                most = alike;
            }
        }
        return Optional.ofNullable(mostLike).map(entry -> entry.id);
    }

    /// Those that share most, counted from the rarest piece on.
    private Iterable<Entry> candidates(TermVector asked) {
        List<Shared> pieces = new ArrayList<>();
        asked.forEach((gram, weight) -> {
            List<Entry> having = byPiece.get(gram);
            if (having != null) {
                pieces.add(new Shared(weight, having));
            }
        });
        pieces.sort(Comparator.comparingInt(piece -> piece.having().size()));
        List<Entry> found = new ArrayList<>();
        searches++;
        int left = MOST_COUNTED;
        for (Shared piece : pieces) {
            int counted = Math.min(left, piece.having().size());
            for (Entry entry : piece.having().subList(0, counted)) {
                if (entry.search != searches) {
                    entry.search = searches;
                    entry.shared = 0;
                    found.add(entry);
                }
                entry.shared += piece.weight();
            }
            left -= counted;
        }
        return mostSharing(found);
    }

    private static Iterable<Entry> mostSharing(List<Entry> found) {
        PriorityQueue<Entry> most = new PriorityQueue<>(BY_SHARED);
        for (Entry entry : found) {
            if (most.size() < MOST_COMPARED) {
                most.add(entry);
            } else if (BY_SHARED.compare(entry, most.element()) > 0) {
                most.remove();
                most.add(entry);
            }
        }
        return most;
    }
}
