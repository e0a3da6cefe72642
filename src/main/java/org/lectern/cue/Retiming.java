package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// Moves what is to come of a session. Each way is a function from old instants to new ones that never turns two
/// round, so that slots keep their order.
final class Retiming {
    /// What a break that absorbs is left with at least.
    private static final Duration SHORTEST_BREAK = Duration.ofMinutes(1);

    /// What a slot lasts at least, where it ends in the very instant in which it began.
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Retiming() {}

    static Session by(Session session, Instant now, Duration by) {
        return moved(session, now, at -> at.plus(by), null);
    }

    /// What is to come up to the start of a break moves; the break gives up what it can, or gets what is saved.
    static Session absorbed(Session session, Instant now, Duration by, Slot pause) {
        Instant start = SlotTimes.start(pause);
        Duration spare = Duration.between(start, SlotTimes.end(session, pause)).minus(SHORTEST_BREAK);
        Duration rest = by.isNegative() ? Duration.ZERO : by.minus(least(by, most(spare, Duration.ZERO)));
        return moved(
                session, now, at -> at.isAfter(start) ? later(at.plus(rest), start.plus(by)) : at.plus(by), pause.id());
    }

    /// The next slot begins now, and the rest moves up with it.
    static Session startingNow(Session session, Instant now, Slot next) {
        return by(session, now, Duration.between(SlotTimes.start(next), now));
    }

    static Session ending(Session session, Instant now, Slot ended) {
        return session.during(
                session.start(),
                session.end(),
                session.slots().stream()
                        .map(slot -> slot.id().equals(ended.id())
                                ? timed(slot, SlotTimes.start(slot), now)
                                : timed(slot, SlotTimes.start(slot), SlotTimes.end(session, slot)))
                        .toList());
    }

    /// What remains of a slot is left out, and what follows moves up by as much.
    ///
    /// @param growing the break that gets the time instead; null for none
    static Session without(Session session, Instant now, Slot skipped, @Nullable Slot growing) {
        Instant from = later(now, SlotTimes.start(skipped));
        Duration saved = Duration.between(from, SlotTimes.end(session, skipped));
        Instant until = growing == null ? Instant.MAX : SlotTimes.start(growing);
        Session moved = moved(
                session,
                now,
                at -> at.isAfter(from) && !at.isAfter(until) ? later(from, at.minus(saved)) : at,
                growing == null ? null : growing.id());
        boolean begun = !SlotTimes.start(skipped).isAfter(now);
        return session.during(
                moved.start(),
                moved.end(),
                moved.slots().stream()
                        .filter(slot -> begun || !slot.id().equals(skipped.id()))
                        .toList());
    }

    /// Takes a session back to times that it had before, as far as they have not passed. What would have begun by
    /// now begins now, and all that follows is later by as much.
    ///
    /// @param before the same session with the times to take it back to, and with all of its slots
    static Session back(Session session, Session before, Instant now) {
        Map<SlotId, Slot> slots = session.slots().stream().collect(Collectors.toMap(Slot::id, Function.identity()));
        Duration push = before.slots().stream()
                .filter(slot -> !hasBegun(slots.get(slot.id()), now))
                .map(SlotTimes::start)
                .min(Instant::compareTo)
                .map(first -> most(Duration.between(first, now), Duration.ZERO))
                .orElse(Duration.ZERO);
        Span window = Span.of(session).back(Span.of(before), now, push);
        return before.during(
                at(before.start(), window.start()),
                at(before.end(), window.end()),
                before.slots().stream()
                        .map(slot -> {
                            Slot current = slots.get(slot.id());
                            Span span = current == null ? Span.NEVER : Span.of(session, current);
                            Span back = span.back(Span.of(before, slot), now, push);
                            return timed(slot, back.start(), back.end());
                        })
                        .toList());
    }

    private record Span(Instant start, Instant end) {
        static final Span NEVER = new Span(Instant.MAX, Instant.MAX);

        static Span of(Session session, Slot slot) {
            return new Span(SlotTimes.start(slot), SlotTimes.end(session, slot));
        }

        /// The session's window.
        static Span of(Session session) {
            return new Span(session.start().toInstant(), session.end().toInstant());
        }

        /// The same span at the times it had before: begun only where it had begun by those too.
        Span back(Span before, Instant now, Duration push) {
            if (start.isAfter(now) || before.start.isAfter(now)) {
                return new Span(later(now, before.start.plus(push)), before.end.plus(push));
            }
            boolean over = !end.isAfter(now) && !before.end.isAfter(now);
            return new Span(start, over ? end : later(now, before.end.plus(push)));
        }
    }

    /// The next instant after now at which a slot begins or ends, or the session closes.
    static Instant nextBoundary(Session session, Instant now) {
        return Stream.concat(
                        Stream.of(SlotTimes.closing(session)),
                        session.slots().stream()
                                .flatMap(slot -> Stream.of(SlotTimes.start(slot), SlotTimes.end(session, slot))))
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(now);
    }

    /// What has begun keeps its start, what is to come its length.
    ///
    /// @param shift from instants after now
    /// @param stretched the slot to come whose end moves by itself; null for none
    private static Session moved(
            Session session, Instant now, UnaryOperator<Instant> shift, @Nullable SlotId stretched) {
        UnaryOperator<Instant> move = at -> at.isAfter(now) ? later(now, shift.apply(at)) : at;
        return session.during(
                at(session.start(), move.apply(session.start().toInstant())),
                at(session.end(), move.apply(session.end().toInstant())),
                session.slots().stream()
                        .map(slot -> {
                            Instant start = SlotTimes.start(slot);
                            Instant end = SlotTimes.end(session, slot);
                            Instant moved = move.apply(start);
                            boolean keepsLength =
                                    start.isAfter(now) && !slot.id().equals(stretched);
                            return timed(
                                    slot,
                                    moved,
                                    keepsLength ? moved.plus(Duration.between(start, end)) : move.apply(end));
                        })
                        .toList());
    }

    private static Slot timed(Slot slot, Instant start, Instant end) {
        return slot.during(at(slot.start(), start), at(slot.end(), later(end, start.plus(SHORTEST))));
    }

    /// The instant in the offset of another time.
    private static OffsetDateTime at(OffsetDateTime like, Instant instant) {
        return instant.atOffset(like.getOffset());
    }

    private static boolean hasBegun(@Nullable Slot slot, Instant now) {
        return slot != null && !SlotTimes.start(slot).isAfter(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration most(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
