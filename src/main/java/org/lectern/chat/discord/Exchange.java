package org.lectern.chat.discord;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender.Route;

/// One request of the sender's own on its way, bound to the thread that carries it. The [Wire] notes on it what only
/// the connection knows.
final class Exchange {
    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Route route;
    private final long channel;
    private volatile @Nullable Instant left;
    private volatile int status;

    Exchange(Route route, long channel) {
        this.route = route;
        this.channel = channel;
    }

    Route route() {
        return route;
    }

    long channel() {
        return channel;
    }

    void leaves(Instant now) {
        left = now;
    }

    /// When its first byte was about to be written; null as long as there was no connection to write to, so that it
    /// has certainly not been carried out.
    @Nullable
    Instant left() {
        return left;
    }

    void answered(int status) {
        this.status = status;
    }

    /// The HTTP status as it came; 0 where none came.
    int status() {
        return status;
    }
}
