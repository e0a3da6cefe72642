package org.lectern.cue.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private Instant wall = Instant.parse("2026-11-01T10:00:00Z");
    private long nanos = Long.MAX_VALUE - 1000;
    private final ClockWatch watch = new ClockWatch(() -> wall, () -> nanos);

    @Test
    void a_clock_that_goes_with_time_was_not_stepped() {
        pass(Duration.ofMillis(400), Duration.ofMillis(400));
        assertThat(watch.stepped()).isFalse();
    }

    @Test
    void slewing_is_no_step() {
        for (int i = 0; i < 1000; i++) {
            pass(Duration.ofMillis(400), Duration.ofNanos(400_200_000));
            assertThat(watch.stepped()).isFalse();
        }
    }

    @Test
    void a_step_forward_or_back_is_noticed_once() {
        pass(Duration.ofMillis(400), Duration.ofMinutes(60));
        assertThat(watch.stepped()).isTrue();
        pass(Duration.ofMillis(400), Duration.ofMillis(400));
        assertThat(watch.stepped()).isFalse();
        pass(Duration.ofMillis(400), Duration.ofMillis(-100));
        assertThat(watch.stepped()).isTrue();
    }

    private void pass(Duration time, Duration shown) {
        nanos += time.toNanos();
        wall = wall.plus(shown);
    }
}
