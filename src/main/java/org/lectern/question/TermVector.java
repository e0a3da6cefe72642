package org.lectern.question;

/// A question's pieces with their weights, to be compared with others that were weighed by the same open questions.
final class TermVector {
    /// What is left of the cosine of two questions of which each has a number that the other lacks, or just one is
    /// negated: layer 3 is not layer 4, and with dropout not without.
    private static final double CONTRARY = 0.5;

    private final Fingerprint question;
    private final double[] weights;

    /// @param weights for each word the weight of each of its pieces
    TermVector(Fingerprint question, double[] weights) {
        this.question = question;
        this.weights = weights;
    }

    /// Each different piece with its weight, in the order of the pieces.
    void forEach(Pieces each) {
        long[] grams = question.grams();
        for (int i = 0; i < grams.length; ) {
            long gram = grams[i];
            double weight = 0;
            for (; i < grams.length && grams[i] == gram; i++) {
                weight += weights[question.owners()[i]];
            }
            each.piece(gram, weight);
        }
    }

    interface Pieces {
        void piece(long gram, double weight);
    }

    /// The cosine, less where numbers or negation differ; 0 where one has no pieces.
    double likeness(TermVector other) {
        double cosine = cosine(other);
        return question.isContraryTo(other.question) ? cosine * CONTRARY : cosine;
    }

    /// Goes through both in the order of their grams.
    private double cosine(TermVector other) {
        long[] grams = question.grams();
        long[] otherGrams = other.question.grams();
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        int i = 0;
        int j = 0;
        while (i < grams.length || j < otherGrams.length) {
            long gram = Math.min(
                    i < grams.length ? grams[i] : Long.MAX_VALUE,
                    j < otherGrams.length ? otherGrams[j] : Long.MAX_VALUE);
            double weight = 0;
            double otherWeight = 0;
            for (; i < grams.length && grams[i] == gram; i++) {
                weight += weights[question.owners()[i]];
            }
            for (; j < otherGrams.length && otherGrams[j] == gram; j++) {
                otherWeight += other.weights[other.question.owners()[j]];
            }
            product += weight * otherWeight;
            square += weight * weight;
            otherSquare += otherWeight * otherWeight;
        }
        return product == 0 ? 0 : Math.min(1, product / Math.sqrt(square * otherSquare));
    }
}
