package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.cue.Verdict.Reason;
import org.lectern.cue.Verdict.Say;
import org.lectern.cue.Verdict.SayLate;
import org.lectern.cue.Verdict.Skip;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

class VerdictTest {
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Session session = TestSessions.track13();
    private final List<Cue> plan = Planner.plan(session, Duration.ofMinutes(5));

    @Test
    void a_heads_up_within_the_grace_is_said() {
        assertThat(judged("heads-up", "17:57")).isEqualTo(new Say());
    }

    @Test
    void a_heads_up_beyond_the_grace_is_skipped_as_too_late() {
        assertThat(judged("heads-up", "17:57:00.001")).isEqualTo(new Skip(Reason.TOO_LATE));
    }

    @Test
    void a_heads_up_of_a_session_that_is_on_is_over() {
        assertThat(judged("heads-up", "18:00")).isEqualTo(new Skip(Reason.OVER));
        assertThat(Verdict.of(plan.getFirst(), session, at("18:00"), Duration.ofMillis(7), GRACE))
                .as("even within the grace, as in a fast rehearsal")
                .isEqualTo(new Skip(Reason.OVER));
    }

    @Test
    void the_opening_is_said_however_late_while_the_session_is_on() {
        assertThat(judged("opens", "18:01")).isEqualTo(new Say());
        assertThat(judged("opens", "20:59")).isEqualTo(new SayLate(at("18:00")));
        assertThat(judged("opens", "21:00")).isEqualTo(new Skip(Reason.OVER));
    }

    @Test
    void a_talk_is_said_however_late_while_it_is_on() {
        assertThat(judged("talk", "18:00")).isEqualTo(new Say());
        assertThat(judged("talk", "18:05")).isEqualTo(new SayLate(at("18:00")));
        assertThat(judged("talk", "18:15")).isEqualTo(new Skip(Reason.OVER));
    }

    @Test
    void a_break_and_a_joint_qa_are_said_however_late_while_they_are_on() {
        assertThat(judged("break", "18:50")).isEqualTo(new SayLate(at("18:45")));
        assertThat(judged("break", "19:00")).isEqualTo(new Skip(Reason.OVER));
        assertThat(judged("qa", "19:45")).isEqualTo(new SayLate(at("19:40")));
        assertThat(judged("qa", "19:50")).isEqualTo(new Skip(Reason.OVER));
    }

    @Test
    void closings_are_said_only_within_the_grace() {
        assertThat(judged("closes", "18:17")).isEqualTo(new Say());
        assertThat(judged("closes", "18:17:01")).isEqualTo(new Skip(Reason.TOO_LATE));
        assertThat(judged("ends", "21:02")).isEqualTo(new Say());
        assertThat(judged("ends", "21:02:01")).isEqualTo(new Skip(Reason.TOO_LATE));
    }

    @Test
    void how_long_is_left_is_said_within_the_grace_while_the_floor_is_open() {
        Cue left = new Cue.TimeLeft(session.id(), session.slots().getFirst().id(), at("18:11"), at("18:15"));
        assertThat(Verdict.of(left, session, at("18:13"), GRACE, GRACE)).isEqualTo(new Say());
        assertThat(Verdict.of(left, session, at("18:14"), Duration.ofMinutes(3), GRACE))
                .isEqualTo(new Skip(Reason.TOO_LATE));
        assertThat(Verdict.of(left, session, at("18:15"), Duration.ofMillis(7), GRACE))
                .as("even within the grace, as in a fast rehearsal")
                .isEqualTo(new Skip(Reason.OVER));
    }

    @Test
    void a_talk_that_another_overlaps_is_said_while_it_lasts() {
        Session overlapping = TestSessions.session("A")
                .talk("18:00-18:30", "Long")
                .talk("18:10-18:20", "Short")
                .build();
        Cue cue = Planner.plan(overlapping, Duration.ZERO).get(1);
        assertThat(Verdict.of(cue, overlapping, at("18:15"), Duration.ofMinutes(15), GRACE))
                .isEqualTo(new SayLate(at("18:00")));
    }

    @Test
    void a_talk_that_the_session_no_longer_has_is_over() {
        Session other = TestSessions.session("A").talk("18:00-18:30", "One").build();
        assertThat(Verdict.of(plan.get(2), other, at("18:00"), Duration.ZERO, GRACE))
                .isEqualTo(new Skip(Reason.OVER));
    }

    @Test
    void a_restart_says_at_most_what_is_on() {
        assertThat(plan.stream()
                        .filter(cue -> !cue.at().isAfter(at("19:25")))
                        .filter(cue ->
                                !(Verdict.of(cue, session, at("19:25"), Duration.between(cue.at(), at("19:25")), GRACE)
                                        instanceof Skip))
                        .map(cue -> cue.key().what() + " " + cue.at().equals(at("19:20"))))
                .containsExactly("opens false", "talk true");
    }

    /// The first cue of its kind, judged at a time, where a second of the session takes a second.
    private Verdict judged(String what, String time) {
        Cue first = plan.stream()
                .filter(cue -> cue.key().what().equals(what))
                .findFirst()
                .orElseThrow();
        return Verdict.of(first, session, at(time), Duration.between(first.at(), at(time)), GRACE);
    }
}
