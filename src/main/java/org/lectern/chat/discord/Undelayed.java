package org.lectern.chat.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs what need not wait at once, on the thread that hands it in: JDA has a request go through a thread that only
/// hands it on, and to wake that costs more than what it does. For work that never waits. What is delayed has a thread
/// of its own, as usual.
///
/// Not for callbacks: JDA calls those of requests that have waited for too long while it goes through its requests,
/// to which a callback may add one.
final class Undelayed extends ScheduledThreadPoolExecutor {
    Undelayed(String name) {
        super(1, Thread.ofPlatform().daemon().name(name).factory());
    }

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        if (delay > 0) {
            return super.schedule(work, delay, unit);
        }
        work.run();
        return new Done();
    }

    private static final class Done extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        private Done() {
            complete(null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(0, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
