package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.wording.Scenes.TRACK;
import static org.lectern.wording.Scenes.block;
import static org.lectern.wording.Scenes.question;
import static org.lectern.wording.Scenes.slot;
import static org.lectern.wording.Scenes.talk;
import static org.lectern.wording.Scenes.track;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.chat.AsRead;
import org.lectern.chat.Post;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.TestSessions;

/// The whole of what the channel reads.
class AnnouncementsTest {
    private final Scene open = Scenes.withThreads(TRACK, 555);

    @Test
    void heads_up() {
        reads(Announcements.headsUp(track()), """
                **Orals & Spotlights Track 13: Deep Learning/Theory** starts {18:00}, at 18:00.
                Chaired by Ada Lovelace, Emmy Noether.
                [Schedule] [Watch the video](https://example.org/video)""");
    }

    @Test
    void the_session_opens() {
        reads(Announcements.opens(track(), false), """
                # Orals & Spotlights Track 13: Deep Learning/Theory
                2020-12-08, 18:00 to 21:00.
                Chaired by Ada Lovelace, Emmy Noether.

                **Agenda**
                18:00 1 · Oral · Implicit Neural Representations
                18:15 2 · Oral · Pixel-Level Cycle Association
                18:30 3 · Oral · Coupling-based Invertible Neural Networks
                18:45 Break
                19:00 5 · Spotlight · MetaPerturb
                19:10 6 · Spotlight · Robust Recovery
                19:20 7 · Spotlight · Compositional Visual Generation
                19:30 8 · Spotlight · Certified Monotonic Neural Networks
                19:40 Q&A: Joint Q&A for Preceeding Spotlights
                19:50 10 · Spotlight · Robust Sub-Gaussian Principal Component Analysis
                20:00 11 · Spotlight · On Correctness of Automatic Differentiation
                20:10 12 · Spotlight · The Complete Lasso Tradeoff Diagram
                20:20 13 · Spotlight · Quantifying the Empirical Wasserstein Distance
                20:30 Q&A: Joint Q&A for Preceeding Spotlights
                20:40 Break

                **How to ask.** Type `/ask`, or press **Ask** under a talk. To ask with a message that you have posted,\
                 open its menu and choose Apps, then **Add to Q&A**. `/next` tells what comes next.
                [Schedule] [Slides](https://example.org/slides) [Watch the video](https://example.org/video)""");
    }

    @Test
    void a_session_that_has_been_on_says_since_when() {
        assertThat(AsRead.of(Announcements.opens(track(), true))).contains("18:00 to 21:00 (on since 18:00).");
    }

    @Test
    void a_talk_with_its_own_q_and_a() {
        reads(Announcements.talk(track(), talk(0), false), """
                # 1 · Oral · Implicit Neural Representations
                *Author of Implicit Neural Representations*
                Until 18:15. Questions are answered within the talk, in its thread.

                What Implicit Neural Representations is about.
                [Ask] [What's next] [Watch the video](https://example.org/video)""");
    }

    @Test
    void the_first_talk_of_a_joint_block() {
        reads(Announcements.talk(track(), talk(4), false), """
                # 5 · Spotlight · MetaPerturb
                *Author of MetaPerturb*
                Until 19:10. Questions are collected in their thread and answered in the joint Q&A at 19:40.

                What MetaPerturb is about.
                [Ask] [What's next] [Watch the video](https://example.org/video)""");
    }

    @Test
    void the_next_talk_of_a_joint_block_links_the_thread() {
        assertThat(AsRead.of(Announcements.talk(open, talk(5), false)))
                .contains("Questions are collected in <#555> and answered in the joint Q&A at 19:40.");
    }

    @Test
    void a_talk_that_has_been_on_says_since_when() {
        assertThat(AsRead.of(Announcements.talk(track(), talk(1), true))).contains("On since 18:15, until 18:30.");
    }

    @Test
    void a_joint_q_and_a_with_the_first_questions_of_each_talk() {
        Block block = block(4);
        List<Question> queue = List.of(
                question(1, block, talk(5).id(), "Which priors?"),
                question(2, block, talk(4).id(), "One?"),
                question(3, block, talk(4).id(), "Two?"),
                question(4, block, talk(4).id(), "Three?"),
                question(5, block, talk(4).id(), "Four?"),
                question(6, block, null, "What next?"));
        reads(Announcements.jointQa(open, slot(8, Slot.JointQa.class), queue, false), """
                # The floor is open for 5–8
                Until 19:50. The questions are in <#555>.

                **5 · Spotlight · MetaPerturb**
                **#2** One?
                **#3** Two?
                **#4** Three?
                and 1 more
                **6 · Spotlight · Robust Recovery**
                **#1** Which priors?
                **All of them**
                **#6** What next?
                [Ask] [What's next] [Watch the video](https://example.org/video)""");
    }

    @Test
    void a_joint_q_and_a_that_nobody_has_asked_in() {
        assertThat(AsRead.of(Announcements.jointQa(track(), slot(8, Slot.JointQa.class), List.of(), true)))
                .contains("On since 19:40, until 19:50.", "Nobody has asked yet: be the first.");
    }

    @Test
    void a_break() {
        reads(Announcements.breakStarts(track(), slot(3, Slot.Break.class)), """
                **Break** until 19:00 ({19:00}).
                Next: 5 · Spotlight · MetaPerturb, at 19:00.
                [Schedule] [Watch the video](https://example.org/video)""");
    }

    @Test
    void the_last_break() {
        assertThat(AsRead.of(Announcements.breakStarts(track(), slot(14, Slot.Break.class))))
                .startsWith("The talks are over. You may still ask with `/ask`.");
        assertThat(AsRead.of(Announcements.breakStarts(open, slot(14, Slot.Break.class))))
                .startsWith("The talks are over. You may still ask, and authors may still answer, in <#555>,");
    }

    @Test
    void the_last_break_where_there_are_only_breaks() {
        Session coffee = TestSessions.session("Coffee").pause("12:00-13:00").build();
        reads(Announcements.breakStarts(Scenes.of(coffee), TestSessions.slot(coffee, 0, Slot.Break.class)), """
                On now: **Break**, until 13:00 ({13:00}).
                [Schedule]""");
    }

    @Test
    void the_session_closes() {
        List<Question> questions = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> question(i, block(4), null, "Why?"))
                .toList();
        reads(Announcements.closes(track(), questions, URI.create("https://example.org/report/x")), """
                **Orals & Spotlights Track 13: Deep Learning/Theory** is over. 3 questions were asked:
                Joint Q&A 5–8: 3 asked, 0 answered, still open: #1, #2, #3
                [Schedule] [Report](https://example.org/report/x)""");
        assertThat(AsRead.of(Announcements.closes(track(), questions.subList(0, 1), null)))
                .contains("1 question was asked:");
        assertThat(AsRead.of(Announcements.closes(track(), List.of(), null))).contains("No questions were asked.");
    }

    @Test
    void the_session_closes_with_questions_about_what_was_left_out() {
        Session whole = track().session();
        Session rest = whole.during(
                whole.start(),
                whole.end(),
                whole.slots().subList(4, whole.slots().size()));
        List<Question> questions = List.of(question(1, block(0), null, "Why?"), question(2, block(4), null, "How?"));
        reads(Announcements.closes(Scenes.of(rest), questions, null), """
                **Orals & Spotlights Track 13: Deep Learning/Theory** is over. 2 questions were asked:
                Joint Q&A 5–8: 1 asked, 0 answered, still open: #2
                What did not take place: 1 asked, 0 answered, still open: #1
                [Schedule]""");
    }

    private static void reads(Post post, String expected) {
        assertThat(AsRead.of(post)).isEqualTo(expected);
    }
}
