package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.chat.AsRead;
import org.lectern.chat.Post;
import org.lectern.chat.RecordingChat;
import org.lectern.cue.CueKey;
import org.lectern.schedule.TestSessions;

/// What is said, and what is not, by a bot that starts late or was away.
class LateTest {
    private static final String TITLE = "Orals & Spotlights Track 13: Deep Learning/Theory";

    @Test
    void a_start_during_a_talk_says_that_it_is_on_and_opens_its_thread() {
        try (FloorStage stage = FloorStage.at("18:20")) {
            assertThat(stage.said()).containsExactly(TITLE, "2 · Oral · Pixel-Level Cycle Association");
            assertThat(stage.threads()).containsExactly("Q&A 2 · Pixel-Level Cycle Association");
            assertThat(body(stage, 0)).contains("(on since 18:00)");
            assertThat(body(stage, 1)).contains("On since 18:15, until 18:30.");
        }
    }

    @Test
    void a_start_in_the_middle_of_a_joint_block_opens_its_thread_on_the_talk_that_is_on() {
        try (FloorStage stage = FloorStage.at("19:25").play("19:50")) {
            assertThat(stage.said())
                    .containsExactly(
                            TITLE,
                            "7 · Spotlight · Compositional Visual Generation",
                            "8 · Spotlight · Certified Monotonic Neural Networks",
                            "The floor is open for 5–8",
                            "10 · Spotlight · Robust Sub-Gaussian Principal Component Analysis");
            assertThat(stage.saidIn("Joint Q&A 5–8"))
                    .first()
                    .isEqualTo("Now on: **8 · Spotlight · Certified Monotonic Neural Networks**, until 19:40.");
        }
    }

    @Test
    void a_start_in_the_joint_q_and_a_opens_the_thread_on_its_announcement() {
        try (FloorStage stage = FloorStage.at("19:45")) {
            assertThat(stage.said()).containsExactly(TITLE, "The floor is open for 5–8");
            assertThat(stage.chat.thread("Joint Q&A 5–8").id())
                    .isEqualTo(stage.chat.posted().get(1).id());
            assertThat(stage.saidIn("Joint Q&A 5–8")).containsExactly("""
                    <@41> the joint Q&A for 5–8 is on, until 19:50.
                    No questions yet.
                    **5 · MetaPerturb** · Author of MetaPerturb
                    **6 · Robust Recovery** · Author of Robust Recovery
                    **7 · Compositional Visual Generation** · Author of Compositional Visual Generation
                    **8 · Certified Monotonic Neural Networks** · Author of Certified Monotonic Neural Networks""");
        }
    }

    @Test
    void a_start_in_a_break_says_the_break() {
        try (FloorStage stage = FloorStage.at("18:50")) {
            assertThat(stage.said()).hasSize(2).last().asString().startsWith("**Break** until 19:00");
            assertThat(stage.threads()).isEmpty();
        }
    }

    @Test
    void a_late_start_goes_on_with_everything_that_is_still_to_come() {
        try (FloorStage stage = FloorStage.at("18:20").play("21:00")) {
            assertThat(stage.said()).hasSize(18 - 2);
            assertThat(stage.threads()).hasSize(4);
            stage.nothingTwice();
        }
    }

    @Test
    void a_session_wholly_past_says_nothing_and_every_cue_is_recorded_as_skipped() {
        try (FloorStage stage = FloorStage.at("22:00")) {
            assertThat(stage.chat.requests()).isEmpty();
            assertThat(stage.outcomes()).hasSize(28).values().allMatch(CueOutcome.Skipped.class::isInstance);
        }
    }

    @Test
    void the_end_of_a_session_that_was_never_announced_is_not_said_either() {
        try (FloorStage stage = FloorStage.at("21:01")) {
            assertThat(stage.chat.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"17:57:00, 1", "17:57:00.001, 0", "17:59:59, 0"})
    void a_heads_up_is_said_within_the_grace_only(String start, int said) {
        try (FloorStage stage = FloorStage.at(start)) {
            assertThat(stage.said()).hasSize(said);
        }
    }

    @Test
    void a_floor_that_closed_within_the_grace_is_closed_after_a_restart() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            stage.restart("18:16:59");
            assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations")).hasSize(1);
        }
    }

    @Test
    void a_floor_that_closed_longer_ago_is_skipped() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            stage.restart("18:17:01");
            assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations")).isEmpty();
            assertThat(why(stage, 0, "closes")).isEqualTo(CueOutcome.Why.TOO_LATE);
        }
    }

    @Test
    void the_floor_of_a_talk_that_was_never_announced_does_not_close() {
        try (FloorStage stage = FloorStage.at("18:16")) {
            assertThat(why(stage, 0, "talk")).isEqualTo(CueOutcome.Why.OVER);
            assertThat(why(stage, 0, "closes")).isEqualTo(CueOutcome.Why.NOTHING_TO_SAY);
        }
    }

    @ParameterizedTest
    @CsvSource({"17:56", "18:00", "18:07", "18:45", "19:25", "19:45", "20:50", "21:01", "23:00"})
    void a_restart_says_nothing_twice(String time) {
        try (FloorStage stage = FloorStage.at("17:50").play(time)) {
            List<String> before = stage.chat.requests();
            stage.restart(time);
            assertThat(stage.chat.requests()).isEqualTo(before);
            stage.play("23:00").nothingTwice();
            assertThat(stage.said()).hasSize(18);
            assertThat(stage.threads()).hasSize(5);
        }
    }

    @Test
    void being_away_for_an_hour_does_not_end_in_a_burst() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:20")) {
            int before = stage.chat.requests().size();
            stage.restart("19:25");
            assertThat(stage.said()).last().isEqualTo("7 · Spotlight · Compositional Visual Generation");
            assertThat(stage.chat.requests()).hasSize(before + 2);
        }
    }

    @Test
    void an_answer_that_a_crash_took_is_looked_up_and_nothing_said_twice() {
        try (FloorStage stage = FloorStage.at("17:50").play("17:59")) {
            stage.chat.in(FloorStage.CHANNEL, RecordingChat.Mishap.HELD);
            stage.clock.set(TestSessions.at("18:00"));
            stage.awaitPosts(2);
            stage.chat.in(FloorStage.CHANNEL, RecordingChat.Mishap.NONE);
            stage.restart("18:01").nothingTwice();
            assertThat(stage.said()).hasSize(3);
            assertThat(stage.chat.lookUps()).isPositive();
        }
    }

    @Test
    void a_ledger_that_fails_at_a_boundary_is_asked_again() {
        try (FloorStage stage = FloorStage.at("17:59")) {
            stage.store.failNext("disk full");
            stage.play("18:00");
            assertThat(stage.said()).isEmpty();
            stage.awaitPosts(2);
            assertThat(stage.settle().said()).containsExactly(TITLE, "1 · Oral · Implicit Neural Representations");
            assertThat(stage.threads()).hasSize(1);
        }
    }

    @Test
    void what_is_over_when_the_ledger_works_again_is_not_said() {
        try (FloorStage stage = FloorStage.at("18:59").play("18:59:30")) {
            stage.store.failNext("disk full");
            stage.play("19:00").play("19:15");
            stage.awaitOutcomes(11);
            assertThat(stage.settle().said())
                    .contains("6 · Spotlight · Robust Recovery")
                    .doesNotContain("5 · Spotlight · MetaPerturb");
            assertThat(stage.threads()).containsExactly("Joint Q&A 5–8");
        }
    }

    @Test
    void a_block_whose_first_announcement_is_refused_opens_its_thread_on_the_next() {
        try (FloorStage stage = FloorStage.at("18:59").play("18:59:30")) {
            stage.ask("Kept for later?", "5");
            stage.chat.next(RecordingChat.Mishap.REFUSED);
            stage.play("19:05");
            assertThat(stage.threads()).isEmpty();
            stage.restart("19:06").play("19:10");
            assertThat(stage.threads()).containsExactly("Joint Q&A 5–8");
            assertThat(stage.saidIn("Joint Q&A 5–8").getLast()).contains("Kept for later?");
            assertThat(stage.said()).last().isEqualTo("6 · Spotlight · Robust Recovery");
        }
    }

    @Test
    void a_question_whose_thread_never_opens_is_kept_and_waits_no_longer_than_its_floor() {
        try (FloorStage stage = FloorStage.at("17:50")) {
            stage.ask("Never to be seen?", "1");
            assertThat(stage.store.outbox().open().join()).hasSize(1);
            stage.restart("18:20");
            assertThat(stage.store.outbox().open().join()).isEmpty();
            assertThat(stage.questions()).hasSize(1);
            assertThat(stage.words(stage.ask("Nor this?", "1")))
                    .contains("Its Q&A was over before a thread was opened, so it does not appear in the chat.");
            assertThat(stage.store.outbox().open().join()).isEmpty();
        }
    }

    @Test
    void a_thread_that_nothing_could_open_is_given_up_when_the_floor_closes() {
        try (FloorStage stage = FloorStage.at("18:59").play("18:59:30")) {
            stage.chat.in(FloorStage.CHANNEL, RecordingChat.Mishap.REFUSED);
            stage.play("19:10");
            stage.ask("Kept?", "5");
            assertThat(stage.store.outbox().open().join()).hasSize(3);
            stage.play("19:49");
            stage.chat.in(FloorStage.CHANNEL, RecordingChat.Mishap.NONE);
            stage.play("19:50");
            assertThat(stage.store.outbox().open().join()).isEmpty();
            assertThat(stage.questions()).hasSize(1);
        }
    }

    @Test
    void what_a_clock_that_was_ahead_skipped_is_said_when_its_time_comes() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:58")) {
            stage.jump("19:13");
            assertThat(stage.said()).last().isEqualTo("6 · Spotlight · Robust Recovery");
            stage.clock.set(TestSessions.at("18:59"));
            stage.floor().stepped();
            stage.settle().play("21:00").nothingTwice();
            assertThat(stage.said()).hasSize(18).contains("5 · Spotlight · MetaPerturb");
        }
    }

    @Test
    void a_talk_that_is_on_again_after_the_clock_was_set_back_is_said() {
        try (FloorStage stage = FloorStage.at("18:16")) {
            stage.clock.set(TestSessions.at("18:05"));
            stage.floor().stepped();
            assertThat(stage.settle().said().getLast()).startsWith("1 · Oral");
            stage.play("21:00").nothingTwice();
            assertThat(stage.threads()).hasSize(5);
        }
    }

    @Test
    void a_start_by_a_clock_that_was_far_ahead_loses_nothing_once_the_clock_is_right() {
        try (FloorStage stage = FloorStage.at("23:00")) {
            assertThat(stage.outcomes()).hasSize(28);
            stage.clock.set(TestSessions.at("17:50"));
            stage.floor().stepped();
            stage.settle().play("21:00").nothingTwice();
            assertThat(stage.said()).hasSize(18);
            assertThat(stage.threads()).hasSize(5);
        }
    }

    @Test
    void a_restart_after_the_clock_was_set_right_says_what_it_had_skipped() {
        try (FloorStage stage = FloorStage.at("23:00")) {
            stage.restart("17:50").play("21:00").nothingTwice();
            assertThat(stage.said()).hasSize(18);
        }
    }

    private static String body(FloorStage stage, int post) {
        Post said = stage.chat.postedIn(FloorStage.CHANNEL).get(post).post();
        return AsRead.of(said);
    }

    private static CueOutcome.Why why(FloorStage stage, int slot, String what) {
        CueKey key = new CueKey(stage.session().slots().get(slot).id().value(), what);
        return stage.outcomes().get(key) instanceof CueOutcome.Skipped skipped
                ? skipped.why()
                : Assertions.fail(what + " was not skipped");
    }
}
