package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import org.lectern.cue.Cue.BreakStarts;
import org.lectern.cue.Cue.FloorCloses;
import org.lectern.cue.Cue.HeadsUp;
import org.lectern.cue.Cue.JointQaStarts;
import org.lectern.cue.Cue.SessionCloses;
import org.lectern.cue.Cue.SessionOpens;
import org.lectern.cue.Cue.TalkStarts;
import org.lectern.cue.Cue.TimeLeft;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// Whether a cue that has come up is said, by how late it is.
public sealed interface Verdict {
    /// In time, or within the grace.
    record Say() implements Verdict {}

    /// Later than the grace, but still worth saying.
    ///
    /// @param since when it was due: "on since"
    record SayLate(Instant since) implements Verdict {}

    record Skip(Reason reason) implements Verdict {}

    enum Reason {
        /// What it would announce is over.
        OVER,
        /// It came later than the grace allows.
        TOO_LATE
    }

    /// What becomes of a cue of a session.
    ///
    /// | cue | said | else |
    /// | --- | --- | --- |
    /// | heads-up | within the grace, while the session has not begun | too late; once it has begun, over |
    /// | session opens | however late, while the session is on | over |
    /// | talk, joint Q&A, break starts | however late, while the slot lasts, overlapped or not | over |
    /// | time left | within the grace, while the floor is open | too late; once it has closed, over |
    /// | floor closes, session closes | within the grace | too late |
    ///
    /// @param session as it is known now; a cue of a slot that it no longer has is over
    /// @param now in the session's time
    /// @param realLateness since the cue was due, in real time; negative or zero where it is in time
    /// @param grace in real time
    static Verdict of(Cue cue, Session session, Instant now, Duration realLateness, Duration grace) {
        boolean within = realLateness.compareTo(grace) <= 0;
        return switch (cue) {
            case HeadsUp _ -> before(SlotTimes.opening(session), now, within);
            case SessionOpens _ -> whileOn(cue, now.isBefore(SlotTimes.closing(session)), within);
            case TalkStarts talk -> whileOn(cue, lasts(session, talk.slot(), now), within);
            case JointQaStarts qa -> whileOn(cue, lasts(session, qa.slot(), now), within);
            case BreakStarts pause -> whileOn(cue, lasts(session, pause.slot(), now), within);
            case TimeLeft left -> before(left.closes(), now, within);
            case FloorCloses _, SessionCloses _ -> within ? new Say() : new Skip(Reason.TOO_LATE);
        };
    }

    private static Verdict before(Instant end, Instant now, boolean within) {
        if (!now.isBefore(end)) {
            return new Skip(Reason.OVER);
        }
        return within ? new Say() : new Skip(Reason.TOO_LATE);
    }

    private static Verdict whileOn(Cue cue, boolean on, boolean within) {
        if (!on) {
            return new Skip(Reason.OVER);
        }
        return within ? new Say() : new SayLate(cue.at());
    }

    private static boolean lasts(Session session, SlotId id, Instant now) {
        for (Slot slot : session.slots()) {
            if (slot.id().equals(id)) {
                return now.isBefore(SlotTimes.end(session, slot));
            }
        }
        return false;
    }
}
