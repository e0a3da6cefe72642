package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.cue.Act.Replan;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// Other plans of a session, as they are compared and told.
class ReplanningTest {
    private static final SlotId A = new SlotId("aaaaaaaa");
    private static final SlotId B = new SlotId("bbbbbbbb");
    private static final Instant NOW = at("19:00");
    private static final Session THREE = session("A")
            .talk("18:00-18:15", "One")
            .talk("18:15-18:30", "Two")
            .talk("18:40-19:20", "Three")
            .build();

    private static Replan of(List<SlotId> moved, List<SlotId> cancelled, List<SlotId> added) {
        return new Replan(moved, cancelled, added, List.of(), Map.of());
    }

    private static Replan moved(SlotId... slots) {
        return of(List.of(slots), List.of(), List.of());
    }

    private static Replan cancelled(SlotId... slots) {
        return of(List.of(), List.of(slots), List.of());
    }

    private static Replan added(SlotId... slots) {
        return of(List.of(), List.of(), List.of(slots));
    }

    @Test
    void two_plans_together_tell_what_is_different_from_before_both() {
        assertThat(moved(A).then(moved(B))).isEqualTo(moved(A, B));
        assertThat(moved(A).then(cancelled(A))).isEqualTo(cancelled(A));
        Replan back = of(List.of(A), List.of(), List.of(A));
        assertThat(cancelled(A).then(added(A))).isEqualTo(back);
        assertThat(cancelled(A).then(added(A)).then(moved(A))).isEqualTo(back);
        assertThat(added(A).then(moved(A))).isEqualTo(added(A));
        assertThat(added(A).then(cancelled(A))).isEqualTo(Replan.NOTHING);
        assertThat(cancelled(A).then(added(A)).then(cancelled(A))).isEqualTo(cancelled(A));
    }

    @Test
    void only_plans_that_follow_at_once_are_told_together() {
        Course course = Course.of(THREE);
        for (int seconds : List.of(0, 60, 300)) {
            course = ((ActOutcome.Taken) course.act(moved(A), NOW.plusSeconds(seconds))).course();
        }
        assertThat(course.done().stream().map(course::follows)).containsExactly(false, true, false);
        Course more = ((ActOutcome.Taken) course.act(moved(B), NOW.plusSeconds(310))).course();
        assertThat(more.told(more.done().getFirst())).isEqualTo(moved(A));
        assertThat(more.told(more.done().get(2))).isEqualTo(moved(A, B));
        Course late = ((ActOutcome.Taken) course.act(new Act.Late(Duration.ofMinutes(5), false), NOW.plusSeconds(310)))
                .course();
        assertThat(late.told(late.done().get(2))).isEqualTo(moved(A));
    }

    @Test
    void what_is_over_by_both_plans_stays_when_it_was() {
        Session next = session("A")
                .talk("17:30-17:45", "One")
                .talk("18:15-18:30", "Two, corrected")
                .talk("18:50-19:20", "Three")
                .build();
        Replanning replanning = Replanning.of(Course.of(THREE), next, Map.of(), NOW);
        List<SlotId> ids = THREE.slots().stream().map(Slot::id).toList();
        assertThat(replanning.printed().slots())
                .extracting(slot -> slot.start().toInstant())
                .containsExactly(at("18:00"), at("18:15"), at("18:50"));
        assertThat(replanning.difference())
                .isEqualTo(new Replan(List.of(ids.get(2)), List.of(), List.of(), List.of(ids.get(1)), Map.of()));
    }

    @Test
    void what_is_over_and_comes_once_more_is_moved() {
        Session next = session("A")
                .talk("19:30-19:45", "One")
                .talk("18:15-18:30", "Two")
                .talk("18:40-19:20", "Three")
                .build();
        assertThat(Replanning.of(Course.of(THREE), next, Map.of(), NOW).difference())
                .isEqualTo(moved(THREE.slots().getFirst().id()));
    }

    /// Another plan with slots of the first.
    private static Session plan(String window, Slot... slots) {
        Session times = session("A").window(window).build();
        return THREE.during(times.start(), times.end(), List.of(slots));
    }

    private static Slot shifted(int slot, int minutesLater) {
        Slot before = THREE.slots().get(slot);
        return before.during(
                before.start().plusMinutes(minutesLater), before.end().plusMinutes(minutesLater));
    }

    @Test
    void what_is_over_and_comes_once_more_elsewhere_is_taken_out() {
        SlotId one = THREE.slots().getFirst().id();
        Session next = plan("18:15-19:20", shifted(1, 0), shifted(2, 0));
        assertThat(Replanning.of(Course.of(THREE), next, Map.of(one, 7L), NOW).difference())
                .isEqualTo(new Replan(List.of(), List.of(one), List.of(), List.of(), Map.of(one, 7L)));
    }

    @Test
    void what_is_open_and_has_nothing_to_come_closes_now_however_late_chairs_have_made_it() {
        Instant now = at("18:40");
        Session next = plan("18:00-18:30", shifted(0, 0), shifted(1, 0));
        Course course = Course.of(THREE);
        assertThat(SlotTimes.closing(afterwards(course, next, now))).isEqualTo(now);
        Course late = ((ActOutcome.Taken) course.act(new Act.Late(Duration.ofMinutes(5), false), at("18:10"))).course();
        assertThat(SlotTimes.closing(afterwards(late, next, now))).isEqualTo(now);
        assertThat(SlotTimes.closing(afterwards(late, next, at("18:33")))).isEqualTo(at("18:35"));
    }

    private static Session afterwards(Course course, Session next, Instant now) {
        Replanning replanning = Replanning.of(course, next, Map.of(), now);
        return ((ActOutcome.Taken)
                        Course.of(replanning.printed(), course.done()).act(replanning.difference(), now))
                .course()
                .at(now);
    }

    @Test
    void a_session_that_has_opened_keeps_its_opening() {
        Slot before = session("B").talk("17:00-17:15", "Zero").build().slots().getFirst();
        for (Session next : List.of(
                plan("18:40-19:30", shifted(2, 10)),
                plan("17:00-19:30", before, shifted(0, 0), shifted(1, 0), shifted(2, 10)))) {
            Session printed =
                    Replanning.of(Course.of(THREE), next, Map.of(), NOW).printed();
            assertThat(SlotTimes.opening(printed)).isEqualTo(at("18:00"));
            assertThat(SlotTimes.closing(printed)).isEqualTo(at("19:30"));
        }
    }

    @Test
    void a_session_that_has_closed_keeps_its_close() {
        Session next = plan("18:00-18:30", shifted(0, 0), shifted(1, 0));
        Session printed =
                Replanning.of(Course.of(THREE), next, Map.of(), at("19:30")).printed();
        assertThat(printed.end().toInstant()).isEqualTo(at("19:20"));
    }

    @Test
    void a_session_that_is_put_off_before_anything_of_it_is_over_opens_later() {
        Session next = plan("20:00-21:20", shifted(0, 120), shifted(1, 120), shifted(2, 120));
        Session printed =
                Replanning.of(Course.of(THREE), next, Map.of(), at("18:10")).printed();
        assertThat(SlotTimes.opening(printed)).isEqualTo(at("20:00"));
    }
}
