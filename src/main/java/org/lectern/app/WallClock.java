package org.lectern.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.lectern.cue.SessionClock;

/// The clock of a live bot: sessions run by the wall clock. It tells nobody of changes, for it is never set by us; that
/// the wall clock itself steps is noticed by the timer.
public record WallClock(InstantSource wall) implements SessionClock {
    public static WallClock system() {
        return new WallClock(InstantSource.system());
    }

    @Override
    public Instant instant() {
        return wall.instant();
    }

    @Override
    public Duration realUntil(Instant instant) {
        return Duration.between(wall.instant(), instant);
    }

    @Override
    public Duration real(Duration span) {
        return span;
    }

    @Override
    public void onChange(Runnable listener) {}
}
