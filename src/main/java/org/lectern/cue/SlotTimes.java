package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// When slots and sessions really begin and end, where what is printed makes no sense.
///
/// A slot that ends before it begins, or at once, lasts until the next later slot begins; with none, until its
/// session's window ends; with that over too, for one minute, so that nothing closes before it began. A session
/// is on from the start of its window or of its first slot, whichever is earlier, to the end of its window or of
/// its last slot, whichever is later. What is over before its window begins is none of that.
public final class SlotTimes {
    public static final Comparator<Slot> BY_START = Comparator.comparing(SlotTimes::start);

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private SlotTimes() {}

    public static Instant start(Slot slot) {
        return slot.start().toInstant();
    }

    /// The end of a slot; always after its start.
    public static Instant end(Session session, Slot slot) {
        Instant start = start(slot);
        Instant printed = slot.end().toInstant();
        if (printed.isAfter(start)) {
            return printed;
        }
        return next(session, start)
                .map(SlotTimes::start)
                .or(() -> Optional.of(session.end().toInstant()).filter(start::isBefore))
                .orElse(start.plus(SHORTEST));
    }

    /// The offset from UTC by which the schedule prints an instant: clocks may change while a session is on.
    public static ZoneOffset offset(Session session, Instant instant) {
        return session.slots().stream()
                .filter(slot -> !start(slot).isAfter(instant))
                .max(BY_START)
                .map(slot -> instant.isBefore(slot.end().toInstant()) ? slot.start() : slot.end())
                .orElse(session.start())
                .getOffset();
    }

    public static Instant opening(Session session) {
        Instant window = session.start().toInstant();
        Stream<Instant> starts = session.slots().stream()
                .filter(slot -> end(session, slot).isAfter(window))
                .map(SlotTimes::start);
        return Stream.concat(Stream.of(window), starts).min(Instant::compareTo).orElseThrow();
    }

    public static Instant closing(Session session) {
        Stream<Instant> ends = session.slots().stream().map(slot -> end(session, slot));
        return Stream.concat(Stream.of(session.end().toInstant()), ends)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /// When the first of a block begins.
    public static Instant start(Block block) {
        return Stream.concat(block.talks().stream(), Stream.ofNullable(block.jointQa()))
                .map(SlotTimes::start)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /// The first slot that begins after an instant; of several, the first in the session's order.
    static Optional<Slot> next(Session session, Instant after) {
        return session.slots().stream()
                .filter(slot -> start(slot).isAfter(after))
                .min(BY_START);
    }
}
