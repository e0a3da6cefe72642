package org.lectern.chat.discord;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds the interactions that are taken and not answered yet, and with them the memory and the time that answers take
/// while the store or Discord is slow.
final class Admission {
    static final int AT_ONCE = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int TOLD_EVERY = 1_000;

    private final int atOnce;
    private final int worked;
    private final Semaphore places;
    private final AtomicLong turnedAway = new AtomicLong();

    Admission() {
        this(AT_ONCE, Turns.AT_ONCE);
    }

    /// @param worked how many questions of those are worked on at once
    Admission(int atOnce, int worked) {
        this.atOnce = atOnce;
        this.worked = worked;
        this.places = new Semaphore(atOnce);
    }

    /// @param threads as [Turns] has them
    Turns turns(Executor threads) {
        return new Turns(worked, threads);
    }

    /// Takes a place, to be given back by [#leave]; false where there is none.
    boolean enter() {
        boolean taken = places.tryAcquire();
        if (!taken && turnedAway.getAndIncrement() % TOLD_EVERY == 0) {
            LOG.warn(
                    "{} interactions wait to be answered: whoever comes is asked to try again ({} so far)",
                    atOnce,
                    turnedAway);
        }
        return taken;
    }

    void leave() {
        places.release();
    }
}
