package org.lectern.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The requests of the bot, the oldest forgotten first; counts go on.
final class RequestLog {
    private static final int KEPT = 50_000;

    private final Deque<Recorded> kept = new ArrayDeque<>();
    private long tooMany;
    private long invalid;

    synchronized void add(Recorded request) {
        kept.addLast(request);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        tooMany += request.status() == 429 ? 1 : 0;
        invalid += request.status() == 401 || request.status() == 403 || request.status() == 429 ? 1 : 0;
    }

    synchronized List<Recorded> all() {
        return List.copyOf(kept);
    }

    synchronized void clear() {
        kept.clear();
    }

    synchronized long tooMany() {
        return tooMany;
    }

    synchronized long invalid() {
        return invalid;
    }
}
