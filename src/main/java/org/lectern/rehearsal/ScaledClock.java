package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.lectern.cue.SessionClock;

/// The clock of a rehearsal: it runs from an anchor at a speed, both of which may be changed while it runs.
public final class ScaledClock implements SessionClock {
    /// What it answers for times that never come while it stands: a thousand years.
    public static final Duration NEVER = Duration.ofDays(365_000);

    private static final double NANOS = 1e9;

    private final InstantSource wall;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Anchor anchor;

    /// @param wall real time
    public ScaledClock(InstantSource wall, Anchor anchor) {
        this.wall = wall;
        this.anchor = anchor;
    }

    /// Starts now, at an instant of the session.
    public static ScaledClock startingAt(Instant session, double speed, InstantSource wall) {
        return new ScaledClock(wall, new Anchor(wall.instant(), session, speed));
    }

    /// An instant of real time, the session's time then, and the speed from there.
    ///
    /// @param speed seconds of the session in a real second; 0 stands
    public record Anchor(Instant real, Instant session, double speed) {
        public Anchor {
            if (!(speed >= 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("a speed is a number from 0, not " + speed);
            }
        }

        Instant at(Instant now) {
            return session.plus(scaled(Duration.between(real, now), speed));
        }
    }

    public Anchor anchor() {
        return anchor;
    }

    /// Runs from another anchor from now on, and tells the listeners.
    public void set(Anchor changed) {
        change(_ -> changed);
    }

    /// Goes to an instant of the session; the speed stays.
    public void set(Instant session) {
        change(old -> new Anchor(wall.instant(), session, old.speed()));
    }

    /// Goes on from here at another speed; 0 pauses.
    public void speed(double speed) {
        change(old -> {
            Instant now = wall.instant();
            return new Anchor(now, old.at(now), speed);
        });
    }

    @Override
    public Instant instant() {
        return anchor.at(wall.instant());
    }

    /// At least a nanosecond for every instant that has not come yet, so that nobody is early by rounding.
    @Override
    public Duration realUntil(Instant instant) {
        Anchor now = anchor;
        Duration left = Duration.between(now.at(wall.instant()), instant);
        Duration real = real(left, now.speed());
        return left.isPositive() && !real.isPositive() ? Duration.ofNanos(1) : real;
    }

    @Override
    public Duration real(Duration span) {
        return real(span, anchor.speed());
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void change(UnaryOperator<Anchor> how) {
        synchronized (this) {
            anchor = how.apply(anchor);
        }
        listeners.forEach(Runnable::run);
    }

    private static Duration real(Duration span, double speed) {
        if (span.isZero()) {
            return Duration.ZERO;
        }
        if (speed == 0 || span.abs().toSeconds() / speed > NEVER.toSeconds()) {
            return span.isNegative() ? NEVER.negated() : NEVER;
        }
        return scaled(span, 1 / speed);
    }

    /// Whole seconds and their fraction apart, so that nanoseconds are not lost over long spans.
    private static Duration scaled(Duration span, double factor) {
        double seconds = span.getSeconds() * factor;
        double whole = Math.floor(seconds);
        double nanos = (seconds - whole) * NANOS + span.getNano() * factor;
        return Duration.ofSeconds((long) whole).plusNanos(Math.round(nanos));
    }
}
