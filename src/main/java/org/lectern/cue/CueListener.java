package org.lectern.cue;

import java.util.List;
import org.lectern.schedule.SessionId;

/// Hears of cues when they are due. It is called on the timer's threads and must return at once.
public interface CueListener {
    /// Cues of one session and one instant, in order of rank.
    void due(SessionId session, List<Cue> cues);

    /// The clock was set, or stepped by itself: what is due by now goes off as always, and what was judged by the
    /// old time may be judged anew.
    default void stepped() {}
}
