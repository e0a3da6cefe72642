package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.RecordingChat;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// The whole session, boundary by boundary.
class SessionTest {
    private final FloorStage stage = FloorStage.at("17:50");

    @AfterEach
    void nothingIsSaidTwice() {
        stage.nothingTwice().close();
    }

    @Test
    void nothing_is_said_before_its_time() {
        stage.play("17:54:59.999");
        assertThat(stage.chat.requests()).isEmpty();
    }

    @Test
    void the_channel_hears_of_everything_once_and_in_order() {
        stage.play("21:00");
        assertThat(stage.said())
                .containsExactly(
                        """
                        **Orals & Spotlights Track 13: Deep Learning/Theory** starts {18:00}, at 18:00.
                        Chaired by Ada Lovelace, Emmy Noether.""",
                        "Orals & Spotlights Track 13: Deep Learning/Theory",
                        "1 · Oral · Implicit Neural Representations",
                        "2 · Oral · Pixel-Level Cycle Association",
                        "3 · Oral · Coupling-based Invertible Neural Networks",
                        "**Break** until 19:00 ({19:00}).\nNext: 5 · Spotlight · MetaPerturb, at 19:00.",
                        "5 · Spotlight · MetaPerturb",
                        "6 · Spotlight · Robust Recovery",
                        "7 · Spotlight · Compositional Visual Generation",
                        "8 · Spotlight · Certified Monotonic Neural Networks",
                        "The floor is open for 5–8",
                        "10 · Spotlight · Robust Sub-Gaussian Principal Component Analysis",
                        "11 · Spotlight · On Correctness of Automatic Differentiation",
                        "12 · Spotlight · The Complete Lasso Tradeoff Diagram",
                        "13 · Spotlight · Quantifying the Empirical Wasserstein Distance",
                        "The floor is open for 10–13",
                        "The talks are over. You may still ask, and authors may still answer, in #Joint Q&A 10–13,"
                                + " #Joint Q&A 5–8, #Q&A 3 · Coupling-based Invertible Neural Networks,"
                                + " #Q&A 2 · Pixel-Level Cycle Association, #Q&A 1 · Implicit Neural Representations.",
                        "**Orals & Spotlights Track 13: Deep Learning/Theory** is over. No questions were asked.");
    }

    @Test
    void there_is_a_thread_for_each_oral_and_one_for_each_joint_block() {
        stage.play("21:00");
        assertThat(stage.threads())
                .containsExactly(
                        "Q&A 1 · Implicit Neural Representations",
                        "Q&A 2 · Pixel-Level Cycle Association",
                        "Q&A 3 · Coupling-based Invertible Neural Networks",
                        "Joint Q&A 5–8",
                        "Joint Q&A 10–13");
        assertThat(stage.chat.threads())
                .extracting(RecordingChat.Opened::archiveAfter)
                .containsOnly(ArchiveAfter.DAY);
    }

    @Test
    void the_thread_of_an_oral_is_told_only_when_its_time_is_up() {
        stage.play("21:00");
        assertThat(stage.saidIn("Q&A 2 · Pixel-Level Cycle Association"))
                .containsExactly(
                        "<@41> The floor for talk 2 closes {18:30}. No question is open.",
                        "Time's up for talk 2; no questions are left open.");
    }

    @Test
    void the_thread_of_a_joint_block_follows_its_talks() {
        stage.play("21:00");
        assertThat(stage.saidIn("Joint Q&A 5–8"))
                .containsExactly(
                        "Now on: **6 · Spotlight · Robust Recovery**, until 19:20.",
                        "Now on: **7 · Spotlight · Compositional Visual Generation**, until 19:30.",
                        "Now on: **8 · Spotlight · Certified Monotonic Neural Networks**, until 19:40.",
                        """
                        <@41> the joint Q&A for 5–8 is on, until 19:50.
                        No questions yet.
                        **5 · MetaPerturb** · Author of MetaPerturb
                        **6 · Robust Recovery** · Author of Robust Recovery
                        **7 · Compositional Visual Generation** · Author of Compositional Visual Generation
                        **8 · Certified Monotonic Neural Networks** · Author of Certified Monotonic Neural Networks""",
                        "<@41> The floor for 5–8 closes {19:50}. No question is open.",
                        "Time's up for 5–8; no questions are left open.");
    }

    @Test
    void a_thread_hangs_on_the_announcement_that_opens_it() {
        stage.play("19:00");
        RecordingChat.Opened thread = stage.chat.thread("Joint Q&A 5–8");
        assertThat(thread.channel()).isEqualTo(FloorStage.CHANNEL);
        assertThat(stage.chat.postedIn(FloorStage.CHANNEL))
                .filteredOn(post -> post.id() == thread.id())
                .extracting(RecordingChat.Posted::headline)
                .containsExactly("5 · Spotlight · MetaPerturb");
    }

    @Test
    void every_cue_has_an_outcome_and_every_send_is_settled() {
        stage.play("21:00");
        assertThat(stage.outcomes()).hasSize(28).values().allMatch(CueOutcome.Said.class::isInstance);
        assertThat(stage.store.outbox().open().join()).isEmpty();
    }

    @Test
    void questions_show_up_where_they_were_asked() {
        stage.play("18:05");
        stage.ask("Why sine?", null);
        stage.play("19:12");
        stage.ask("Which priors?", null);
        stage.play("19:15");
        stage.ask("Which tasks?", "5");
        stage.play("21:00");
        assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations"))
                .containsExactly(
                        "**#1**  *Zoë*\nWhy sine?",
                        "<@41> The floor for talk 1 closes {18:15}. 1 question is open; there is time for about 2.",
                        "Time's up for talk 1; 1 question stays open; the authors may answer here:\n**#1** Why sine?");
        assertThat(stage.saidIn("Joint Q&A 5–8"))
                .contains(
                        "**#2** · talk 6  *Zoë*\nWhich priors?",
                        "**#3** · talk 5  *Zoë*\nWhich tasks?",
                        """
                        <@41> the joint Q&A for 5–8 is on, until 19:50.
                        2 questions are in the queue:
                        **5 · MetaPerturb** · Author of MetaPerturb
                        **#3** Which tasks?
                        **6 · Robust Recovery** · Author of Robust Recovery
                        **#2** Which priors?
                        **7 · Compositional Visual Generation** · Author of Compositional Visual Generation
                        **8 · Certified Monotonic Neural Networks** · Author of Certified Monotonic Neural Networks""",
                        "Time's up for 5–8; 2 questions stay open; the authors may answer here:\n**#2** Which priors?\n**#3** Which tasks?");
        assertThat(stage.said().getLast()).isEqualTo("""
                        **Orals & Spotlights Track 13: Deep Learning/Theory** is over. 3 questions were asked:
                        #Q&A 1 · Implicit Neural Representations: 1 asked, 0 answered, still open: #1
                        #Joint Q&A 5–8: 2 asked, 0 answered, still open: #2, #3""");
    }

    @Test
    void talks_that_take_no_questions_get_no_thread() {
        Session session = TestSessions.session("Keynotes")
                .keynote("18:00-18:30", "On Everything")
                .talk("18:30-19:00", "On Waves")
                .build();
        try (FloorStage keynotes = FloorStage.at("17:00", session).play("19:00")) {
            assertThat(keynotes.said())
                    .contains("1 · Keynote · On Everything", "2 · Oral · On Waves")
                    .hasSize(5);
            assertThat(keynotes.threads()).containsExactly("Q&A 2 · On Waves");
        }
    }

    @Test
    void a_joint_q_and_a_that_no_talk_precedes_is_announced_without_a_thread() {
        Session session = TestSessions.session("Odd").qa("18:00-18:10").build();
        try (FloorStage odd = FloorStage.at("17:00", session).play("19:00")) {
            assertThat(odd.said()).contains("Q&A: Joint Q&A for Preceeding Spotlights");
            assertThat(odd.threads()).isEmpty();
        }
    }

    @Test
    void joint_talks_without_a_q_and_a_slot_share_a_thread_until_the_session_ends() {
        Session session = TestSessions.session("Open end")
                .spotlight("18:00-18:10", "One")
                .spotlight("18:10-18:20", "Two")
                .pause("18:20-18:30")
                .build();
        try (FloorStage open = FloorStage.at("17:00", session).play("19:00")) {
            assertThat(open.saidIn("Joint Q&A 1–2"))
                    .containsExactly(
                            "Now on: **2 · Spotlight · Two**, until 18:20.",
                            "<@41> The floor for 1–2 closes {18:30}. No question is open.",
                            "Time's up for 1–2; no questions are left open.");
        }
    }

    @Test
    void sessions_side_by_side_do_not_mix() {
        Session one = TestSessions.session("One").talk("18:00-18:15", "A").build();
        Session two = TestSessions.session("Two").talk("18:00-18:15", "B").build();
        try (FloorStage both = FloorStage.at("17:50", one, two).play("18:15")) {
            assertThat(both.said()).contains("1 · Oral · A").doesNotContain("1 · Oral · B");
            assertThat(both.chat.postedIn(200)).hasSize(4);
            assertThat(both.threads()).containsExactlyInAnyOrder("Q&A 1 · A", "Q&A 1 · B");
        }
    }
}
