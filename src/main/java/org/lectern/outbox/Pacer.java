package org.lectern.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Lets requests leave so that Discord counts no more than the 50 that it allows in any second of its own, however long
/// each is on its way; and spaces those of the one thread that sends.
///
/// Of these up to five may leave at once after a pause, so that a boundary in a few rooms is not spread out without
/// need; the others follow 5 ms apart, so that the answers to interactions between them are not held up. All others,
/// as when the bot logs in or looks something up, go before them.
public final class Pacer {
    static final int COUNTED = 50;
    /// In parts of a second.
    private static final int APART = 200;

    private static final int AT_ONCE = 5;

    /// How many seconds of the limit a request is counted for whose answer does not come.
    private static final int UNANSWERED = 3;

    private final LongSupplier nanoTime;
    private final Supplier<Duration> second;
    private final List<Departure> counted = new ArrayList<>();
    private long nextFree;
    private int waiting;

    /// @param nanoTime a monotonic clock in nanoseconds
    /// @param second how long a second of the limit takes: less where the server divides its windows
    public Pacer(LongSupplier nanoTime, Supplier<Duration> second) {
        this.nanoTime = nanoTime;
        this.second = second;
        this.nextFree = nanoTime.getAsLong();
    }

    /// A request that has left. Discord counts it at some time between then and its answer, so that it weighs on
    /// every second until one after that.
    private static final class Departure {
        private long until;

        private Departure(long until) {
            this.until = until;
        }
    }

    /// How long a second of the limit takes.
    Duration second() {
        return second.get();
    }

    /// How long until the next may be sent; zero if it may now.
    synchronized Duration pause() {
        long now = nanoTime.getAsLong();
        long spaced = nextFree - now - (AT_ONCE - 1) * interval();
        return Duration.ofNanos(Math.max(spaced, untilRoom(now, waiting)));
    }

    /// One is sent: the next follows at some distance.
    synchronized void sent() {
        long now = nanoTime.getAsLong();
        nextFree = now + Math.max(0, nextFree - now) + interval();
    }

    /// Waits until there is room for a request, which then leaves; for any thread.
    ///
    /// @return to be run when its answer has come, or certainly will not
    public synchronized Runnable leave() {
        waiting++;
        try {
            long pause = untilRoom(nanoTime.getAsLong(), 0);
            while (pause > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, pause);
                pause = untilRoom(nanoTime.getAsLong(), 0);
            }
        } catch (InterruptedException e) {
            // The connection is being closed. What leaves all the same is counted.
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
        }
        Departure departure =
                new Departure(nanoTime.getAsLong() + UNANSWERED * second.get().toNanos());
        counted.add(departure);
        return () -> answered(departure);
    }

    private synchronized void answered(Departure departure) {
        long end = nanoTime.getAsLong() + second.get().toNanos();
        departure.until = end - departure.until < 0 ? end : departure.until;
        notifyAll();
    }

    /// How long until there may be room, in nanoseconds; 0 if there is now.
    ///
    /// @param before how many go before
    private long untilRoom(long now, int before) {
        counted.removeIf(departure -> departure.until - now <= 0);
        return counted.size() + before < COUNTED ? 0 : firstToEnd(now);
    }

    private long firstToEnd(long now) {
        return counted.stream()
                .mapToLong(departure -> departure.until - now)
                .min()
                .orElse(0);
    }

    private long interval() {
        return second.get().toNanos() / APART;
    }
}
