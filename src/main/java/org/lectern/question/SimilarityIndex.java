package org.lectern.question;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The open questions among which [Similarity] looks, by the pieces of their words: so a new question is compared
/// with a few of them only, those that share most of its rare pieces, however many are open. For one thread at a
/// time.
///
/// It takes some kilobytes for each question, and takes up no more than [#MOST]: what comes then is not found.
/// Questions have places, from 0 in the order in which they came, and what is kept of them by piece are these:
/// numbers lie close together for a search, and collecting garbage does not look at them.
public final class SimilarityIndex {
    /// The most questions that it takes up.
    public static final int MOST = 10_000;

    /// The most questions that are counted for a new one, each as often as it shares a piece.
    private static final int MOST_COUNTED = 1000;

    private static final int MOST_COMPARED = 8;

    /// So many questions that are not open any more may be there for each that is.
    private static final int GONE_FOR_EACH = 1;

    private static final double ROUNDING = 1e-9;

    private final Map<QuestionId, Integer> placeOf = new LinkedHashMap<>();
    private final WordUses uses = new WordUses();
    private Pieces pieces = new Pieces();

    /// By place; null where a question is not open any more.
    private Open[] open = new Open[64];

    /// By place, of the last search that found the question: which that was, the weight of what both have, and the
    /// square of that.
    private long[] searchOf = new long[64];

    private double[] shared = new double[64];
    private double[] square = new double[64];

    private int places;
    private long searches;

    private record Open(QuestionId id, Fingerprint question) {}

    /// By piece the places of the questions that have it, in their order: each piece at the first free index from
    /// where it belongs on. Most pieces have but one, for which no array is made.
    private static final class Pieces {
        private int[] names = new int[1024];
        private int[] firsts = new int[1024];
        private int[][] others = new int[1024][];
        private int[] sizes = new int[1024];
        private int taken;

        private void add(int piece, int place) {
            if (2 * taken >= names.length) {
                grow();
            }
            int index = index(piece);
            int size = sizes[index]++;
            if (size == 0) {
                names[index] = piece;
                firsts[index] = place;
                taken++;
            } else {
                if (others[index] == null) {
                    others[index] = new int[2];
                } else if (size > others[index].length) {
                    others[index] = Arrays.copyOf(others[index], size + (size >> 1));
                }
                others[index][size - 1] = place;
            }
        }

        boolean isThere(int index) {
            return sizes[index] > 0;
        }

        /// The place of the question that has it as the nth.
        int place(int index, int nth) {
            return nth == 0 ? firsts[index] : others[index][nth - 1];
        }

        /// Where a piece is, or would be.
        private int index(int piece) {
            int index = piece & (names.length - 1);
            while (isThere(index) && names[index] != piece) {
                index = (index + 1) & (names.length - 1);
            }
            return index;
        }

        private void grow() {
            int[] namesBefore = names;
            int[] firstsBefore = firsts;
            int[][] othersBefore = others;
            int[] sizesBefore = sizes;
            names = new int[2 * namesBefore.length];
            firsts = new int[names.length];
            others = new int[names.length][];
            sizes = new int[names.length];
            for (int i = 0; i < namesBefore.length; i++) {
                if (sizesBefore[i] > 0) {
                    int index = index(namesBefore[i]);
                    names[index] = namesBefore[i];
                    firsts[index] = firstsBefore[i];
                    others[index] = othersBefore[i];
                    sizes[index] = sizesBefore[i];
                }
            }
        }
    }

    /// How many questions it has.
    public int size() {
        return placeOf.size();
    }

    /// Adds an open question, or what it says now.
    public void put(QuestionId id, Fingerprint question) {
        remove(id);
        if (placeOf.size() < MOST) {
            uses.add(question);
            file(new Open(id, question));
        }
    }

    private void file(Open question) {
        if (places == open.length) {
            int more = 2 * places;
            open = Arrays.copyOf(open, more);
            searchOf = Arrays.copyOf(searchOf, more);
            shared = Arrays.copyOf(shared, more);
            square = Arrays.copyOf(square, more);
        }
        open[places] = question;
        placeOf.put(question.id, places);
        int[] its = question.question.pieces();
        for (int i = 0; i < its.length; i++) {
            if (i == 0 || its[i] != its[i - 1]) {
                pieces.add(its[i], places);
            }
        }
        places++;
    }

    /// Takes out a question that is not open any more, if it is there.
    public void remove(QuestionId id) {
        Integer place = placeOf.remove(id);
        if (place != null) {
            uses.remove(open[place].question);
            open[place] = null;
            if (places - placeOf.size() > Math.max(MOST_COMPARED, GONE_FOR_EACH * placeOf.size())) {
                close();
            }
        }
    }

    /// Gives the places of those that are gone to others.
    private void close() {
        Open[] before = open;
        int placesBefore = places;
        open = new Open[before.length];
        searchOf = new long[before.length];
        pieces = new Pieces();
        places = 0;
        for (int i = 0; i < placesBefore; i++) {
            if (before[i] != null) {
                file(before[i]);
            }
        }
    }

    /// Which of the open questions is most like the one asked, if any is alike; of equals the first.
    public Optional<QuestionId> mostLike(Fingerprint asked) {
        TermVector vector = uses.vector(asked);
        QuestionId mostLike = null;
        double most = 0;
        for (int place : new Search(vector).candidates()) {
            QuestionId id = open[place].id;
            double alike = vector.likeness(uses.vector(open[place].question));
            boolean first = mostLike == null || id.value() < mostLike.value();
            if (alike >= Similarity.THRESHOLD && (alike > most || (alike == most && first))) {
                mostLike = id;
                most = alike;
            }
        }
        return Optional.ofNullable(mostLike);
    }

    /// Counts what questions share with a new one, from its rarest piece on.
    ///
    /// A cosine is at most what of the new question's square falls on the pieces that both have. So no question
    /// can be alike of which these and what is not counted yet come to too little.
    private final class Search {
        /// Pieces that somebody has, by their index, with what they weigh in the new question.
        private int[] indexes = new int[64];

        private double[] weights = new double[64];
        private int known;
        private final double needed;
        private double uncounted;
        private final int[] found = new int[MOST_COUNTED];
        private int foundSoFar;

        private Search(TermVector asked) {
            needed = (Similarity.THRESHOLD * Similarity.THRESHOLD - ROUNDING) * asked.square();
            asked.forEach((piece, weight) -> {
                int index = pieces.index(piece);
                if (pieces.isThere(index)) {
                    if (known == indexes.length) {
                        indexes = Arrays.copyOf(indexes, 2 * known);
                        weights = Arrays.copyOf(weights, 2 * known);
                    }
                    indexes[known] = index;
                    weights[known++] = weight;
                    uncounted += weight * weight;
                }
            });
        }

        /// The places of those to compare with.
        private int[] candidates() {
            searches++;
            int left = MOST_COUNTED;
            for (long each : byRarity()) {
                if (left == 0 || (foundSoFar == 0 && uncounted < needed)) {
                    break;
                }
                int index = indexes[(int) each];
                int counted = Math.min(left, pieces.sizes[index]);
                count(index, counted, weights[(int) each]);
                left -= counted;
            }
            return mostSharing();
        }

        /// How many have a piece, and which it is in the lower half.
        private long[] byRarity() {
            long[] order = new long[known];
            for (int i = 0; i < known; i++) {
                order[i] = ((long) pieces.sizes[indexes[i]] << Integer.SIZE) | i;
            }
            Arrays.sort(order);
            return order;
        }

        private void count(int index, int counted, double weight) {
            boolean isNewcomerLate = uncounted < needed;
            for (int i = 0; i < counted; i++) {
                int place = pieces.place(index, i);
                if (searchOf[place] != searches) {
                    if (isNewcomerLate || open[place] == null) {
                        continue;
                    }
                    searchOf[place] = searches;
                    shared[place] = 0;
                    square[place] = 0;
                    found[foundSoFar++] = place;
                }
                shared[place] += weight;
                square[place] += weight * weight;
            }
            if (counted == pieces.sizes[index]) {
                uncounted -= weight * weight;
            }
        }

        private int[] mostSharing() {
            int[] most = new int[MOST_COMPARED];
            int size = 0;
            for (int i = 0; i < foundSoFar; i++) {
                int place = found[i];
                if (square[place] + uncounted >= needed && (size < most.length || sharesMore(place, most[size - 1]))) {
                    int rank = size < most.length ? size++ : size - 1;
                    for (; rank > 0 && sharesMore(place, most[rank - 1]); rank--) {
                        most[rank] = most[rank - 1];
                    }
                    most[rank] = place;
                }
            }
            return Arrays.copyOf(most, size);
        }

        /// More, or as much and asked first.
        private boolean sharesMore(int place, int other) {
            return shared[place] > shared[other]
                    || (shared[place] == shared[other] && open[place].id.value() < open[other].id.value());
        }
    }
}
