package org.lectern.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender.Route;
import org.lectern.chat.Post;

/// The sends that leave one after the other: the announcements of one channel, the opening of one thread, or what is
/// said in one thread. One that is slow or fails holds up no other lane. Not thread-safe: it belongs to the one thread
/// that sends.
final class Lane {
    /// What is waiting.
    ///
    /// @param unsure whether it may have been sent before: it must be looked up first
    record Waiting(Send send, long order, boolean unsure) {}

    /// Of scheduled events the nearest come first: a server has only so many.
    private static final Comparator<Waiting> ORDER = Comparator.comparing(
                    (Waiting waiting) -> waiting.send().what())
            .thenComparing(waiting ->
                    waiting.send().what() == Send.What.EVENT ? waiting.send().due() : Instant.MIN)
            .thenComparingLong(Waiting::order);

    /// The longest that it rests between two tries, unless it was told to rest longer.
    private static final Duration LONGEST_REST = Duration.ofSeconds(15);

    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(ORDER);
    /// What is under way.
    private List<Waiting> taken = List.of();
    private boolean busy;
    private boolean resting;
    private long notBefore;
    private int failures;
    /// Why it failed last, as it was told; null since it did not.
    private @Nullable String trouble;

    private boolean used;
    /// When a request of it was last answered, of the monotonic clock.
    private long lastUsed;

    /// The lane that a send belongs to.
    static String of(Send send) {
        return switch (send.what()) {
            case ANNOUNCEMENT, NOTICE -> "post " + send.channel();
            case THREAD -> "open " + send.key();
            case THREAD_LINE, CARD -> "post in " + send.base();
            case DIRECT -> "direct " + send.channel();
            case EVENT -> "events of " + send.channel();
            case RENAME, ARCHIVE -> "change " + send.base();
            case EDIT -> send.after() == 0 ? ofEdits(send.target()) : "edit " + send.after();
        };
    }

    /// Where the edits of what a send will say wait until its message is there.
    static String ofEdits(String key) {
        return "edit " + key;
    }

    static Route route(Send send) {
        return switch (send.what()) {
            case THREAD -> Route.OPEN_THREAD;
            case ANNOUNCEMENT, THREAD_LINE, NOTICE, CARD -> Route.POST;
            case EDIT -> Route.EDIT;
            case DIRECT -> Route.DIRECT;
            case EVENT -> Route.CREATE_EVENT;
            case RENAME, ARCHIVE -> Route.CHANGE_THREAD;
        };
    }

    void add(Waiting waiting) {
        queue.add(waiting);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    Waiting head() {
        return queue.element();
    }

    boolean isFree(long now) {
        return !busy && !queue.isEmpty() && restOf(now) == 0;
    }

    boolean isBusy() {
        return busy;
    }

    /// Whether something waits or is under way, or was at some time since; `since` is of the monotonic clock.
    boolean isUsedSince(long since) {
        return busy || !queue.isEmpty() || (used && lastUsed - since >= 0);
    }

    /// How long it still rests, in nanoseconds; `now` is of the monotonic clock.
    long restOf(long now) {
        return resting ? Math.max(0, notBefore - now) : 0;
    }

    /// Takes what leaves next: the cards at the head together, the edits of one message together, anything else
    /// alone.
    List<Waiting> take() {
        busy = true;
        List<Waiting> next = new ArrayList<>(List.of(queue.remove()));
        Send.What what = next.getFirst().send().what();
        int atMost = switch (what) {
            case CARD -> Post.Cards.MAX_CARDS;
            case EDIT -> Integer.MAX_VALUE;
            case ANNOUNCEMENT, THREAD, THREAD_LINE, NOTICE, DIRECT, EVENT, RENAME, ARCHIVE -> 1;
        };
        while (next.size() < atMost
                && !queue.isEmpty()
                && (what == Send.What.EDIT || !queue.element().unsure())) {
            next.add(queue.remove());
        }
        taken = List.copyOf(next);
        return taken;
    }

    /// Everything that may have been sent before, out of what waits: they are looked up together.
    List<Waiting> takeUnsure() {
        busy = true;
        List<Waiting> unsure =
                queue.stream().filter(Waiting::unsure).sorted(ORDER).toList();
        queue.removeIf(Waiting::unsure);
        taken = unsure;
        return unsure;
    }

    /// Lets it wait for more to come before the next of it leaves; `until` is of the monotonic clock.
    void waitUntil(long until) {
        if (queue.isEmpty() && !busy && !resting) {
            resting = true;
            notBefore = until;
        }
    }

    /// Takes out everything that waits.
    List<Send> takeAll() {
        List<Send> all = queue.stream().sorted(ORDER).map(Waiting::send).toList();
        queue.clear();
        return all;
    }

    /// Whether a send waits here or is under way.
    boolean holds(String key) {
        return Stream.concat(queue.stream(), taken.stream())
                .anyMatch(waiting -> waiting.send().key().equals(key));
    }

    void done() {
        freed();
        failures = 0;
        trouble = null;
    }

    /// Frees it for its next request, and still remembers its failures.
    void freed() {
        free();
        resting = false;
    }

    private void free() {
        busy = false;
        taken = List.of();
        used = true;
        lastUsed = System.nanoTime();
    }

    /// Lets the lane rest after a failure.
    ///
    /// @param now and `rest` in nanoseconds of the monotonic clock
    void rest(long now, long rest) {
        free();
        failures++;
        resting = true;
        notBefore = now + rest;
    }

    /// Whether it has not failed so since it last went well.
    boolean isNewTrouble(String why) {
        boolean isNew = !why.equals(trouble);
        trouble = why;
        return isNew;
    }

    /// How long it rests after another failure, which is the longer the more it had.
    ///
    /// @param pause what it was told to rest at least
    Duration restAfter(Duration pause) {
        Duration doubled = pause.multipliedBy(1L << Math.min(failures, 5));
        Duration longest = pause.compareTo(LONGEST_REST) > 0 ? pause : LONGEST_REST;
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
