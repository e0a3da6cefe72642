package org.lectern.floor;

import java.time.Duration;
import java.util.Locale;
import org.lectern.schedule.SlotId;

/// That somebody wants a direct message before a talk begins.
///
/// @param id never given twice; whoever sets one for the same talk anew gets another
/// @param before how long before the talk's start, whenever that is by then; whole minutes
public record Reminder(long id, long person, SlotId talk, Duration before, Locale language, State state) {
    public enum State {
        WAITING,
        SAID,
        /// The talk is not to be, and its person was told so. Where it is back, this waits again.
        CANCELLED,
        /// It was not said before the talk had begun.
        MISSED;

        public boolean isToCome() {
            return this == WAITING || this == CANCELLED;
        }
    }

    Reminder as(State other) {
        return new Reminder(id, person, talk, before, language, other);
    }
}
