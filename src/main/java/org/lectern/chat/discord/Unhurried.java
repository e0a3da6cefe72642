package org.lectern.chat.discord;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// JDA's thread for the gateway, of which nothing is wanted for most of the day. Twice a second JDA looks there whether
/// anything waits that the gateway is to be told and that may wait: a presence, a request for members. Lectern has
/// nothing of that kind, so those looks, a third of what an idle bot computes, are made to be rarer. What is done at
/// a fixed rate, as heartbeats are, is not touched.
final class Unhurried extends ScheduledThreadPoolExecutor {
    private static final long JDA_LOOKS_MILLIS = 500;
    private static final long LOOKS_MILLIS = 30_000;

    Unhurried(String name) {
        super(1, Thread.ofPlatform().daemon().name(name).factory());
        // JDA would wait for the next look, for as long as it closes.
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return unit.toMillis(delay) == JDA_LOOKS_MILLIS
                ? super.schedule(work, LOOKS_MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(work, delay, unit);
    }
}
