package org.lectern.floor;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.lectern.cue.Cue;

/// The instants at which something is due, over all sessions.
final class Boundaries {
    private final ConcurrentSkipListSet<Instant> instants = new ConcurrentSkipListSet<>();

    void add(Collection<Cue> cues) {
        cues.forEach(cue -> instants.add(cue.at()));
    }

    Optional<Instant> after(Instant now) {
        return Optional.ofNullable(instants.higher(now));
    }
}
