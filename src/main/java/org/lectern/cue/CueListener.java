package org.lectern.cue;

import java.util.List;
import org.lectern.schedule.SessionId;

/// Hears of cues when they are due. It is called on the timer's threads and must return at once.
public interface CueListener {
    /// Cues of one session and one instant, in order of rank.
    void due(SessionId session, List<Cue> cues);
}
