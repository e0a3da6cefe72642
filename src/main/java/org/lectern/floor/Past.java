package org.lectern.floor;

import java.util.List;
import org.lectern.question.LogEntry;
import org.lectern.question.Question;
import org.lectern.schedule.Session;
import org.lectern.wording.Scene;

/// All that came of a session so far.
///
/// @param printed the session as the schedule has it
/// @param asked in order of time
/// @param history what was done, the oldest first
public record Past(Scene scene, Session printed, List<Question> asked, List<LogEntry> history) {
    public Past {
        asked = List.copyOf(asked);
        history = List.copyOf(history);
    }
}
