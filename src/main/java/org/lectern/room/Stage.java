package org.lectern.room;

import java.time.Instant;

/// What is played while people look on, and what an organiser may do with it.
public interface Stage {
    /// One press beside the chat.
    enum Press {
        SLOWER,
        PAUSE,
        FASTER,
        NEXT_BOUNDARY,
        CRASH,
        QUIETER,
        LOUDER,
        END
    }

    /// How it stands.
    ///
    /// @param time of the session
    /// @param speed seconds of the session in a real second; 0 stands
    /// @param clock the session's time, as its page prints it
    /// @param what is on
    /// @param left until it is over; empty where nothing comes
    /// @param bot what the bot does: nothing that is worth a word where empty
    /// @param audience how much they ask, in words
    record State(Instant time, double speed, String clock, String what, String left, String bot, String audience) {
        public boolean paused() {
            return speed == 0;
        }
    }

    State state();

    /// The session's time at a real instant that is past.
    Instant timeAt(Instant real);

    /// Does it, in the background where it takes longer.
    void press(Press press);

    /// Takes note that somebody acts by hand.
    ///
    /// @param personId of the person that they act as
    void acts(String personId);
}
