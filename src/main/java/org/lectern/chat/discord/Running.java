package org.lectern.chat.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The requests that are under way, and the answers that are still to be known, so that closing can wait for them.
final class Running {
    private final Map<Object, CompletableFuture<?>> futures = new ConcurrentHashMap<>();

    <T> CompletableFuture<T> track(CompletableFuture<T> future) {
        Object ticket = new Object();
        futures.put(ticket, future);
        return future.whenComplete((_, _) -> futures.remove(ticket));
    }

    /// Waits until there is none any more, or the time is over: one that ends may begin another.
    void awaitNone(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); left > 0 && !futures.isEmpty(); left = end - System.nanoTime()) {
            await(Duration.ofNanos(left));
        }
    }

    /// Waits until all that there are have ended, however they end, or the time is over.
    void await(Duration atMost) throws InterruptedException {
        CompletableFuture<?> all = CompletableFuture.allOf(futures.values().toArray(CompletableFuture<?>[]::new));
        try {
            all.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // Each tells its own end to whoever waits for it.
        }
    }
}
