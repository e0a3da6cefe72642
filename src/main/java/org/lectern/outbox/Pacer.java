package org.lectern.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Spaces requests so that Discord counts no more than 48 in any second of its own, however long each is on its
/// way. Discord allows 50. Those that leave without being paced are counted, too, and what is paced waits for
/// them. It paces the one thread that sends.
///
/// Up to five may leave at once after a pause, so that a boundary in a few rooms is not spread out without need;
/// the others follow 5 ms apart, so that the answers to interactions between them are not held up.
public final class Pacer {
    static final int COUNTED = 48;
    /// In parts of a second.
    private static final int APART = 200;

    private static final int AT_ONCE = 5;

    /// How many seconds of the limit a request is counted for whose answer does not come.
    private static final int UNANSWERED = 3;

    private final LongSupplier nanoTime;
    private final Supplier<Duration> second;
    private final List<Departure> counted = new ArrayList<>();
    private long nextFree;

    /// @param nanoTime a monotonic clock in nanoseconds
    /// @param second how long a second of the limit takes: less where the server divides its windows
    public Pacer(LongSupplier nanoTime, Supplier<Duration> second) {
        this.nanoTime = nanoTime;
        this.second = second;
        this.nextFree = nanoTime.getAsLong();
    }

    /// A request that has left. Discord counts it at some time between then and its answer, so that it weighs on
    /// every second until one after that.
    final class Departure {
        private volatile long until;

        private Departure(long until) {
            this.until = until;
        }

        /// Its answer has come, or certainly will not; from any thread.
        void answered() {
            long end = nanoTime.getAsLong() + second.get().toNanos();
            until = end - until < 0 ? end : until;
        }
    }

    /// How long a second of the limit takes.
    Duration second() {
        return second.get();
    }

    /// How long until a request may leave; zero or less if one may now.
    synchronized Duration pause() {
        long now = nanoTime.getAsLong();
        counted.removeIf(departure -> departure.until - now <= 0);
        long spaced = nextFree - now - (AT_ONCE - 1) * interval();
        return Duration.ofNanos(counted.size() < COUNTED ? spaced : Math.max(spaced, firstToEnd(now)));
    }

    private long firstToEnd(long now) {
        return counted.stream()
                .mapToLong(departure -> departure.until - now)
                .min()
                .orElse(0);
    }

    /// Counts a request that leaves now.
    synchronized Departure leave() {
        long now = nanoTime.getAsLong();
        nextFree = now + Math.max(0, nextFree - now) + interval();
        Departure departure = new Departure(now + UNANSWERED * second.get().toNanos());
        counted.add(departure);
        return departure;
    }

    /// Counts a request that leaves now without being paced, as when the bot logs in or looks something up; from
    /// any thread.
    public synchronized void unpaced() {
        counted.add(new Departure(nanoTime.getAsLong() + second.get().toNanos()));
    }

    private long interval() {
        return second.get().toNanos() / APART;
    }
}
