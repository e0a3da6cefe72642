package org.lectern.standin;

import java.time.Instant;
import java.time.InstantSource;

/// Discord's ids: milliseconds since 2015 shifted left by 22 bits, never twice the same
/// (Discord, Reference, "Snowflakes").
final class Snowflakes {
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;

    private final InstantSource time;
    private long last;

    Snowflakes(InstantSource time) {
        this.time = time;
    }

    synchronized String next() {
        last = Math.max(last + 1, (time.millis() - EPOCH_MILLIS) << 22);
        return Long.toString(last);
    }

    /// The number of an id, 0 where the text is none.
    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    static Instant instant(String id) {
        return Instant.ofEpochMilli((number(id) >> 22) + EPOCH_MILLIS);
    }
}
