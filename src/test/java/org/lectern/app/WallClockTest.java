package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class WallClockTest {
    private final WallClock clock = new WallClock(InstantSource.fixed(at("18:00")));

    @Test
    void the_sessions_time_is_real_time() {
        assertThat(clock.instant()).isEqualTo(at("18:00"));
        assertThat(clock.realUntil(at("18:01"))).isEqualTo(Duration.ofMinutes(1));
        assertThat(clock.realUntil(at("17:59"))).isEqualTo(Duration.ofMinutes(-1));
        assertThat(clock.real(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }
}
