package org.lectern.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.SessionId;

/// One thing that Lectern is to say of its own accord, said at most once. Its words are found when it leaves.
///
/// @param key its identity, which no two sends share: `SLOT.talk` and the like for what is said at a cue (its key),
///     `SLOT.talk/t` for the line in a thread, `BLOCK.thread` for the opening of a thread, `qID` (base 36) for a card
/// @param channel the session's channel
/// @param base the key of the send that it builds on: the announcement with which a thread was decided (it opens on
///     whichever [Words#announcements] gives that is there), or the opening of the thread that a line or card goes
///     into; null for an announcement
/// @param due when it was due, in the session's time
/// @param after the last message of the channel known when it was decided; its own message can only be a later one
public record Send(
        String key,
        SessionId session,
        What what,
        long channel,
        @Nullable String base,
        Instant due,
        long after) {

    /// What it is, in the order in which they leave.
    public enum What {
        /// A message in the session's channel.
        ANNOUNCEMENT,
        /// A thread on an announcement.
        THREAD,
        /// A message in a thread.
        THREAD_LINE,
        /// A question in a thread; several of one thread go out as one message.
        CARD
    }
}
