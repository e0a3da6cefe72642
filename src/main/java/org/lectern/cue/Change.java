package org.lectern.cue;

import java.util.List;
import java.util.Optional;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// What became different in a session's times: by one act, or since it was printed.
public record Change(Session before, Session after) {
    /// A slot that begins or ends at another time.
    ///
    /// @param before as it stood before
    /// @param after as it stands now
    public record Moved(Slot before, Slot after) {}

    /// In the session's order.
    public List<Moved> moved() {
        return after.slots().stream()
                .flatMap(slot -> slot(before, slot.id()).map(old -> new Moved(old, slot)).stream())
                .filter(this::isMoved)
                .toList();
    }

    /// The slots that are left out.
    public List<Slot> leftOut() {
        return missing(before, after);
    }

    /// The slots that were left out and are back.
    public List<Slot> back() {
        return missing(after, before);
    }

    private boolean isMoved(Moved moved) {
        return !SlotTimes.start(moved.before()).equals(SlotTimes.start(moved.after()))
                || !SlotTimes.end(before, moved.before()).equals(SlotTimes.end(after, moved.after()));
    }

    private static List<Slot> missing(Session from, Session in) {
        return from.slots().stream()
                .filter(slot -> slot(in, slot.id()).isEmpty())
                .toList();
    }

    private static Optional<Slot> slot(Session session, SlotId id) {
        return session.slots().stream().filter(slot -> slot.id().equals(id)).findFirst();
    }
}
