package org.lectern.question;

import org.jspecify.annotations.Nullable;

/// What has become of a question so far.
///
/// @param pinned whether it goes first in its queue
/// @param votes how many people want it answered, each counted once, those of its merged parts too
/// @param parts how many questions were merged into it
/// @param into the question that it was merged into; null unless it was
/// @param intoNumber the number of that
/// @param answer the address of the message that answers it; null where it was not answered in writing
/// @param revision grows with every move, not with votes: whoever acts says which they saw
public record Standing(
        State state,
        boolean pinned,
        int votes,
        int parts,
        @Nullable QuestionId into,
        @Nullable Integer intoNumber,
        @Nullable String answer,
        long revision) {
    /// As it stands when it has just been asked.
    public static Standing of(State state) {
        return new Standing(state, false, 0, 0, null, null, null, 0);
    }
}
