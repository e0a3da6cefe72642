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

    /// The cosine, less where numbers or negation differ; 0 where one has no pieces.
    double likeness(TermVector other) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        boolean ownNumber = false;
        boolean othersNumber = false;
        int i = 0;
        int j = 0;
        while (i < question.size() || j < other.question.size()) {
            long gram = Math.min(question.gram(i), other.question.gram(j));
            double x = 0;
            double y = 0;
            for (; question.gram(i) == gram; i++) {
                x += weights[question.word(i)];
            }
            for (; other.question.gram(j) == gram; j++) {
                y += other.weights[other.question.word(j)];
            }
            product += x * y;
            square += x * x;
            otherSquare += y * y;
            ownNumber |= gram < 0 && y == 0;
            othersNumber |= gram < 0 && x == 0;
        }
        double cosine = product == 0 ? 0 : Math.min(1, product / Math.sqrt(square * otherSquare));
        boolean contrary = (ownNumber && othersNumber) || question.negated() != other.question.negated();
        return contrary ? cosine * CONTRARY : cosine;
    }
}
