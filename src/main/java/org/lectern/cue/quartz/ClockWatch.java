package org.lectern.cue.quartz;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Notices that the wall clock was stepped: that it went on by more or less than the time that passed. Slewing, as time
/// daemons do it, is far below what it notices.
final class ClockWatch {
    private static final Duration STEP = Duration.ofMillis(50);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant lastWall;
    private long lastNanos;

    /// @param nanos [System#nanoTime()]
    ClockWatch(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.lastWall = wall.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /// Whether it was stepped since it was last asked.
    boolean stepped() {
        Instant nowWall = wall.instant();
        long nowNanos = nanos.getAsLong();
        Duration passed = Duration.ofNanos(nowNanos - lastNanos);
        Duration shown = Duration.between(lastWall, nowWall);
        lastWall = nowWall;
        lastNanos = nowNanos;
        return shown.minus(passed).abs().compareTo(STEP) > 0;
    }
}
