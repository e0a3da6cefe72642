package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.session;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.cue.Cue.BreakStarts;
import org.lectern.cue.Cue.FloorCloses;
import org.lectern.cue.Cue.HeadsUp;
import org.lectern.cue.Cue.JointQaStarts;
import org.lectern.cue.Cue.SessionCloses;
import org.lectern.cue.Cue.SessionOpens;
import org.lectern.cue.Cue.TalkStarts;
import org.lectern.cue.Cue.TimeLeft;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;

class PlannerTest {
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration LEFT = Duration.ofMinutes(4);

    private final Session track13 = TestSessions.track13();
    private final List<Cue> plan = Planner.plan(track13, LEAD);

    @Test
    void the_heads_up_is_due_the_lead_time_before_the_session() {
        assertThat(plan.getFirst()).isEqualTo(new HeadsUp(track13.id(), at("17:55")));
    }

    @Test
    void without_a_lead_there_is_no_heads_up() {
        assertThat(Planner.plan(track13, Duration.ZERO).getFirst())
                .isEqualTo(new SessionOpens(track13.id(), at("18:00")));
    }

    @Test
    void the_session_opens_before_its_first_talk_of_the_same_instant() {
        assertThat(plan.subList(1, 3))
                .containsExactly(
                        new SessionOpens(track13.id(), at("18:00")), new TalkStarts(track13.id(), id(0), at("18:00")));
    }

    @Test
    void a_talks_own_floor_closes_before_the_next_talk_starts() {
        assertThat(plan.subList(3, 5))
                .containsExactly(
                        new FloorCloses(track13.id(), id(0), at("18:15")),
                        new TalkStarts(track13.id(), id(1), at("18:15")));
    }

    @Test
    void the_talks_of_a_joint_block_close_no_floor_of_their_own() {
        assertThat(closings()).extracting(FloorCloses::block).containsExactly(id(0), id(1), id(2), id(8), id(13));
    }

    @Test
    void a_joint_floor_closes_at_the_end_of_its_qa() {
        assertThat(plan)
                .containsSubsequence(
                        new JointQaStarts(track13.id(), id(8), at("19:40")),
                        new FloorCloses(track13.id(), id(8), at("19:50")),
                        new TalkStarts(track13.id(), id(9), at("19:50")));
    }

    @Test
    void breaks_start_and_the_session_closes_at_its_end() {
        assertThat(plan).contains(new BreakStarts(track13.id(), id(3), at("18:45")));
        assertThat(plan.subList(plan.size() - 2, plan.size()))
                .containsExactly(
                        new BreakStarts(track13.id(), id(14), at("20:40")),
                        new SessionCloses(track13.id(), at("21:00")));
    }

    @Test
    void the_whole_of_track_13_is_23_cues() {
        assertThat(plan).hasSize(23);
        assertThat(plan).filteredOn(TalkStarts.class::isInstance).hasSize(11);
        assertThat(plan).filteredOn(BreakStarts.class::isInstance).hasSize(2);
        assertThat(plan).filteredOn(JointQaStarts.class::isInstance).hasSize(2);
    }

    @Test
    void a_joint_floor_without_a_qa_slot_closes_with_the_session_and_before_it() {
        Session session = session("A")
                .spotlight("18:00-18:10", "One")
                .pause("18:10-18:30")
                .build();
        assertThat(Planner.plan(session, LEAD))
                .endsWith(
                        new FloorCloses(session.id(), session.slots().getFirst().id(), at("18:30")),
                        new SessionCloses(session.id(), at("18:30")));
    }

    @Test
    void a_talk_without_questions_closes_no_floor() {
        Session session = session("A").keynote("18:00-19:00", "One").build();
        assertThat(Planner.plan(session, LEAD)).noneMatch(FloorCloses.class::isInstance);
    }

    @Test
    void a_joint_qa_that_serves_nobody_starts_and_closes_no_floor() {
        Session session = session("A").qa("18:00-19:00").build();
        assertThat(Planner.plan(session, LEAD))
                .anyMatch(JointQaStarts.class::isInstance)
                .noneMatch(FloorCloses.class::isInstance);
    }

    @Test
    void the_session_closes_with_its_last_slot_where_that_is_later_than_its_window() {
        Session session =
                session("A").window("18:00-18:30").talk("18:00-18:40", "Long").build();
        assertThat(Planner.plan(session, LEAD)).endsWith(new SessionCloses(session.id(), at("18:40")));
    }

    @Test
    void the_floor_of_a_talk_without_a_length_closes_after_the_talk_started() {
        Session session = session("A").talk("18:00-17:50", "Odd").build();
        assertThat(Planner.plan(session, LEAD))
                .extracting(cue -> cue.key().what())
                .containsExactly("heads-up", "opens", "talk", "closes", "ends");
    }

    @Test
    void chairs_are_told_before_each_floor_closes_that_is_open_for_longer() {
        Session session = session("A")
                .talk("18:00-18:04", "As short")
                .talk("18:04-18:10", "Longer")
                .spotlight("18:10-18:20", "Spot")
                .qa("18:20-18:30")
                .spotlight("18:30-18:40", "Without a Q&A slot")
                .build();
        List<Cue> left = Planner.plan(session, Block.of(session), LEAD, LEFT).stream()
                .filter(TimeLeft.class::isInstance)
                .toList();
        assertThat(left)
                .containsExactly(
                        new TimeLeft(session.id(), session.slots().get(1).id(), at("18:06"), at("18:10")),
                        new TimeLeft(session.id(), session.slots().get(3).id(), at("18:26"), at("18:30")),
                        new TimeLeft(session.id(), session.slots().get(4).id(), at("18:36"), at("18:40")));
        assertThat(Planner.plan(session, Block.of(session), LEAD, Duration.ZERO))
                .noneMatch(TimeLeft.class::isInstance);
    }

    @Test
    void how_long_is_left_is_told_after_what_starts_in_that_instant() {
        Session session = session("A")
                .talk("18:00-18:14", "Long")
                .talk("18:10-18:20", "Overlapping")
                .build();
        assertThat(Planner.plan(session, Block.of(session), LEAD, LEFT))
                .containsSubsequence(
                        new TalkStarts(session.id(), session.slots().get(1).id(), at("18:10")),
                        new TimeLeft(session.id(), session.slots().getFirst().id(), at("18:10"), at("18:14")));
    }

    private List<FloorCloses> closings() {
        return plan.stream()
                .filter(FloorCloses.class::isInstance)
                .map(FloorCloses.class::cast)
                .toList();
    }

    private SlotId id(int index) {
        return track13.slots().get(index).id();
    }
}
