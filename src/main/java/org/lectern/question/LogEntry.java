package org.lectern.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.SlotId;

/// Something that was done on the floor of a session, as it is logged.
///
/// @param id grows with every act
/// @param who did it, by name; empty where that is not to be shown
/// @param undone whether it was undone since
public record LogEntry(long id, Instant at, String who, What what, boolean undone) {
    public sealed interface What {
        /// A question was moved.
        ///
        /// @param into the number of the question that it was merged into; null unless it was
        record Moved(int number, Move.Kind kind, @Nullable Integer into) implements What {}

        /// What was done with a question last was undone.
        record Undone(int number) implements What {}

        /// A person was let in to answer for a talk, or that was taken back.
        record LetIn(SlotId talk, long person, boolean in) implements What {}

        /// Whoever asked a question was muted, or may ask again.
        record Muted(int number, boolean muted) implements What {}

        /// The order of the queue was chosen.
        record Ordered(QueueOrder order) implements What {}

        /// The schedule was another one.
        ///
        /// @param places how many slots were different by it
        record Replanned(int places) implements What {}

        /// Anything else, by its command.
        record Other(String command) implements What {}
    }
}
