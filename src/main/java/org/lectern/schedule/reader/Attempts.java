package org.lectern.schedule.reader;

import java.time.Duration;
import java.time.Instant;

/// When a server may be asked again: politely.
final class Attempts {
    /// A server that asks for more is asked again after that.
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /// However often somebody wants it.
    static final Duration BREATH = Duration.ofSeconds(5);

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(30);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration every;
    private Instant due = Instant.MIN;
    private Instant welcome = Instant.MIN;
    private int failures;

    /// @param every how often it is asked while all is well
    Attempts(Duration every) {
        this.every = longer(every, SHORTEST_INTERVAL);
    }

    /// Whether it is time to ask, without anybody wanting it.
    boolean isDue(Instant now) {
        return !now.isBefore(due) && isWelcome(now);
    }

    /// Whether one may ask because somebody wants it.
    boolean isWelcome(Instant now) {
        return !now.isBefore(welcome);
    }

    void succeeded(Instant now) {
        failures = 0;
        due = now.plus(every);
        welcome = now.plus(BREATH);
    }

    /// @param notBefore how long the server wants to be left alone
    void failed(Instant now, Duration notBefore) {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        Duration wait = longer(every, shorter(every.multipliedBy(1L << failures), LONGEST_BACK_OFF));
        due = now.plus(wait);
        welcome = now.plus(longer(BREATH, shorter(notBefore, LONGEST_WAIT)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
