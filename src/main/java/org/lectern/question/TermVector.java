package org.lectern.question;

/// A question's pieces with their weights, to be compared with others that were weighed by the same open questions.
final class TermVector {
    /// What is left of the cosine of two questions of which each has a number that the other lacks, or just one is
    /// negated: layer 3 is not layer 4, and with dropout not without.
    private static final double CONTRARY = 0.5;

    private final Fingerprint question;
    private final double[] weights;
    private double square = -1;

    /// @param weights for each word the weight of each of its pieces
    TermVector(Fingerprint question, double[] weights) {
        this.question = question;
        this.weights = weights;
    }

    /// Each different piece with its weight, in the order of the pieces.
    void forEach(Pieces each) {
        int[] pieces = question.pieces();
        int[] owners = question.owners();
        for (int i = 0; i < pieces.length; ) {
            int piece = pieces[i];
            double weight = 0;
            for (; i < pieces.length && pieces[i] == piece; i++) {
                weight += weights[owners[i]];
            }
            each.piece(piece, weight);
        }
    }

    interface Pieces {
        void piece(int piece, double weight);
    }

    /// The cosine, less where numbers or negation differ; 0 where one has no pieces.
    double likeness(TermVector other) {
        double cosine = cosine(other);
        return question.isContraryTo(other.question) ? cosine * CONTRARY : cosine;
    }

    /// Goes through both in the order of their pieces.
    private double cosine(TermVector other) {
        int[] pieces = question.pieces();
        int[] otherPieces = other.question.pieces();
        int[] otherOwners = other.question.owners();
        int i = 0;
        double product = 0;
        double otherSquare = 0;
        for (int j = 0; j < otherPieces.length; ) {
            int piece = otherPieces[j];
            double otherWeight = other.weights[otherOwners[j++]];
            while (j < otherPieces.length && otherPieces[j] == piece) {
                otherWeight += other.weights[otherOwners[j++]];
            }
            otherSquare += otherWeight * otherWeight;
            while (i < pieces.length && pieces[i] < piece) {
                i++;
            }
            for (; i < pieces.length && pieces[i] == piece; i++) {
                product += weights[question.owners()[i]] * otherWeight;
            }
        }
        return product == 0 ? 0 : Math.min(1, product / Math.sqrt(square() * otherSquare));
    }

    /// The sum of the squares of its pieces' weights.
    double square() {
        if (square < 0) {
            square = 0;
            forEach((_, weight) -> square += weight * weight);
        }
        return square;
    }
}
