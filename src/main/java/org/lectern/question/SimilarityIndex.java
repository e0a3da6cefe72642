package org.lectern.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The open questions among which [Similarity] looks, by the pieces of their words: so a new question is compared with
/// a few of them only, those that share most of its rare pieces, however many are open. For one thread at a time.
///
/// It takes some kilobytes for each question, and takes up no more than [#MOST]: what comes then is not found.
public final class SimilarityIndex {
    /// The most questions that it takes up.
    public static final int MOST = 10_000;

    /// The most questions that are counted for a new one, each as often as it shares a piece.
    private static final int MOST_COUNTED = 1000;

    private static final int MOST_COMPARED = 8;

    /// So many questions that are not open any more may be there for each that is.
    private static final int GONE_FOR_EACH = 1;

    private static final double ROUNDING = 1e-9;

    private static final Comparator<Entry> BY_SHARED = (one, other) -> {
        int byShared = Double.compare(one.shared, other.shared);
        return byShared == 0 ? Long.compare(other.id.value(), one.id.value()) : byShared;
    };

    private final Map<QuestionId, Entry> entries = new LinkedHashMap<>();
    private final WordUses uses = new WordUses();
    private Pieces pieces = new Pieces();
    private int gone;
    private long searches;

    private static final class Entry {
        private final QuestionId id;
        private final Fingerprint question;
        private boolean gone;
        private double shared;
        private double square;
        private long search;

        private Entry(QuestionId id, Fingerprint question) {
            this.id = id;
            this.question = question;
        }
    }

    /// The questions that have a piece, in the order in which they came.
    private static final class Having {
        private final int piece;
        private Entry[] entries = new Entry[2];
        private int size;

        private Having(int piece) {
            this.piece = piece;
        }

        private void add(Entry entry) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size + (size >> 1) + 1);
            }
            entries[size++] = entry;
        }
    }

    /// By piece: each at the first free place from where it belongs on.
    private static final class Pieces {
        private Having[] places = new Having[1024];
        private int taken;

        private void add(int piece, Entry entry) {
            if (2 * taken >= places.length) {
                grow();
            }
            int place = place(piece);
            if (places[place] == null) {
                places[place] = new Having(piece);
                taken++;
            }
            places[place].add(entry);
        }

        /// Where a piece is, or would be.
        private int place(int piece) {
            int place = piece & (places.length - 1);
            while (places[place] != null && places[place].piece != piece) {
                place = (place + 1) & (places.length - 1);
            }
            return place;
        }

        private void grow() {
            Having[] before = places;
            places = new Having[2 * before.length];
            for (Having each : before) {
                if (each != null) {
                    places[place(each.piece)] = each;
                }
            }
        }
    }

    /// How many questions it has.
    public int size() {
        return entries.size();
    }

    /// Adds an open question, or what it says now.
    public void put(QuestionId id, Fingerprint question) {
        remove(id);
        if (entries.size() < MOST) {
            Entry entry = new Entry(id, question);
            entries.put(id, entry);
            uses.add(question);
            file(entry);
        }
    }

    private void file(Entry entry) {
        int[] its = entry.question.pieces();
        for (int i = 0; i < its.length; i++) {
            if (i == 0 || its[i] != its[i - 1]) {
                pieces.add(its[i], entry);
            }
        }
    }

    /// Takes out a question that is not open any more, if it is there.
    public void remove(QuestionId id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            uses.remove(entry.question);
            entry.gone = true;
            gone++;
            if (gone > Math.max(MOST_COMPARED, GONE_FOR_EACH * entries.size())) {
                gone = 0;
                pieces = new Pieces();
                entries.values().forEach(this::file);
            }
        }
    }

    /// Which of the open questions is most like the one asked, if any is alike; of equals the first.
    public Optional<QuestionId> mostLike(Fingerprint asked) {
        TermVector vector = uses.vector(asked);
        Entry mostLike = null;
        double most = 0;
        for (Entry entry : new Search(vector).candidates()) {
            double alike = vector.likeness(uses.vector(entry.question));
            boolean first = mostLike == null || entry.id.value() < mostLike.id.value();
            if (alike >= Similarity.THRESHOLD && (alike > most || (alike == most && first))) {
                mostLike = entry;
                most = alike;
            }
        }
        return Optional.ofNullable(mostLike).map(entry -> entry.id);
    }

    /// Counts what questions share with a new one, from its rarest piece on.
    ///
    /// A cosine is at most what of the new question's square falls on the pieces that both have. So no question can
    /// be alike of which these and what is not counted yet come to too little.
    private final class Search {
        private final List<Having> shared = new ArrayList<>();
        private double[] weights = new double[64];
        private final double needed;
        private double uncounted;

        private Search(TermVector asked) {
            needed = (Similarity.THRESHOLD * Similarity.THRESHOLD - ROUNDING) * asked.square();
            asked.forEach((piece, weight) -> {
                Having having = pieces.places[pieces.place(piece)];
                if (having != null) {
                    if (shared.size() == weights.length) {
                        weights = Arrays.copyOf(weights, 2 * weights.length);
                    }
                    weights[shared.size()] = weight;
                    uncounted += weight * weight;
                    shared.add(having);
                }
            });
        }

        private Iterable<Entry> candidates() {
            List<Entry> found = new ArrayList<>();
            searches++;
            int left = MOST_COUNTED;
            for (long each : byRarity()) {
                if (left == 0 || (found.isEmpty() && uncounted < needed)) {
                    break;
                }
                Having having = shared.get((int) each);
                int counted = Math.min(left, having.size);
                count(having, counted, weights[(int) each], found);
                left -= counted;
            }
            return mostSharing(found);
        }

        /// Indexes in the lower halves.
        private long[] byRarity() {
            long[] order = new long[shared.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = ((long) shared.get(i).size << Integer.SIZE) | i;
            }
            Arrays.sort(order);
            return order;
        }

        private void count(Having having, int counted, double weight, List<Entry> found) {
            for (int i = 0; i < counted; i++) {
                Entry entry = having.entries[i];
                if (entry.search != searches) {
                    if (entry.gone || uncounted < needed) {
                        continue;
                    }
                    entry.search = searches;
                    entry.shared = 0;
                    entry.square = 0;
                    found.add(entry);
                }
                entry.shared += weight;
                entry.square += weight * weight;
            }
            if (counted == having.size) {
                uncounted -= weight * weight;
            }
        }

        private Iterable<Entry> mostSharing(List<Entry> found) {
            PriorityQueue<Entry> most = new PriorityQueue<>(BY_SHARED);
            for (Entry entry : found) {
                if (entry.square + uncounted < needed) {
                    continue;
                }
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
}
