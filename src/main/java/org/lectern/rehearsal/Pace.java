package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;

/// How a rehearsal's session time runs: from an instant of the session, which was at a real instant, so many times as
/// fast.
record Pace(Instant real, Instant session, double speed) {
    /// The real time that a span of session time takes; negative where it runs backwards.
    Duration real(Instant from, Instant to) {
        return Duration.ofNanos(Math.round(Duration.between(from, to).toNanos() / speed));
    }

    /// The real instant at which the session's time was so.
    Instant realAt(Instant sessionTime) {
        return real.plus(real(session, sessionTime));
    }
}
