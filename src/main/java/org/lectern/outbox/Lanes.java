package org.lectern.outbox;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lectern.outbox.Lane.Waiting;

/// The lanes of a sender. Those that nothing was in for a minute are forgotten. Not thread-safe: they belong to the one
/// thread that sends.
final class Lanes {
    private static final long FORGOTTEN_AFTER = Duration.ofMinutes(1).toNanos();

    private static final Comparator<Lane> FIRST = Comparator.comparing(
                    (Lane lane) -> lane.head().send().what())
            .thenComparingLong(lane -> lane.head().order());

    private final Dispatch dispatch;
    private final Map<String, Lane> lanes = new HashMap<>();
    /// The keys of what was given up in this run: what can build on nothing else is given up too.
    private final Set<String> lost = new HashSet<>();

    private long order;
    private long forgot = System.nanoTime();

    Lanes(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /// @param unsure whether it may have been sent before
    /// @param now of the monotonic clock
    /// @param others how long an edit whose lane is idle waits for others of its message
    void add(Send send, boolean unsure, long now, Duration others) {
        forgetUnused(now);
        lost.remove(send.key());
        Lane lane = lanes.computeIfAbsent(Lane.of(send), _ -> new Lane());
        if (send.what() == Send.What.EDIT) {
            lane.waitUntil(now + others.toNanos());
        }
        lane.add(new Waiting(send, order++, unsure));
    }

    private void forgetUnused(long now) {
        if (now - forgot > FORGOTTEN_AFTER) {
            forgot = now;
            lanes.values().removeIf(lane -> !lane.isUsedSince(now - FORGOTTEN_AFTER));
        }
    }

    /// Whether the lane of a send is in use, or was since.
    ///
    /// @param since of the monotonic clock, no longer ago than a minute
    boolean isUsedSince(Send send, long since) {
        Lane lane = lanes.get(Lane.of(send));
        return lane != null && lane.isUsedSince(since);
    }

    /// Whether anything waits whose place is there.
    boolean mayLeaveSomeTime() {
        return lanes.values().stream()
                .anyMatch(lane ->
                        !lane.isEmpty() && dispatch.place(lane.head().send()).isPresent());
    }

    /// The lane whose head leaves next. Whether it may is asked only of those that would be next.
    Optional<Lane> next(long now, Predicate<Lane> may) {
        Lane next = null;
        for (Lane lane : lanes.values()) {
            if (lane.isFree(now) && (next == null || FIRST.compare(lane, next) < 0) && may.test(lane)) {
                next = lane;
            }
        }
        return Optional.ofNullable(next);
    }

    /// How long it is until one may leave; empty where nothing waits.
    Optional<Duration> rest(long now, Function<Lane, Duration> pause) {
        return lanes.values().stream()
                .filter(lane -> !lane.isBusy() && !lane.isEmpty())
                .map(lane -> {
                    Duration rest = Duration.ofNanos(lane.restOf(now));
                    Duration other = pause.apply(lane);
                    return rest.compareTo(other) > 0 ? rest : other;
                })
                .min(Comparator.naturalOrder());
    }

    /// Takes out the edits that have waited for the message of a send.
    List<Send> takeEditsOf(String key) {
        Lane waited = lanes.remove(Lane.ofEdits(key));
        return waited == null ? List.of() : waited.takeAll();
    }

    /// Notes that a send was given up.
    void lost(String key) {
        lost.add(key);
    }

    /// Takes out what there will be no place for: all that could make it was given up, or its time is over and
    /// nothing that could is on its way.
    List<Outbox.Settled> takeHopeless() {
        return lanes.values().stream()
                .filter(lane -> !lane.isBusy() && !lane.isEmpty())
                .filter(lane -> isHopeless(lane.head().send()))
                .flatMap(lane -> lane.takeAll().stream())
                .<Outbox.Settled>map(send -> new Outbox.Settled.GivenUp(
                        send.key(),
                        switch (send.what()) {
                            case THREAD -> "nothing that it could be opened on was announced";
                            case EDIT -> "what it is to change was never made";
                            case ANNOUNCEMENT, THREAD_LINE, NOTICE, CARD, DIRECT, EVENT, RENAME, ARCHIVE ->
                                "its thread was not opened";
                        }))
                .toList();
    }

    private boolean isHopeless(Send send) {
        if (dispatch.place(send).isPresent()) {
            return false;
        }
        List<String> awaited = dispatch.awaited(send);
        return lost.containsAll(awaited)
                || (dispatch.isOver(send) && awaited.stream().noneMatch(this::isOnItsWay));
    }

    private boolean isOnItsWay(String key) {
        return lanes.values().stream().anyMatch(lane -> lane.holds(key));
    }
}
