package org.lectern.question;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// How alike questions are, from 0 to 1, where certain questions are open: the cosine of their words' pieces, in
/// which a rare word weighs more than one that many of the open questions have. It works in any language, and sees
/// words, not meanings: the same asked in other words is missed.
public final class Similarity {
    /// From here on a question is taken to be asked before: where precision on the pairs that chose it reached 0.9.
    /// `SimilarPairsTest` prints the table, and what came of it on other pairs.
    public static final double THRESHOLD = 0.6;

    /// As if so many more questions were open that have none of the words at hand: with few questions open, how
    /// many of them have a word says little about it.
    private static final double OTHER_QUESTIONS = 20;

    private final int questions;
    private final Map<Word, Integer> uses;

    private Similarity(int questions, Map<Word, Integer> uses) {
        this.questions = questions;
        this.uses = uses;
    }

    public static Similarity among(Collection<Fingerprint> open) {
        Map<Word, Integer> uses = new HashMap<>();
        for (Fingerprint question : open) {
            new HashSet<>(question.words()).forEach(word -> uses.merge(word, 1, Integer::sum));
        }
        return new Similarity(open.size(), uses);
    }

    /// Which of the open questions is most like the one asked, if any is alike; of equals the first.
    public static <K> Optional<K> mostLike(Fingerprint asked, Map<K, Fingerprint> open) {
        Similarity similarity = among(open.values());
        TermVector vector = similarity.vector(asked);
        Optional<K> mostLike = Optional.empty();
        double most = 0;
        for (Map.Entry<K, Fingerprint> each : open.entrySet()) {
            double alike = vector.likeness(similarity.vector(each.getValue()));
            if (alike >= THRESHOLD && alike > most) {
                mostLike = Optional.of(each.getKey());
                most = alike;
            }
        }
        return mostLike;
    }

    /// The similarity of two questions; 0 where one has neither letters nor digits.
    public double of(Fingerprint one, Fingerprint other) {
        return vector(one).likeness(vector(other));
    }

    private TermVector vector(Fingerprint question) {
        double[] weights = new double[question.words().size()];
        for (int i = 0; i < weights.length; i++) {
            double rarity = rarity(question.words().get(i));
            weights[i] = question.share(i) * rarity * rarity;
        }
        return new TermVector(question, weights);
    }

    /// The word's inverse document frequency among the open questions.
    private double rarity(Word word) {
        return Math.log1p((questions + OTHER_QUESTIONS) / (uses.getOrDefault(word, 0) + 1));
    }
}
