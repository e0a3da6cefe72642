package org.lectern.floor;

import java.time.Instant;
import java.util.List;
import org.lectern.question.Question;
import org.lectern.wording.Scene;

/// A session as it stands at an instant.
///
/// @param pace how many seconds of the session pass in a real one; 0 while its clock stands
/// @param questions all of them, in order of time
public record FloorView(Scene scene, Instant at, double pace, List<Question> questions) {
    public FloorView {
        questions = List.copyOf(questions);
    }
}
