package org.lectern.floor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.outbox.Send;
import org.lectern.schedule.Block;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// The keys of sends: what is said at a cue has the cue's own.
final class Keys {
    private static final String THREAD = ".thread";
    private static final String LINE = "/t";
    private static final String NOTE = ".note";

    private static final String REMINDER = "remind";
    private static final String CANCELLED = "~x";
    private static final String EVENT = ".event";

    private Keys() {}

    /// The end of a block's thread.
    static String archive(SlotId block) {
        return block + ".archive";
    }

    /// The name that a block's thread gets with a note.
    static String name(SlotId block, String note) {
        return block + ".name." + note;
    }

    /// The scheduled event of a session.
    static String event(SessionId session) {
        return session + EVENT;
    }

    static boolean isEvent(String key) {
        return key.endsWith(EVENT);
    }

    /// The opening of a block's thread.
    static String thread(SlotId block) {
        return block + THREAD;
    }

    /// The announcements of a block, in order.
    static List<String> announcements(Block block) {
        Stream<CueKey> talks = block.talks().stream().map(talk -> Cue.TalkStarts.key(talk.id()));
        Stream<CueKey> qa = Stream.ofNullable(block.jointQa()).map(each -> Cue.JointQaStarts.key(each.id()));
        return Stream.concat(talks, qa).map(CueKey::toString).toList();
    }

    /// The line in the thread, where a cue is announced in the channel too.
    static String line(CueKey cue) {
        return cue + LINE;
    }

    /// The note that tells all of an act on a session's time.
    static String note(SessionId session, int act) {
        return session + NOTE + act;
    }

    /// The number of the act that a note tells of; empty where it is none.
    static OptionalInt actOfNote(String key) {
        int at = key.indexOf(NOTE);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(key.substring(at + NOTE.length())));
    }

    /// The direct message that reminds somebody of a talk.
    static String reminder(long id) {
        return REMINDER + Long.toString(id, 36);
    }

    /// The direct message that a talk of which somebody wanted to be reminded is not to be.
    static String cancelled(long id) {
        return reminder(id) + CANCELLED;
    }

    /// The reminder that a direct message is of; empty where it is of a question.
    static OptionalLong reminderOf(String key) {
        return key.startsWith(REMINDER)
                ? OptionalLong.of(
                        Long.parseLong(key.substring(REMINDER.length()).replace(CANCELLED, ""), 36))
                : OptionalLong.empty();
    }

    static boolean isCancelled(String key) {
        return key.endsWith(CANCELLED);
    }

    /// Whether it is of what is said once more.
    static boolean isAgain(String key) {
        return key.indexOf(Send.AGAIN) >= 0;
    }

    static boolean isLine(String key) {
        return first(key).endsWith(LINE);
    }

    /// The key of what was said first, of what is said once more.
    private static String first(String key) {
        int again = key.indexOf(Send.AGAIN);
        return again < 0 ? key : key.substring(0, again);
    }

    /// The block whose thread a send opens; empty where it opens none.
    static Optional<SlotId> blockOfThread(String key) {
        return key.endsWith(THREAD)
                ? Optional.of(new SlotId(key.substring(0, key.length() - THREAD.length())))
                : Optional.empty();
    }

    /// The slot that a message is about; that of no slot where it is about something else.
    static Optional<SlotId> slot(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new SlotId(key.substring(0, dot)));
    }

    /// The cue at which a message is said.
    static CueKey cue(String key) {
        String first = first(key);
        return CueKey.parse(isLine(first) ? first.substring(0, first.length() - LINE.length()) : first);
    }
}
