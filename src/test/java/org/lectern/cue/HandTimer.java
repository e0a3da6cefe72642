package org.lectern.cue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.schedule.SessionId;

/// A timer that a test steps by setting its [HandClock]: what has come due goes off on the test's own thread, instant
/// by instant.
public final class HandTimer implements CueTimer {
    private final SessionClock clock;
    private final CueListener listener;
    private final Map<SessionId, List<Cue>> waiting = new LinkedHashMap<>();
    private boolean closed;

    /// Steps whenever the clock is set.
    public HandTimer(HandClock clock, CueListener listener) {
        this.clock = clock;
        this.listener = listener;
        clock.onChange(this::step);
    }

    @Override
    public synchronized void arm(SessionId session, Collection<Cue> cues) {
        if (closed) {
            throw new IllegalStateException("the timer is closed");
        }
        waiting.put(session, new ArrayList<>(cues));
        step();
    }

    /// Lets everything go off that is due by now, in order of time.
    public synchronized void step() {
        for (Optional<Cue> next = next(); next.isPresent(); next = next()) {
            Instant at = next.get().at();
            SessionId session = next.get().session();
            List<Cue> all = waiting.getOrDefault(session, List.of());
            List<Cue> due = all.stream()
                    .filter(cue -> cue.at().equals(at))
                    .sorted(Comparator.comparingInt(Cue::rank))
                    .toList();
            all.removeAll(due);
            listener.due(session, due);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private Optional<Cue> next() {
        return waiting.values().stream()
                .flatMap(List::stream)
                .filter(cue -> !cue.at().isAfter(clock.instant()))
                .min(Comparator.comparing(Cue::at));
    }
}
