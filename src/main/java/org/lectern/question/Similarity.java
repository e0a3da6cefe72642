package org.lectern.question;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// How alike questions are, from 0 to 1, where certain questions are open: the cosine of their words' pieces, in
/// which a rare word weighs more than one that many of the open questions have. It knows next to nothing of any
/// language, and does worst in scripts without spaces, Chinese and Thai above all. It sees words, not meanings: the
/// same asked in other words is missed.
public final class Similarity {
    /// From here on a question is taken to be asked before: where precision on the pairs that chose it reached 0.9.
    /// `SimilarPairsTest` prints the table, and what came of it on other pairs.
    public static final double THRESHOLD = 0.6;

    private final WordUses uses = new WordUses();

    private Similarity(Collection<Fingerprint> open) {
        open.forEach(uses::add);
    }

    /// Similarity as it is while these questions are open; what is compared need not be among them.
    public static Similarity among(Collection<Fingerprint> open) {
        return new Similarity(open);
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
        return uses.vector(question);
    }
}
