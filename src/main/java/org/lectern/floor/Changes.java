package org.lectern.floor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.lectern.schedule.SessionId;

/// Tells whoever shows a session that something of it has changed. A listener must not block.
final class Changes {
    private final List<Consumer<SessionId>> listeners = new CopyOnWriteArrayList<>();

    void listen(Consumer<SessionId> listener) {
        listeners.add(listener);
    }

    void of(SessionId session) {
        listeners.forEach(listener -> listener.accept(session));
    }
}
