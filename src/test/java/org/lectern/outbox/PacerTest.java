package org.lectern.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private static final int OTHERS = 6;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @ParameterizedTest
    @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_000_000_000L})
    void no_second_has_more_than_fifty_requests_and_in_the_long_run_it_is_as_many(long start) {
        AtomicLong nano = new AtomicLong(start);
        Pacer pacer = new Pacer(nano::get, () -> Duration.ofSeconds(1));
        IntStream.range(0, OTHERS).forEach(_ -> pacer.leave().run());
        List<Long> left = new ArrayList<>();
        while (nano.get() - start < 10 * SECOND) {
            while (!pacer.pause().isPositive()) {
                pacer.sent();
                pacer.leave().run();
                left.add(nano.get() - start);
            }
            nano.addAndGet(1_000_000);
        }
        for (long from = 0; from < 10 * SECOND; from += SECOND / 10) {
            assertThat(within(left, from)).isLessThanOrEqualTo(Pacer.COUNTED);
        }
        assertThat(within(left, 0)).as("beside the others").isLessThanOrEqualTo(Pacer.COUNTED - OTHERS);
        assertThat(left).hasSizeBetween(485, 500);
    }

    /// Requests that leave one after the other arrive all at once where the network or the machine held them up.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void no_second_of_the_server_has_more_than_fifty_however_long_each_is_on_its_way(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AtomicLong nano = new AtomicLong();
        Pacer pacer = new Pacer(nano::get, () -> Duration.ofSeconds(1));
        List<Long> arrived = new ArrayList<>();
        Map<Runnable, Long> underWay = new HashMap<>();
        while (nano.get() < 30 * SECOND) {
            while (!pacer.pause().isPositive()) {
                // Every second one stands still together with its neighbours, and they go on at once.
                long delay = random.nextLong(SECOND / 2);
                long arrives = (nano.get() / SECOND + random.nextInt(2)) * SECOND + delay / 50;
                long counted = Math.max(nano.get(), Math.min(arrives, nano.get() + SECOND));
                arrived.add(counted);
                pacer.sent();
                underWay.put(pacer.leave(), counted + delay);
            }
            underWay.entrySet().removeIf(each -> {
                boolean back = each.getValue() <= nano.get();
                if (back) {
                    each.getKey().run();
                }
                return back;
            });
            nano.addAndGet(1_000_000);
        }
        for (long from = 0; from < 30 * SECOND; from += SECOND / 100) {
            assertThat(within(arrived, from)).isLessThanOrEqualTo(Pacer.COUNTED);
        }
        assertThat(arrived).hasSizeGreaterThan(30 * 15);
    }

    @Test
    void a_request_whose_answer_never_comes_is_counted_for_three_seconds() {
        AtomicLong nano = new AtomicLong();
        Pacer pacer = new Pacer(nano::get, () -> Duration.ofSeconds(1));
        for (int i = 0; i < Pacer.COUNTED; i++) {
            pacer.leave();
        }
        nano.set(2 * SECOND);
        assertThat(pacer.pause()).isEqualTo(Duration.ofSeconds(1));
        nano.set(3 * SECOND);
        assertThat(pacer.pause().isPositive()).isFalse();
    }

    @Test
    void where_there_is_no_room_one_waits_until_there_is() throws InterruptedException {
        AtomicLong nano = new AtomicLong();
        Pacer pacer = new Pacer(nano::get, () -> Duration.ofSeconds(1));
        for (int i = 1; i < Pacer.COUNTED; i++) {
            pacer.leave();
        }
        Runnable answered = pacer.leave();
        Thread one = Thread.ofVirtual().start(pacer::leave);
        while (one.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(pacer.pause()).isEqualTo(Duration.ofSeconds(3));
        answered.run();
        assertThat(pacer.pause()).as("until a second after the answer").isEqualTo(Duration.ofSeconds(1));
        nano.set(SECOND);
        assertThat(pacer.pause())
                .as("there is room for the one that waits alone")
                .isEqualTo(Duration.ofSeconds(2));
        one.join(Duration.ofMinutes(1));
        assertThat(one.isAlive()).isFalse();
    }

    @Test
    void a_few_may_leave_at_once_after_a_pause_and_then_the_next_waits() {
        AtomicLong nano = new AtomicLong();
        Pacer pacer = new Pacer(nano::get, () -> Duration.ofSeconds(1));
        nano.set(60 * SECOND);
        int atOnce = 0;
        while (!pacer.pause().isPositive()) {
            pacer.sent();
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(5);
        nano.addAndGet(pacer.pause().toNanos());
        assertThat(pacer.pause()).isZero();
    }

    @Test
    void where_the_server_divides_its_windows_the_pace_is_quicker() {
        AtomicLong nano = new AtomicLong();
        Pacer pacer = new Pacer(nano::get, () -> Duration.ofMillis(10));
        for (int i = 0; i < 5; i++) {
            pacer.sent();
        }
        assertThat(pacer.pause()).isBetween(Duration.ofNanos(1), Duration.ofNanos(10_000_000 / 200));
    }

    private static long within(List<Long> left, long from) {
        return left.stream()
                .filter(time -> time >= from && time < from + SECOND)
                .count();
    }
}
