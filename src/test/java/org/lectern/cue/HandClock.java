package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A session clock that stands until a test sets it. A second of the session takes a real second, as far as it is
/// asked.
public final class HandClock implements SessionClock {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    public HandClock(Instant now) {
        this.now = now;
    }

    /// Sets it, and tells its listeners.
    public void set(Instant instant) {
        now = instant;
        listeners.forEach(Runnable::run);
    }

    public void advance(Duration by) {
        set(now.plus(by));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Duration realUntil(Instant instant) {
        return Duration.between(now, instant);
    }

    @Override
    public Duration real(Duration span) {
        return span;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
