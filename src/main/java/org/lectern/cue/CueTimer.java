package org.lectern.cue;

import java.util.Collection;
import org.lectern.schedule.SessionId;

/// Wakes its listener when cues are due, never early and at most a few milliseconds late.
public interface CueTimer extends AutoCloseable {
    /// Waits for these cues of a session, and for no other of its cues. One that is due already goes off at once.
    /// Cues of one instant go off together, in one call.
    void arm(SessionId session, Collection<Cue> cues);

    @Override
    void close();
}
