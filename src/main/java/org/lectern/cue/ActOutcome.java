package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot;

/// What came of a chair's act: it was taken, or refused and why.
public sealed interface ActOutcome {
    /// @param course the course from here on
    /// @param done what is to be recorded
    /// @param change by this act; at the end of a hold, since the last act in it
    record Taken(Course course, Act.Done done, Change change) implements ActOutcome {}

    /// The session has closed.
    record SessionOver() implements ActOutcome {}

    /// Nothing, or more than [Course#MOST].
    record OutOfRange() implements ActOutcome {}

    /// It would move something before now.
    ///
    /// @param atMost how much earlier is possible
    record BeforeNow(Duration atMost) implements ActOutcome {}

    /// No break is left that could absorb it.
    record NoBreakToCome() implements ActOutcome {}

    /// It is not the slot that comes next.
    ///
    /// @param next the one that does; null where none does
    record NotNext(@Nullable Slot next) implements ActOutcome {}

    /// The slot has not begun, or has ended.
    record NotOn() implements ActOutcome {}

    /// The slot has ended, or the schedule has it no more.
    record SlotOver() implements ActOutcome {}

    record AlreadySkipped() implements ActOutcome {}

    record AlreadyHeld(Instant since) implements ActOutcome {}

    record NotHeld() implements ActOutcome {}

    /// It is not the last act that is still to be taken back.
    ///
    /// @param last the one that is; null where none is
    record NotLast(Act.@Nullable Done last) implements ActOutcome {}

    /// Something was done to the session's time that whoever acts has not seen.
    record Unseen(Act.Done last) implements ActOutcome {}

    /// It was taken back before.
    record AlreadyTakenBack() implements ActOutcome {}

    /// A slot has begun since the act that was to be taken back.
    record BegunSince(Slot slot) implements ActOutcome {}
}
