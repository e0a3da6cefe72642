package org.lectern.floor;

import java.time.Instant;
import org.lectern.cue.CueKey;

/// What became of a cue.
public sealed interface CueOutcome {
    CueKey key();

    /// When it was due, in the session's time.
    Instant due();

    /// When it was decided, in the session's time.
    Instant decided();

    /// It is said.
    record Said(CueKey key, Instant due, Instant decided) implements CueOutcome {}

    /// It is not said, by the rules.
    record Skipped(CueKey key, Instant due, Instant decided, Why why) implements CueOutcome {}

    enum Why {
        /// What it would announce is over.
        OVER,
        /// It came later than the grace allows.
        TOO_LATE,
        /// It is about something that was never announced.
        NOTHING_TO_SAY
    }
}
