package org.lectern.question;

import java.util.Optional;

/// The identity of a question: the store's own number for it, unique over all sessions.
public record QuestionId(long value) {
    private static final int RADIX = 36;

    /// The key of its card among what is to be sent: `q` and the number in base 36.
    public String cardKey() {
        return "q" + Long.toString(value, RADIX);
    }

    /// The question whose card a key names; empty where it names something else.
    public static Optional<QuestionId> ofCard(String key) {
        if (!key.matches("q[0-9a-z]{1,12}")) {
            return Optional.empty();
        }
        return Optional.of(new QuestionId(Long.parseLong(key.substring(1), RADIX)));
    }
}
