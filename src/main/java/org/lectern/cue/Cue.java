package org.lectern.cue;

import java.time.Instant;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// What is to be done at one boundary of one session.
///
/// Cues of one instant are carried out in the order of [#rank()]: what closes, then what opens, then what is on, then
/// how long it still is.
public sealed interface Cue {
    SessionId session();

    /// When it is due, in the session's own time.
    Instant at();

    /// What makes it the same cue when it is planned anew, whatever its time.
    CueKey key();

    /// The place among cues of one instant; lower goes first.
    default int rank() {
        return switch (this) {
            case FloorCloses _ -> 0;
            case SessionCloses _ -> 1;
            case HeadsUp _ -> 2;
            case SessionOpens _ -> 3;
            case TalkStarts _, JointQaStarts _, BreakStarts _ -> 4;
            case TimeLeft _ -> 5;
        };
    }

    /// Whether a key is that of a cue which tells of a session as a whole before its talks: of a heads-up, or of
    /// its opening.
    static boolean isOfAgenda(CueKey key) {
        return key.what().equals(HeadsUp.WHAT) || key.what().equals(SessionOpens.WHAT);
    }

    /// The key of the cue at which a slot begins.
    static CueKey startOf(Slot slot) {
        return switch (slot) {
            case Slot.Talk talk -> TalkStarts.key(talk.id());
            case Slot.JointQa qa -> JointQaStarts.key(qa.id());
            case Slot.Break pause -> BreakStarts.key(pause.id());
        };
    }

    /// The lead time before the session begins.
    record HeadsUp(SessionId session, Instant at) implements Cue {
        private static final String WHAT = "heads-up";

        @Override
        public CueKey key() {
            return new CueKey(session.value(), WHAT);
        }
    }

    record SessionOpens(SessionId session, Instant at) implements Cue {
        private static final String WHAT = "opens";

        @Override
        public CueKey key() {
            return new CueKey(session.value(), WHAT);
        }
    }

    record TalkStarts(SessionId session, SlotId slot, Instant at) implements Cue {
        public static CueKey key(SlotId talk) {
            return new CueKey(talk.value(), "talk");
        }

        @Override
        public CueKey key() {
            return key(slot);
        }
    }

    record JointQaStarts(SessionId session, SlotId slot, Instant at) implements Cue {
        public static CueKey key(SlotId qa) {
            return new CueKey(qa.value(), "qa");
        }

        @Override
        public CueKey key() {
            return key(slot);
        }
    }

    record BreakStarts(SessionId session, SlotId slot, Instant at) implements Cue {
        public static CueKey key(SlotId pause) {
            return new CueKey(pause.value(), "break");
        }

        @Override
        public CueKey key() {
            return key(slot);
        }
    }

    /// The time of a block's Q&A is over.
    ///
    /// @param block the id of the block
    record FloorCloses(SessionId session, SlotId block, Instant at) implements Cue {
        @Override
        public CueKey key() {
            return new CueKey(block.value(), "closes");
        }
    }

    /// The time of a block's Q&A is over before long.
    ///
    /// @param block the id of the block
    /// @param closes when it is over
    record TimeLeft(SessionId session, SlotId block, Instant at, Instant closes) implements Cue {
        @Override
        public CueKey key() {
            return new CueKey(block.value(), "left");
        }
    }

    record SessionCloses(SessionId session, Instant at) implements Cue {
        @Override
        public CueKey key() {
            return new CueKey(session.value(), CueKey.SESSION_CLOSES);
        }
    }
}
