package org.lectern.question;

/// Where a question stands. What may follow what is told by [Move#after].
public enum State {
    /// It is to be approved before anybody sees it.
    WAITING,
    /// It waits in line.
    OPEN,
    /// It is being answered.
    STAGED,
    ANSWERED,
    /// A chair has taken it out of sight.
    HIDDEN,
    /// It is a part of another question.
    MERGED,
    /// Whoever asked has taken it back.
    WITHDRAWN;

    /// Whether it may still be answered on the floor, and so be voted for.
    public boolean isLive() {
        return this == OPEN || this == STAGED;
    }
}
