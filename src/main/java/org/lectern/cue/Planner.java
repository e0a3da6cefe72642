package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lectern.cue.Cue.BreakStarts;
import org.lectern.cue.Cue.FloorCloses;
import org.lectern.cue.Cue.HeadsUp;
import org.lectern.cue.Cue.JointQaStarts;
import org.lectern.cue.Cue.SessionCloses;
import org.lectern.cue.Cue.SessionOpens;
import org.lectern.cue.Cue.TalkStarts;
import org.lectern.cue.Cue.TimeLeft;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;

/// All that is to be said of a session, planned from its schedule alone.
public final class Planner {
    /// How long before a floor closes its chairs are told.
    public static final Duration TIME_LEFT = Duration.ofMinutes(4);

    private Planner() {}

    /// The cues of a session in the order in which they are carried out: by instant, then by rank, then in the
    /// order of the slots. Times are those of [SlotTimes].
    ///
    /// @param lead how long before the session the heads-up is due; there is none where this is not positive
    public static List<Cue> plan(Session session, Duration lead) {
        return plan(session, Block.of(session), lead, Duration.ZERO);
    }

    /// All that is to be said of a session whose chairs may have retimed it.
    ///
    /// @param blocks those of [Course#blocks]
    public static List<Cue> plan(Session session, List<Block> blocks, Duration lead) {
        return plan(session, blocks, lead, TIME_LEFT);
    }

    /// The same with the blocks of a session whose chairs have retimed it, and with the time that is left.
    ///
    /// @param blocks those of [Course#blocks]
    /// @param left how long before a floor closes its chairs are told; never where this is not positive, nor of a
    /// floor that is open for no longer
    public static List<Cue> plan(Session session, List<Block> blocks, Duration lead, Duration left) {
        SessionId id = session.id();
        Instant opening = SlotTimes.opening(session);
        List<Cue> cues = new ArrayList<>();
        if (lead.isPositive()) {
            cues.add(new HeadsUp(id, opening.minus(lead)));
        }
        cues.add(new SessionOpens(id, opening));
        session.slots().forEach(slot -> cues.add(starts(id, slot)));
        for (Block block : blocks) {
            Instant closes = floorCloses(session, block);
            cues.add(new FloorCloses(id, block.id(), closes));
            if (left.isPositive() && floorOpens(block).isBefore(closes.minus(left))) {
                cues.add(new TimeLeft(id, block.id(), closes.minus(left), closes));
            }
        }
        cues.add(new SessionCloses(id, SlotTimes.closing(session)));
        cues.sort(Comparator.comparing(Cue::at).thenComparingInt(Cue::rank));
        return List.copyOf(cues);
    }

    private static Cue starts(SessionId session, Slot slot) {
        Instant at = SlotTimes.start(slot);
        return switch (slot) {
            case Slot.Talk talk -> new TalkStarts(session, talk.id(), at);
            case Slot.JointQa qa -> new JointQaStarts(session, qa.id(), at);
            case Slot.Break pause -> new BreakStarts(session, pause.id(), at);
        };
    }

    /// A joint Q&A opens with its slot, all else with the first talk.
    private static Instant floorOpens(Block block) {
        Slot.JointQa qa = block.jointQa();
        return SlotTimes.start(qa == null ? block.first() : qa);
    }

    /// A talk's own Q&A ends with the talk, a joint one with its slot, and one without a slot with the session.
    public static Instant floorCloses(Session session, Block block) {
        if (!block.isJoint()) {
            return SlotTimes.end(session, block.first());
        }
        Slot.JointQa qa = block.jointQa();
        return qa == null ? SlotTimes.closing(session) : SlotTimes.end(session, qa);
    }
}
