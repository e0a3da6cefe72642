package org.lectern.floor;

import java.util.List;
import java.util.Optional;
import org.lectern.chat.Attachment;
import org.lectern.question.Question;
import org.lectern.schedule.Session;
import org.lectern.wording.Scene;

/// Draws what was asked in a session.
@FunctionalInterface
public interface Charts {
    Charts NONE = (_, _, _) -> Optional.empty();

    /// @param printed the session as the schedule has it
    /// @return empty where it cannot be drawn
    Optional<Attachment> of(Scene scene, Session printed, List<Question> asked);
}
