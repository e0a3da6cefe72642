package org.lectern.floor;

import org.lectern.schedule.SessionId;

/// A link to a page of one session.
///
/// @param who it was given to; what is done by it is theirs
public record Link(SessionId session, Page page, Ledger.Who who) {
    /// What it opens.
    public enum Page {
        /// What the hall sees.
        WALL,
        /// What chairs see and act by.
        DESK,
        /// What came of the session.
        REPORT
    }
}
