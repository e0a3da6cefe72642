package org.lectern.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Spaces requests so that no more than 45 a second leave in all. Discord allows 50, and counts some that are not ours
/// to pace. Not thread-safe: it belongs to the one thread that sends.
///
/// Up to five may leave at once after a pause, so that a boundary in a few rooms is not spread out without need.
public final class Pacer {
    static final int PER_SECOND = 45;
    private static final int AT_ONCE = 5;

    private final LongSupplier nanoTime;
    private final Supplier<Duration> second;
    private long nextFree;

    /// @param nanoTime a monotonic clock in nanoseconds
    /// @param second how long a second of the limit takes: less where the server divides its windows
    public Pacer(LongSupplier nanoTime, Supplier<Duration> second) {
        this.nanoTime = nanoTime;
        this.second = second;
        this.nextFree = nanoTime.getAsLong();
    }

    /// How long until a request may leave; zero or less if one may now.
    Duration pause() {
        return Duration.ofNanos(nextFree - nanoTime.getAsLong() - (AT_ONCE - 1) * interval());
    }

    /// Counts a request that leaves now.
    void leave() {
        long now = nanoTime.getAsLong();
        nextFree = now + Math.max(0, nextFree - now) + interval();
    }

    private long interval() {
        return second.get().toNanos() / PER_SECOND;
    }
}
