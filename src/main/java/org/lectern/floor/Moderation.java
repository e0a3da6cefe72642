package org.lectern.floor;

import org.lectern.question.State;

/// What chairs may keep from being read.
public enum Moderation {
    /// Nothing: every question stays in sight, unless whoever asked takes it back.
    OFF,
    /// A question appears at once, and a chair may take it down.
    AFTER,
    /// A question appears when a chair has approved it.
    BEFORE;

    /// Whether whoever asked may still word a question anew that stands like this. What a chair has approved keeps
    /// its words: others could be put in the place of those that were approved.
    boolean mayCorrect(State state) {
        return switch (this) {
            case OFF, AFTER -> true;
            case BEFORE -> state == State.WAITING;
        };
    }

    /// How a question stands when it has just been asked.
    State initial() {
        return switch (this) {
            case OFF, AFTER -> State.OPEN;
            case BEFORE -> State.WAITING;
        };
    }
}
