package org.lectern.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// A question that is to be kept.
///
/// @param askerName empty for somebody who is not to be shown
/// @param state open, or waiting for approval
/// @param interaction the Discord id of the interaction it came with: one that arrives twice is one question
public record NewQuestion(
        long interaction,
        SessionId session,
        SlotId block,
        @Nullable SlotId talk,
        String text,
        long asker,
        String askerName,
        Instant askedAt,
        State state) {
    /// The same, asked at another time.
    public NewQuestion at(Instant time) {
        return new NewQuestion(interaction, session, block, talk, text, asker, askerName, time, state);
    }
}
