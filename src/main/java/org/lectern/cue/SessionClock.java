package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock that sessions run by. Live it is the wall clock; in a rehearsal it may run faster, or stand.
public interface SessionClock extends InstantSource {
    /// The real time that passes until this instant of the session; negative once it is over. A very long time
    /// where the clock stands.
    Duration realUntil(Instant instant);

    /// The real time that a span of the session's time takes; a very long time where the clock stands.
    Duration real(Duration span);

    /// Asks to be called whenever the clock is set or its speed is changed.
    void onChange(Runnable listener);
}
