package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.track13;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void a_rehearsal_begins_a_little_before_the_heads_up() {
        assertThat(of(Start.atTheBeginning())).isEqualTo(at("17:53"));
    }

    @Test
    void a_time_of_day_is_in_the_pages_offset() {
        assertThat(of(Start.parse("18:20"))).isEqualTo(at("18:20"));
    }

    @Test
    void an_instant_may_have_any_offset() {
        assertThat(of(Start.parse("2020-12-09T03:25:00+01:00"))).isEqualTo(at("18:25"));
    }

    @Test
    void other_words_are_refused_with_an_example() {
        assertThatThrownBy(() -> Start.parse("soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'soon' is no time")
                .hasMessageContaining("18:20");
    }

    @Test
    void after_the_close_nothing_is_left_to_play() {
        assertThatThrownBy(() -> of(Start.parse("21:00")))
                .isInstanceOf(RehearsalException.class)
                .hasMessageStartingWith("Nothing is left to play at 2020-12-08T21:00-08:00");
    }

    private static Instant of(Start start) {
        return start.of(List.of(track13()), Duration.ofMinutes(5));
    }
}
