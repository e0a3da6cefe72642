package org.lectern.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.SessionId;

/// One thing that Lectern is to say of its own accord, said at most once. Its words are found when it leaves.
///
/// @param key its identity, which no two sends share: `SLOT.talk` and the like for what is said at a cue (its key),
///     `SLOT.talk/t` for the line in a thread, `KEY~N` for what is said for the Nth time, `BLOCK.thread` for
///     the opening of a thread, `qID` (base 36) for a card, `KEY!N` for the Nth change of what the send with the
///     key KEY has said, `qID~FACT` for what whoever asked is told, `remindID` (base 36) for a reminder of a talk,
///     `remindID~x` for its cancellation, `SESSION.event` for a scheduled event, `BLOCK.archive` for the end of a
///     thread, `BLOCK.name.NOTE` for the name that it gets with a note
/// @param channel the session's channel, or the chairs', or the id of the person that a direct message is for, or of
///     the server that a scheduled event is in
/// @param base the key of the send that it builds on: the announcement with which a thread was decided (it opens on
///     whichever [Words#announcements] gives that is there), or the opening of the thread that a line or card goes
///     into, or that what is edited stands in; null for what is in a channel
/// @param due when it was due, in the session's time
/// @param after the last message of the channel known when it was decided; its own message can only be a later one;
///     for an edit the message itself, 0 where its id was not known then
public record Send(
        String key,
        SessionId session,
        What what,
        long channel,
        @Nullable String base,
        Instant due,
        long after) {

    /// Stands before the number of what is said once more.
    public static final char AGAIN = '~';

    private static final char EDIT = '!';

    /// The edit that renders what a send has said anew.
    ///
    /// @param change a number that grows with each change of what is said
    /// @param message the id of the message; 0 where it is not known yet
    public static Send edit(Send of, long change, Instant due, long message) {
        String thread = of.what() == What.ANNOUNCEMENT || of.what() == What.NOTICE ? null : of.base();
        return new Send(of.key() + EDIT + change, of.session(), What.EDIT, of.channel(), thread, due, message);
    }

    /// The same for the Nth time.
    public Send again(long time) {
        return new Send(key + AGAIN + time, session, what, channel, base, due, after);
    }

    /// The same with another bound, or message.
    public Send at(long after) {
        return new Send(key, session, what, channel, base, due, after);
    }

    /// The same on another send.
    public Send on(String base) {
        return new Send(key, session, what, channel, base, due, after);
    }

    /// The key of the send whose message this is about: of another one for an edit, else its own.
    public String target() {
        return what == What.EDIT ? key.substring(0, key.indexOf(EDIT)) : key;
    }

    /// The number of the change that an edit is for; 0 where it is none.
    public long change() {
        return what == What.EDIT ? Long.parseLong(key.substring(key.indexOf(EDIT) + 1)) : 0;
    }

    /// What it is, in the order in which they leave.
    public enum What {
        /// A message in the session's channel.
        ANNOUNCEMENT,
        /// A thread on an announcement.
        THREAD,
        /// A message in a thread.
        THREAD_LINE,
        /// A message for the chairs alone.
        NOTICE,
        /// New words for a message that is there; several of one message go out as one.
        EDIT,
        /// A question in a thread; several of one thread go out as one message.
        CARD,
        /// A direct message to whoever asked a question, of what became of it, or to whoever is to be reminded
        /// of a talk. Its channel is the id of that person.
        DIRECT,
        /// A scheduled event of a server; its channel is the id of the server, and it is due when what
        /// it is for begins.
        EVENT,
        /// A thread gets another name; it builds on the opening of the thread.
        RENAME,
        /// A thread that is over is archived, so that others may be opened; it builds on the opening of
        /// the thread.
        ARCHIVE;

        /// Whether it waits while a boundary is near.
        boolean isCalm() {
            return switch (this) {
                case CARD, DIRECT, EVENT, RENAME, ARCHIVE -> true;
                case ANNOUNCEMENT, THREAD, THREAD_LINE, NOTICE, EDIT -> false;
            };
        }
    }
}
