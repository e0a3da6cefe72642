package org.lectern.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lectern.floor.Floor;

/// Gives memory back that a busy time has left: the virtual machine collects only where it needs room, and a heap
/// that has grown stays so until then. That is done while nothing happens and nothing is due, for all stands still
/// meanwhile: for a tenth of a second at most.
final class Tidying implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(4);
    private static final Duration NOTHING_DUE = Duration.ofSeconds(5);
    private static final int CALM_LOOKS = 2;

    /// In bytes: what is allocated from one look to the next where nothing happens.
    private static final long CALM = 512 << 10;

    /// In bytes: it is not worth it for less.
    private static final long WORTH = 16 << 20;

    private final Floor floor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tidying").daemon().factory());
    private long tidy;
    private long before;
    private int calm;

    Tidying(Floor floor) {
        this.floor = floor;
        this.tidy = Runtime.getRuntime().totalMemory();
        var _ = timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        Runtime machine = Runtime.getRuntime();
        long used = machine.totalMemory() - machine.freeMemory();
        calm = Math.abs(used - before) <= CALM ? calm + 1 : 0;
        before = used;
        if (calm >= CALM_LOOKS && machine.totalMemory() - tidy >= WORTH && floor.isQuiet(NOTHING_DUE)) {
            System.gc();
            tidy = machine.totalMemory();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
