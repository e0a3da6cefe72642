package org.lectern.cue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// What is on in a session at an instant. Where slots overlap, the one that started last is on; of several that
/// started together, the last in the session's order.
public sealed interface OnNow {
    /// Nothing has begun yet.
    record Before(Slot first) implements OnNow {}

    record On(Slot slot) implements OnNow {}

    /// Between two slots.
    ///
    /// @param before the slot that ended last
    record Gap(Slot before, Slot next) implements OnNow {}

    /// Every slot is over; so it is where there are none.
    record After() implements OnNow {}

    static OnNow at(Session session, Instant now) {
        List<Slot> begun = session.slots().stream()
                .filter(slot -> !SlotTimes.start(slot).isAfter(now))
                .toList();
        Optional<Slot> on = begun.stream()
                .filter(slot -> now.isBefore(SlotTimes.end(session, slot)))
                .reduce((one, other) -> SlotTimes.BY_START.compare(other, one) >= 0 ? other : one);
        Optional<Slot> next = SlotTimes.next(session, now);
        if (on.isPresent()) {
            return new On(on.get());
        }
        if (next.isEmpty()) {
            return new After();
        }
        return begun.stream()
                .max(Comparator.comparing(slot -> SlotTimes.end(session, slot)))
                .<OnNow>map(before -> new Gap(before, next.get()))
                .orElseGet(() -> new Before(next.get()));
    }
}
