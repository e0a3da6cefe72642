package org.lectern.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.question.Allowance.Verdict;

class AllowanceTest {
    private static final Instant NOW = Instant.parse("2020-12-09T02:00:00Z");
    private static final Verdict ALLOWED = new Verdict.Allowed();

    @Test
    void it_is_three_a_minute_and_ten_open_a_talk() {
        assertThat(Allowance.DEFAULT).isEqualTo(new Allowance(3, 10));
    }

    @Test
    void who_has_not_asked_may_ask() {
        assertThat(verdict(0)).isEqualTo(ALLOWED);
    }

    @Test
    void the_third_in_a_minute_may_be_asked() {
        assertThat(verdict(0, 0, 59)).isEqualTo(ALLOWED);
    }

    @Test
    void the_fourth_waits_until_the_third_last_is_a_minute_old() {
        assertThat(verdict(0, 1, 20, 59)).isEqualTo(new Verdict.TooFast(NOW.plusSeconds(1)));
        assertThat(verdict(0, 59, 1, 20)).isEqualTo(new Verdict.TooFast(NOW.plusSeconds(1)));
    }

    @Test
    void a_question_counts_for_less_than_a_minute() {
        assertThat(verdict(0, 1, 20, 60)).isEqualTo(ALLOWED);
        assertThat(Allowance.DEFAULT.of(ago(1, 20, 30, 40), 0, NOW))
                .isEqualTo(new Verdict.TooFast(NOW.plusSeconds(30)));
    }

    @Test
    void at_the_instant_named_one_more_is_allowed_and_not_before() {
        List<Instant> asked = ago(0, 0, 0);
        Instant until = NOW.plusSeconds(60);
        assertThat(Allowance.DEFAULT.of(asked, 0, NOW)).isEqualTo(new Verdict.TooFast(until));
        assertThat(Allowance.DEFAULT.of(asked, 0, until.minusNanos(1))).isEqualTo(new Verdict.TooFast(until));
        assertThat(Allowance.DEFAULT.of(asked, 0, until)).isEqualTo(ALLOWED);
    }

    @Test
    void the_eleventh_open_one_for_a_talk_is_too_many() {
        assertThat(verdict(9)).isEqualTo(ALLOWED);
        assertThat(verdict(10)).isEqualTo(new Verdict.TooManyOpen(10));
        assertThat(verdict(11)).isEqualTo(new Verdict.TooManyOpen(11));
    }

    @Test
    void of_both_the_open_ones_are_named_because_waiting_would_not_help() {
        assertThat(verdict(10, 1, 2, 3)).isEqualTo(new Verdict.TooManyOpen(10));
    }

    @Test
    void times_a_little_ahead_count_and_those_of_a_clock_since_set_back_do_not() {
        assertThat(verdict(0, -1, 1, 2)).isEqualTo(new Verdict.TooFast(NOW.plusSeconds(58)));
        assertThat(verdict(0, -3600, -3600, -3600)).isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "3, -1"})
    void an_allowance_below_zero_is_none(int aMinute, int openATalk) {
        assertThatThrownBy(() -> new Allowance(aMinute, openATalk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is none");
    }

    @Test
    void zero_is_no_limit() {
        List<Instant> asked = ago(0, 0, 0, 0, 0);
        assertThat(Allowance.UNLIMITED.of(asked, 500, NOW)).isEqualTo(ALLOWED);
        assertThat(new Allowance(3, 0).of(asked, 500, NOW)).isInstanceOf(Verdict.TooFast.class);
        assertThat(new Allowance(0, 10).of(asked, 10, NOW)).isEqualTo(new Verdict.TooManyOpen(10));
    }

    private static Verdict verdict(int open, Integer... secondsAgo) {
        return Allowance.DEFAULT.of(ago(secondsAgo), open, NOW);
    }

    private static List<Instant> ago(Integer... seconds) {
        return Stream.of(seconds).map(NOW::minusSeconds).toList();
    }
}
