package org.lectern.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// A question as it is kept.
///
/// @param number its number within the session, from 1, as people see it
/// @param block the block that answers it
/// @param talk the talk it is for; null where it is for all talks of the block
/// @param asker the Discord id of who asked
/// @param askerName how that person is shown; empty for somebody who is not to be shown
/// @param standing what has become of it
public record Question(
        QuestionId id,
        SessionId session,
        int number,
        SlotId block,
        @Nullable SlotId talk,
        String text,
        long asker,
        String askerName,
        Instant askedAt,
        Standing standing) {
    /// The most characters a question may have, in Unicode code points as Discord counts them.
    public static final int MAX_LENGTH = 500;

    public State state() {
        return standing.state();
    }

    /// Whether whoever asked is not to be shown.
    public boolean isAnonymous() {
        return askerName.isEmpty();
    }
}
