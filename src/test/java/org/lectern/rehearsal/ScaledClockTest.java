package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lectern.rehearsal.ScaledClock.Anchor;

class ScaledClockTest {
    private Instant real = Instant.parse("2026-11-01T10:00:00Z");
    private final ScaledClock clock = ScaledClock.startingAt(at("18:00"), 60, () -> real);

    @Test
    void it_runs_at_its_speed_from_its_anchor() {
        pass(Duration.ofMillis(1500));
        assertThat(clock.instant()).isEqualTo(at("18:01:30"));
    }

    @Test
    void real_times_are_the_sessions_divided_by_the_speed() {
        pass(Duration.ofSeconds(1));
        assertThat(clock.realUntil(at("18:02"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.realUntil(at("18:00"))).isEqualTo(Duration.ofSeconds(-1));
        assertThat(clock.real(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_new_speed_goes_on_from_the_present_time() {
        pass(Duration.ofSeconds(1));
        clock.speed(1);
        pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(at("18:01:05"));
    }

    @Test
    void it_stands_at_speed_0_and_nothing_ever_comes() {
        clock.speed(0);
        pass(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(at("18:00"));
        assertThat(clock.realUntil(at("18:00:01"))).isEqualTo(ScaledClock.NEVER);
        assertThat(clock.realUntil(at("18:00"))).isZero();
        assertThat(clock.realUntil(at("17:59"))).isEqualTo(ScaledClock.NEVER.negated());
        assertThat(clock.real(Duration.ofSeconds(1))).isEqualTo(ScaledClock.NEVER);
    }

    @Test
    void it_can_be_set_while_it_runs() {
        pass(Duration.ofSeconds(1));
        clock.set(at("19:25"));
        pass(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(at("19:26"));
        clock.set(new Anchor(real.minusSeconds(10), at("20:00"), 6));
        assertThat(clock.instant()).isEqualTo(at("20:01"));
        assertThat(clock.anchor().speed()).isEqualTo(6);
    }

    @Test
    void every_change_is_told_after_it_holds() {
        List<Instant> heard = new ArrayList<>();
        clock.onChange(() -> heard.add(clock.instant()));
        clock.set(at("19:00"));
        clock.speed(0);
        assertThat(heard).containsExactly(at("19:00"), at("19:00"));
    }

    @Test
    void nobody_is_early_by_rounding() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            clock.speed(random.nextDouble(0.1, 5000));
            Instant target = clock.instant().plusNanos(random.nextLong(1, 20_000_000_000_000L));
            Duration left = clock.realUntil(target);
            assertThat(left).isPositive();
            while (left.isPositive()) {
                pass(left);
                left = clock.realUntil(target);
            }
            assertThat(clock.instant()).isAfterOrEqualTo(target);
        }
    }

    @Test
    void distant_times_do_not_overflow() {
        clock.speed(1e-6);
        assertThat(clock.realUntil(at("18:00").plus(Duration.ofDays(36_500)))).isEqualTo(ScaledClock.NEVER);
    }

    @Test
    void a_speed_that_is_none_is_refused() {
        for (double speed : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> clock.speed(speed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void pass(Duration time) {
        real = real.plus(time);
    }
}
