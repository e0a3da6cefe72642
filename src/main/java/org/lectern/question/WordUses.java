package org.lectern.question;

import java.util.HashMap;
import java.util.Map;

/// How many of the open questions have each word, by which a word is rare or not.
final class WordUses {
    /// As if so many more questions were open that have none of the words at hand: with few questions open, how
    /// many of them have a word says little about it.
    private static final double OTHER_QUESTIONS = 20;

    private final Map<Integer, Integer> uses = new HashMap<>();
    private int questions;

    void add(Fingerprint question) {
        questions++;
        for (int word : question.words()) {
            uses.merge(word, 1, Integer::sum);
        }
    }

    void remove(Fingerprint question) {
        questions--;
        for (int word : question.words()) {
            uses.computeIfPresent(word, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /// The question's pieces, each weighed by how rare its word is.
    TermVector vector(Fingerprint question) {
        double[] weights = question.shares().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= rarity(question.words()[i]);
        }
        return new TermVector(question, weights);
    }

    /// The square of a word's inverse document frequency.
    private double rarity(int word) {
        double rarity = Math.log1p((questions + OTHER_QUESTIONS) / (uses.getOrDefault(word, 0) + 1));
        return rarity * rarity;
    }
}
