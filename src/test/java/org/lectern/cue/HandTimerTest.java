package org.lectern.cue;

import static org.lectern.schedule.TestSessions.at;

import java.time.Instant;

class HandTimerTest extends CueTimerContract {
    private final HandClock clock = new HandClock(at("17:00"));
    private final HandTimer timer = new HandTimer(clock, listener);

    @Override
    protected CueTimer timer() {
        return timer;
    }

    @Override
    protected void setClock(Instant now) {
        clock.set(now);
    }
}
