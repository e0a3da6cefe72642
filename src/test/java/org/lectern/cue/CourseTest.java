package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lectern.cue.ActOutcome.AlreadyHeld;
import org.lectern.cue.ActOutcome.AlreadySkipped;
import org.lectern.cue.ActOutcome.AlreadyTakenBack;
import org.lectern.cue.ActOutcome.BeforeNow;
import org.lectern.cue.ActOutcome.BegunSince;
import org.lectern.cue.ActOutcome.NoBreakToCome;
import org.lectern.cue.ActOutcome.NotHeld;
import org.lectern.cue.ActOutcome.NotLast;
import org.lectern.cue.ActOutcome.NotNext;
import org.lectern.cue.ActOutcome.NotOn;
import org.lectern.cue.ActOutcome.OutOfRange;
import org.lectern.cue.ActOutcome.SessionOver;
import org.lectern.cue.ActOutcome.SlotOver;
import org.lectern.cue.ActOutcome.Taken;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

class CourseTest {
    private static final int ONE = 0;
    private static final int TWO = 1;
    private static final int PAUSE = 2;
    private static final int SPOT = 3;
    private static final int QA = 5;

    private final Session printed = session("A")
            .talk("18:00-18:15", "One")
            .talk("18:15-18:30", "Two")
            .pause("18:30-18:45")
            .spotlight("18:45-19:00", "Spot")
            .spotlight("19:00-19:15", "Spot two")
            .qa("19:15-19:30")
            .build();
    private Course course = Course.of(printed);

    @Test
    void without_an_act_a_session_runs_as_printed() {
        assertThat(course.at(at("18:20"))).isEqualTo(printed);
        assertThat(course.last()).isEmpty();
    }

    @Test
    void late_lengthens_the_slot_on_now_and_moves_the_rest_and_the_close() {
        act("18:05", late(7));
        assertThat(times())
                .containsExactly(
                        "18:00-18:22", "18:22-18:37", "18:37-18:52", "18:52-19:07", "19:07-19:22", "19:22-19:37");
        assertThat(SlotTimes.closing(now())).isEqualTo(at("19:37"));
        assertThat(now().end().getOffset()).isEqualTo(ZoneOffset.ofHours(-8));
    }

    @Test
    void early_ends_the_slot_on_now_sooner_but_never_before_now() {
        act("18:05", late(-7));
        assertThat(times()).startsWith("18:00-18:08", "18:08-18:23");
        assertThat(course.act(late(-4), at("18:05"))).isEqualTo(new BeforeNow(Duration.ofMinutes(3)));
        act("18:05", late(-3));
        assertThat(times()).startsWith("18:00-18:05", "18:05-18:20");
    }

    @Test
    void before_the_session_all_of_it_moves() {
        act("17:50", late(5));
        assertThat(times()).startsWith("18:05-18:20").endsWith("19:20-19:35");
        assertThat(SlotTimes.opening(now())).isEqualTo(at("18:05"));
    }

    @Test
    void in_a_gap_the_gap_is_longer_and_in_a_break_the_break() {
        course = Course.of(session("B")
                .talk("18:00-18:15", "One")
                .talk("18:20-18:30", "Two")
                .build());
        act("18:15", late(2));
        assertThat(times()).containsExactly("18:00-18:15", "18:22-18:32");
        course = Course.of(printed);
        act("18:30", late(2));
        assertThat(times()).contains("18:30-18:47", "18:47-19:02");
    }

    @Test
    void the_next_break_absorbs_what_it_can() {
        act("18:05", absorbed(7));
        assertThat(times()).startsWith("18:00-18:22", "18:22-18:37", "18:37-18:45", "18:45-19:00");
        assertThat(SlotTimes.closing(now())).isEqualTo(at("19:30"));
    }

    @Test
    void a_break_keeps_a_minute_and_what_is_left_over_moves_the_rest() {
        act("18:05", absorbed(20));
        assertThat(times()).startsWith("18:00-18:35", "18:35-18:50", "18:50-18:51", "18:51-19:06");
        assertThat(SlotTimes.closing(now())).isEqualTo(at("19:36"));
    }

    @Test
    void early_absorbed_makes_the_break_longer() {
        act("18:05", absorbed(-5));
        assertThat(times()).startsWith("18:00-18:10", "18:10-18:25", "18:25-18:45", "18:45-19:00");
    }

    @Test
    void without_a_break_to_come_nothing_absorbs() {
        assertThat(course.act(absorbed(5), at("18:35"))).isEqualTo(new NoBreakToCome());
        assertThat(course.act(new Act.Skip(id(SPOT), true), at("18:35"))).isEqualTo(new NoBreakToCome());
    }

    @Test
    void a_shift_of_nothing_or_of_more_than_a_day_is_out_of_range() {
        assertThat(Stream.of(late(0), late(24 * 60 + 1), late(-24 * 60 - 1)).map(act -> course.act(act, at("18:05"))))
                .containsOnly(new OutOfRange());
        assertThat(course.act(late(24 * 60), at("18:05"))).isInstanceOf(Taken.class);
    }

    @Test
    void the_next_slot_starts_now_and_the_rest_moves_up_with_it() {
        act("18:10", new Act.StartNext(id(TWO)));
        assertThat(times())
                .startsWith("18:00-18:10", "18:10-18:25", "18:25-18:40")
                .endsWith("19:10-19:25");
        assertThat(OnNow.at(now(), at("18:10")))
                .isEqualTo(new OnNow.On(now().slots().get(TWO)));
    }

    @Test
    void a_session_may_start_early_and_a_break_be_started() {
        act("17:58", new Act.StartNext(id(ONE)));
        assertThat(times()).startsWith("17:58-18:13");
        assertThat(SlotTimes.opening(now())).isEqualTo(at("17:58"));
        act("18:20", new Act.StartNext(id(PAUSE)));
        assertThat(times()).startsWith("17:58-18:13", "18:13-18:20", "18:20-18:35");
    }

    @Test
    void of_two_who_start_the_same_slot_the_second_learns_what_comes_next_by_now() {
        act("18:10", new Act.StartNext(id(TWO)));
        assertThat(course.act(new Act.StartNext(id(TWO)), at("18:10")))
                .isEqualTo(new NotNext(now().slots().get(PAUSE)));
    }

    @Test
    void during_the_last_slot_there_is_nothing_to_start() {
        assertThat(course.next(at("19:20"))).isEmpty();
        assertThat(course.act(new Act.StartNext(id(QA)), at("19:20"))).isEqualTo(new NotNext(null));
    }

    @Test
    void a_slot_that_is_ended_leaves_a_gap() {
        act("18:10", new Act.EndNow(id(ONE)));
        assertThat(times()).startsWith("18:00-18:10", "18:15-18:30").endsWith("19:15-19:30");
        assertThat(course.act(new Act.EndNow(id(ONE)), at("18:11"))).isEqualTo(new NotOn());
        assertThat(course.act(new Act.EndNow(id(TWO)), at("18:11"))).isEqualTo(new NotOn());
    }

    @Test
    void a_slot_that_is_ended_in_the_instant_in_which_it_began_lasts_a_millisecond() {
        act("18:00", new Act.EndNow(id(ONE)));
        assertThat(SlotTimes.end(now(), now().slots().getFirst())).isEqualTo(at("18:00:00.001"));
    }

    @Test
    void a_slot_to_come_that_is_skipped_is_left_out_and_the_rest_moves_up() {
        act("18:05", new Act.Skip(id(TWO), false));
        assertThat(times()).containsExactly("18:00-18:15", "18:15-18:30", "18:30-18:45", "18:45-19:00", "19:00-19:15");
        assertThat(SlotTimes.closing(now())).isEqualTo(at("19:15"));
        assertThat(course.skipped()).containsExactly(id(TWO));
        assertThat(course.act(new Act.Skip(id(TWO), false), at("18:06"))).isEqualTo(new AlreadySkipped());
    }

    @Test
    void skipped_with_a_break_to_absorb_the_break_grows() {
        act("18:05", new Act.Skip(id(TWO), true));
        assertThat(times())
                .startsWith("18:00-18:15", "18:15-18:45", "18:45-19:00")
                .endsWith("19:15-19:30");
    }

    @Test
    void a_break_may_be_skipped_and_a_later_one_absorbs_it() {
        course = Course.of(session("B")
                .talk("18:00-18:10", "One")
                .pause("18:10-18:20")
                .talk("18:20-18:30", "Two")
                .pause("18:30-18:40")
                .build());
        act("18:05", new Act.Skip(course.printed().slots().get(1).id(), true));
        assertThat(times()).containsExactly("18:00-18:10", "18:10-18:20", "18:20-18:40");
    }

    @Test
    void the_slot_on_now_that_is_skipped_ends_and_the_next_begins() {
        act("18:05", new Act.Skip(id(ONE), false));
        assertThat(times()).startsWith("18:00-18:05", "18:05-18:20", "18:20-18:35");
        assertThat(course.skipped()).containsExactly(id(ONE));
        assertThat(course.act(new Act.Skip(id(ONE), false), at("18:06"))).isEqualTo(new AlreadySkipped());
    }

    @Test
    void what_is_over_is_not_skipped() {
        assertThat(course.act(new Act.Skip(id(ONE), false), at("18:15"))).isEqualTo(new SlotOver());
    }

    @Test
    void a_block_keeps_its_identity_without_its_qa() {
        act("18:46", new Act.Skip(id(QA), false));
        List<Block> blocks = course.blocks(at("18:46"));
        assertThat(blocks)
                .extracting(Block::id, block -> block.talks().size(), Block::jointQa)
                .containsExactly(tuple(id(ONE), 1, null), tuple(id(TWO), 1, null), tuple(id(QA), 2, null));
        assertThat(Planner.plan(now(), blocks, Duration.ZERO, Duration.ZERO))
                .contains(new Cue.FloorCloses(printed.id(), id(QA), at("19:15")));
    }

    @Test
    void a_block_keeps_its_identity_without_its_first_talk_and_is_none_without_any() {
        act("18:05", new Act.Skip(id(TWO), false));
        act("18:05", new Act.Skip(id(SPOT), false));
        assertThat(course.blocks(at("18:05"))).extracting(Block::id).containsExactly(id(ONE), id(QA));
        assertThat(course.blocks(at("18:05")).getLast().talks())
                .containsExactly((Slot.Talk) now().slots().get(2));
    }

    @Test
    void while_the_time_stands_all_that_is_to_come_lies_later_and_later() {
        act("18:05", new Act.Hold());
        assertThat(course.heldSince()).contains(at("18:05"));
        assertThat(times("18:05")).startsWith("18:00-18:15");
        assertThat(times("18:09")).startsWith("18:00-18:19", "18:19-18:34").endsWith("19:19-19:34");
        assertThat(OnNow.at(course.at(at("20:00")), at("20:00"))).isInstanceOf(OnNow.On.class);
        act("18:25", new Act.Resume());
        assertThat(course.heldSince()).isEmpty();
        assertThat(times("21:00")).startsWith("18:00-18:35", "18:35-18:50").endsWith("19:35-19:50");
    }

    @Test
    void late_during_a_hold_adds_to_it() {
        act("18:05", new Act.Hold());
        act("18:07", late(3));
        assertThat(times()).startsWith("18:00-18:20");
        assertThat(course.heldSince()).contains(at("18:05"));
        act("18:09", new Act.Resume());
        assertThat(times()).startsWith("18:00-18:22");
    }

    @Test
    void a_slot_that_is_started_ends_a_hold() {
        act("18:05", new Act.Hold());
        act("18:25", new Act.StartNext(id(TWO)));
        assertThat(course.heldSince()).isEmpty();
        assertThat(times("18:50")).startsWith("18:00-18:25", "18:25-18:40");
    }

    @Test
    void a_session_is_held_once_and_resumed_once() {
        assertThat(course.act(new Act.Resume(), at("18:01"))).isEqualTo(new NotHeld());
        act("18:05", new Act.Hold());
        assertThat(course.act(new Act.Hold(), at("18:06"))).isEqualTo(new AlreadyHeld(at("18:05")));
    }

    @Test
    void a_session_that_has_closed_takes_no_act() {
        assertThat(Stream.of(late(5), new Act.Hold(), new Act.Resume(), new Act.Undo(1), new Act.EndNow(id(QA)))
                        .map(act -> course.act(act, at("19:30"))))
                .containsOnly(new SessionOver());
    }

    @Test
    void undone_at_once_a_shift_never_was() {
        act("18:05", absorbed(7));
        act("18:05", new Act.Undo(1));
        assertThat(now()).isEqualTo(printed);
        assertThat(course.last()).isEmpty();
        assertThat(course.act(new Act.Undo(1), at("18:05"))).isEqualTo(new AlreadyTakenBack());
    }

    @Test
    void a_shift_undone_too_late_for_its_old_times_leaves_the_session_as_little_late_as_can_be() {
        act("18:05", late(7));
        act("18:18", new Act.Undo(1));
        assertThat(times()).startsWith("18:00-18:18", "18:18-18:33").endsWith("19:18-19:33");
    }

    @Test
    void a_start_undone_lets_the_slot_before_it_go_on() {
        act("18:08", new Act.StartNext(id(TWO)));
        act("18:09", new Act.Undo(1));
        assertThat(now()).isEqualTo(printed);
        assertThat(OnNow.at(now(), at("18:09")))
                .isEqualTo(new OnNow.On(printed.slots().getFirst()));
    }

    @Test
    void a_start_undone_when_the_slot_would_be_on_anyway_keeps_it_on() {
        act("18:08", new Act.StartNext(id(TWO)));
        act("18:20", new Act.Undo(1));
        assertThat(times()).startsWith("18:00-18:08", "18:08-18:30", "18:30-18:45");
    }

    @Test
    void an_end_undone_lets_the_slot_go_on_and_a_skip_undone_brings_it_back() {
        act("18:05", new Act.EndNow(id(ONE)));
        act("18:06", new Act.Skip(id(TWO), false));
        act("18:07", new Act.Undo(2));
        assertThat(times()).startsWith("18:00-18:05", "18:15-18:30", "18:30-18:45");
        assertThat(course.skipped()).isEmpty();
        act("18:08", new Act.Undo(1));
        assertThat(now()).isEqualTo(printed);
    }

    @Test
    void a_hold_undone_is_caught_up_as_far_as_can_be() {
        act("18:05", new Act.Hold());
        act("18:10", new Act.Undo(1));
        assertThat(now()).isEqualTo(printed);
        act("18:10", new Act.Hold());
        act("18:20", new Act.Undo(3));
        assertThat(times()).startsWith("18:00-18:20", "18:20-18:35");
        assertThat(course.heldSince()).isEmpty();
    }

    @Test
    void a_resume_undone_goes_on_holding() {
        act("18:05", new Act.Hold());
        act("18:10", new Act.Resume());
        act("18:12", new Act.Undo(2));
        assertThat(times("18:15")).startsWith("18:00-18:25");
        assertThat(course.heldSince()).contains(at("18:05"));
    }

    @Test
    void an_act_is_not_undone_after_another_slot_has_begun() {
        act("18:05", late(7));
        assertThat(course.act(new Act.Undo(1), at("18:22")))
                .isEqualTo(new BegunSince(now().slots().get(TWO)));
    }

    @Test
    void only_the_last_act_is_undone() {
        act("18:05", late(7));
        act("18:06", late(1));
        assertThat(course.act(new Act.Undo(1), at("18:07")))
                .isEqualTo(new NotLast(new Act.Done(2, at("18:06"), late(1))));
    }

    @Test
    void what_was_done_makes_the_same_course_again_and_a_refused_act_none() {
        act("18:05", late(7));
        act("18:06", new Act.Hold());
        act("18:07", new Act.Undo(2));
        Course again = Course.of(printed, course.done());
        assertThat(again.at(at("18:30"))).isEqualTo(course.at(at("18:30")));
        assertThat(again.last()).isEqualTo(course.last());
        Course refused = Course.of(
                printed,
                List.of(
                        new Act.Done(1, at("18:05"), new Act.Resume()),
                        new Act.Done(2, at("18:06"), late(1)),
                        new Act.Done(3, at("18:06"), new Act.Undo(2))));
        assertThat(refused.done()).hasSize(3);
        assertThat(refused.at(at("18:06"))).isEqualTo(printed);
    }

    @Test
    void a_change_tells_what_moved_from_when_to_when() {
        Change change = act("18:05", absorbed(7));
        assertThat(change.moved())
                .extracting(moved -> moved.before().id(), moved -> span(moved.before()), moved -> span(moved.after()))
                .containsExactly(
                        tuple(id(ONE), "18:00-18:15", "18:00-18:22"),
                        tuple(id(TWO), "18:15-18:30", "18:22-18:37"),
                        tuple(id(PAUSE), "18:30-18:45", "18:37-18:45"));
        assertThat(change.leftOut()).isEmpty();
    }

    @Test
    void a_change_tells_what_is_left_out_and_what_is_back() {
        assertThat(act("18:05", new Act.Skip(id(QA), false)).leftOut())
                .containsExactly(printed.slots().get(QA));
        assertThat(act("18:06", new Act.Undo(1)).back())
                .containsExactly(printed.slots().get(QA));
    }

    @Test
    void a_resume_tells_how_long_the_time_stood() {
        act("18:05", new Act.Hold());
        assertThat(act("18:09", new Act.Resume()).moved().getFirst())
                .extracting(moved -> span(moved.before()), moved -> span(moved.after()))
                .containsExactly("18:00-18:15", "18:00-18:19");
    }

    @Test
    void a_slot_without_a_length_moves_with_what_it_lasts_until() {
        course = Course.of(session("Odd")
                .talk("18:00-18:00", "One")
                .talk("18:10-18:05", "Two")
                .talk("18:20-18:30", "Three")
                .build());
        act("18:05", late(5));
        assertThat(times()).containsExactly("18:00-18:15", "18:15-18:25", "18:25-18:35");
    }

    @Test
    void acts_are_recorded_to_the_millisecond() {
        Instant now = at("18:05").plusNanos(1_234_567);
        assertThat(course.act(late(1), now))
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.done().at()).isEqualTo(at("18:05:00.001")));
    }

    private Change act(String now, Act act) {
        ActOutcome outcome = course.act(act, at(now));
        assertThat(outcome).isInstanceOf(Taken.class);
        Taken taken = (Taken) outcome;
        course = taken.course();
        return taken.change();
    }

    /// The session as of its last act.
    private Session now() {
        return course.at(Optional.of(course.done())
                .filter(done -> !done.isEmpty())
                .map(done -> done.getLast().at())
                .orElse(Instant.MIN));
    }

    private List<String> times() {
        return now().slots().stream().map(CourseTest::span).toList();
    }

    private List<String> times(String now) {
        return course.at(at(now)).slots().stream().map(CourseTest::span).toList();
    }

    private static String span(Slot slot) {
        LocalTime start = slot.start().toLocalTime();
        return start + "-" + slot.end().toLocalTime();
    }

    private SlotId id(int index) {
        return printed.slots().get(index).id();
    }

    private static Act.Late late(int minutes) {
        return new Act.Late(Duration.ofMinutes(minutes), false);
    }

    private static Act.Late absorbed(int minutes) {
        return new Act.Late(Duration.ofMinutes(minutes), true);
    }
}
