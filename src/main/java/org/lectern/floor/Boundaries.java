package org.lectern.floor;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.cue.Cue;
import org.lectern.schedule.SessionId;

/// The instants at which something is due, over all sessions.
final class Boundaries {
    private final Map<SessionId, NavigableSet<Instant>> instants = new ConcurrentHashMap<>();

    /// What is to come in a session from now on.
    void set(SessionId session, Collection<Cue> cues) {
        List<Instant> all = cues.stream().map(Cue::at).toList();
        instants.put(session, new TreeSet<>(all));
    }

    Optional<Instant> after(Instant now) {
        return instants.values().stream()
                .flatMap(each -> Optional.ofNullable(each.higher(now)).stream())
                .min(Comparator.naturalOrder());
    }
}
