package org.lectern.rehearsal;

import java.util.List;

/// A point at which a bot is killed.
///
/// @param what the kind of thing that is on its way then: a cue, a question, an announcement, a thread, …
/// @param where the instant in its way
record KillPoint(String what, String where) {
    /// At an instant drawn by lot.
    static final KillPoint ANY = new KillPoint("any instant", "");

    /// While nothing is under way; the bot is then away until a later boundary.
    static final KillPoint AWAY = new KillPoint("away", "over boundaries");

    static final String ON_ITS_WAY = "after the send, before its answer";

    /// While a request is on its way to Discord, where it arrives only after the bot is back.
    static final KillPoint SLOW = new KillPoint("message", "after the send, before it arrives");

    static final List<KillPoint> ALL = List.of(
            ANY,
            AWAY,
            SLOW,
            new KillPoint("cue", "before the row"),
            new KillPoint("cue", "after the row"),
            new KillPoint("replan", "before the row"),
            new KillPoint("replan", "after the row"),
            new KillPoint("question", "before the row"),
            new KillPoint("question", "after the row"),
            new KillPoint("announcement", "before the send"),
            new KillPoint("announcement", ON_ITS_WAY),
            new KillPoint("announcement", "before the mark"),
            new KillPoint("announcement", "after the mark"),
            new KillPoint("thread", "before the send"),
            new KillPoint("thread", ON_ITS_WAY),
            new KillPoint("thread", "before the mark"),
            new KillPoint("thread", "after the mark"),
            new KillPoint("thread line", "before the send"),
            new KillPoint("thread line", ON_ITS_WAY),
            new KillPoint("thread line", "before the mark"),
            new KillPoint("thread line", "after the mark"),
            new KillPoint("card", "before the send"),
            new KillPoint("card", ON_ITS_WAY),
            new KillPoint("card", "before the mark"),
            new KillPoint("card", "after the mark"),
            new KillPoint("vote", "before the row"),
            new KillPoint("vote", "after the row"),
            new KillPoint("act", "before the row"),
            new KillPoint("act", "after the row"),
            new KillPoint("edit", "before the send"),
            new KillPoint("edit", ON_ITS_WAY),
            new KillPoint("edit", "before the mark"),
            new KillPoint("edit", "after the mark"),
            new KillPoint("look-up", "before"),
            new KillPoint("look-up", "after"),
            new KillPoint("commit", "before"),
            new KillPoint("commit", "within"),
            new KillPoint("commit", "after"),
            new KillPoint("migration", "before"),
            new KillPoint("migration", "within"),
            new KillPoint("migration", "after"));

    @Override
    public String toString() {
        return where.isEmpty() ? what : what + ": " + where;
    }

    /// Whether it can only come when a bot starts.
    boolean isOfAStart() {
        return what.equals("look-up") || what.equals("migration");
    }

    boolean isOnItsWay() {
        return where.equals(ON_ITS_WAY);
    }

    /// Whether it comes only where a chair changes the session's time.
    boolean isOfAChange() {
        return what.equals("act") || what.equals("edit");
    }

    /// Whether it comes only where the schedule changes.
    boolean isOfAnotherPlan() {
        return what.equals("replan");
    }
}
