package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.AddToQa;
import org.lectern.chat.Interaction.Ask;
import org.lectern.chat.Interaction.AskPressed;
import org.lectern.chat.Interaction.AskSubmitted;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Message;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.RecordingResponder;
import org.lectern.chat.Responder.Choice;
import org.lectern.question.Question;

/// What people ask, and what they are told.
class AskingTest {
    private static final Person ADA = new Person(8, "Ada");
    private static final Person CHAIR = new Person(FloorStage.CHAIR, "Chair");
    private final FloorStage stage = FloorStage.at("17:50");

    @AfterEach
    void close() {
        stage.nothingTwice().close();
    }

    @Test
    void a_question_during_a_talk_is_for_that_talk() {
        stage.play("18:05");
        assertThat(stage.words(stage.ask("Why sine?", null))).isEqualTo("""
                        Kept as question **#1**, for **1 · Oral · Implicit Neural Representations**.
                        It is 1st in line for Q&A 1. It appears in #Q&A 1 · Implicit Neural Representations.""");
        assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations")).containsExactly("**#1**  *Zoë*\nWhy sine?");
    }

    @Test
    void a_question_before_its_thread_is_there_gets_its_card_when_it_opens() {
        assertThat(stage.words(stage.ask("Which tasks?", "metaperturb"))).isEqualTo("""
                        Kept as question **#1**, for **5 · Spotlight · MetaPerturb**.
                        It is 1st in line for the joint Q&A 5–8, which begins at 19:40. It appears in the Q&A thread,\
                         which opens at 19:00.""");
        stage.play("18:59");
        assertThat(stage.chat.requests()).noneMatch(keys -> keys.startsWith("q"));
        stage.play("19:00");
        assertThat(stage.saidIn("Joint Q&A 5–8")).containsExactly("**#1** · talk 5  *Zoë*\nWhich tasks?");
    }

    @Test
    void cards_that_waited_for_their_thread_share_messages() {
        for (int i = 1; i <= 30; i++) {
            stage.ask("Question " + i + "?", "5");
        }
        stage.play("19:00");
        assertThat(stage.saidIn("Joint Q&A 5–8")).hasSize(3);
    }

    @Test
    void a_question_for_a_talk_whose_thread_was_never_opened_is_kept_and_that_is_said() {
        try (FloorStage late = FloorStage.at("18:20")) {
            assertThat(late.words(late.ask("Why sine?", "1")))
                    .endsWith("Its Q&A was over before a thread was opened, so it does not appear in the chat.");
            assertThat(late.questions()).hasSize(1);
        }
    }

    @Test
    void the_same_interaction_again_is_one_question_with_one_card() {
        stage.play("18:05");
        Ask ask = new Ask(stage.in(FloorStage.CHANNEL), "Why sine?", null);
        stage.on(ask);
        assertThat(stage.words(stage.on(ask))).startsWith("That was asked already: it is question **#1**, for");
        assertThat(stage.questions()).hasSize(1);
        assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations")).hasSize(1);
    }

    @Test
    void nobody_is_told_that_a_question_is_kept_before_it_is() {
        stage.play("18:05");
        stage.store.hold();
        RecordingResponder responder = new RecordingResponder();
        stage.floor().on(new Ask(stage.in(FloorStage.CHANNEL), "Why sine?", null), responder);
        stage.settle();
        assertThat(responder.isAnswered()).isFalse();
        stage.store.release();
        assertThat(responder.words()).startsWith("Kept as question **#1**");
    }

    @Test
    void a_question_that_the_ledger_lost_is_said_to_be_lost() {
        stage.play("18:05");
        stage.store.failNext("disk full");
        assertThat(stage.ask("Why sine?", null).words()).startsWith("Your question was **not** kept");
        assertThat(stage.questions()).isEmpty();
    }

    @Test
    void a_question_to_a_floor_that_is_closed_hears_that_lectern_ends() {
        stage.play("18:05");
        stage.floor().close();
        RecordingResponder responder = new RecordingResponder();
        stage.floor().on(new Ask(stage.in(FloorStage.CHANNEL), "Why sine?", null), responder);
        assertThat(responder.words()).startsWith("Lectern is just being stopped, so nothing was done.");
    }

    @Test
    void a_question_in_a_joint_q_and_a_is_for_all_its_talks() {
        stage.play("19:45");
        assertThat(stage.words(stage.ask("What next?", null))).isEqualTo("""
                        Kept as question **#1**, for all talks of the joint Q&A 5–8.
                        It is 1st in line for the joint Q&A 5–8. It appears in #Joint Q&A 5–8.""");
        assertThat(stage.saidIn("Joint Q&A 5–8")).contains("**#1** · all talks  *Zoë*\nWhat next?");
    }

    @Test
    void in_a_thread_the_talk_on_now_is_meant_even_where_another_session_is_on() {
        stage.play("19:15");
        RecordingResponder answer = stage.askIn(stage.inThread("Q&A 1 · Implicit Neural Representations"), "Why?");
        assertThat(answer.words()).contains("for **1 · Oral · Implicit Neural Representations**");
        assertThat(stage.askIn(stage.inThread("Joint Q&A 5–8"), "How?").words())
                .contains("for **6 · Spotlight · Robust Recovery**", "1st in line for the joint Q&A 5–8");
    }

    @Test
    void blank_talk_options_count_as_none() {
        stage.play("18:05");
        assertThat(stage.ask("Why?", "  ").words()).contains("for **1 · Oral");
    }

    @Test
    void a_question_is_kept_without_control_characters() {
        stage.ask("\0Why \0does\u202e it work?", "1");
        assertThat(stage.questions()).extracting(Question::text).containsExactly("Why does it work?");
    }

    @Test
    void a_blank_question_is_refused() {
        stage.play("18:05");
        assertThat(stage.ask(" \n ", null).words()).startsWith("There is no question in that.");
        assertThat(stage.questions()).isEmpty();
    }

    @Test
    void a_question_of_which_nothing_shows_is_refused() {
        stage.play("18:05");
        assertThat(stage.ask("\u200b\u3164\u2060", null).words()).startsWith("There is no question in that.");
        assertThat(stage.ask("?!", null).words()).startsWith("There is no question in that.");
        assertThat(stage.questions()).isEmpty();
    }

    @Test
    void a_question_has_at_most_500_characters_as_people_count_them() {
        stage.play("18:05");
        assertThat(stage.ask("🐙".repeat(500), null).words()).startsWith("Kept");
        assertThat(stage.ask("🐙".repeat(501), null).words())
                .isEqualTo("That has 501 characters; a question may have 500. Shorten it by 1 and ask again.");
        assertThat(stage.questions()).hasSize(1);
    }

    @Test
    void the_ask_button_of_a_talk_asks_about_that_talk() {
        stage.play("18:20");
        String talk = id(0);
        assertThat(stage.on(new AskPressed(stage.in(FloorStage.CHANNEL), talk)).form())
                .satisfies(form -> {
                    assertThat(form.title()).isEqualTo("Ask about talk 1");
                    assertThat(form.about()).isEqualTo(talk);
                    assertThat(form.talks()).isEmpty();
                });
        assertThat(stage.on(new AskSubmitted(stage.in(FloorStage.CHANNEL), talk, "Why?", null))
                        .words())
                .contains("for **1 · Oral");
    }

    @Test
    void the_ask_button_of_a_joint_q_and_a_offers_its_talks() {
        stage.play("19:45");
        String qa = id(8);
        assertThat(stage.on(new AskPressed(stage.in(FloorStage.CHANNEL), qa)).form())
                .satisfies(form -> {
                    assertThat(form.title()).isEqualTo("Ask in the joint Q&A 5–8");
                    assertThat(form.talks())
                            .extracting(Choice::label)
                            .containsExactly(
                                    "All of them",
                                    "5 · MetaPerturb",
                                    "6 · Robust Recovery",
                                    "7 · Compositional Visual Generation",
                                    "8 · Certified Monotonic Neural Networks");
                });
        assertThat(submit(qa, "all")).contains("for all talks of the joint Q&A 5–8");
        assertThat(submit(qa, id(6))).contains("for **7 · Spotlight");
    }

    @Test
    void a_button_of_a_slot_that_is_gone_says_so() {
        assertThat(stage.on(new AskPressed(stage.in(FloorStage.CHANNEL), "zzzzzzzz"))
                        .words())
                .startsWith("That is not in the schedule any more.");
        assertThat(stage.on(new AskPressed(stage.in(FloorStage.CHANNEL), "?")).words())
                .startsWith("That is not in the schedule any more.");
        assertThat(submit("zzzzzzzz", null)).startsWith("That is not in the schedule any more.");
    }

    @Test
    void authors_may_add_their_own_messages() {
        stage.play("18:05");
        assertThat(stage.on(add(ADA, ADA)).words()).startsWith("Kept as question **#1**");
        assertThat(stage.questions())
                .singleElement()
                .extracting(Question::text, Question::asker, Question::askerName)
                .containsExactly("Is it periodic?", 8L, "Ada");
    }

    @Test
    void a_chair_may_add_anybodys_message_and_it_stays_its_authors() {
        stage.play("18:05");
        assertThat(stage.on(add(CHAIR, ADA)).words()).startsWith("Kept as question **#1**");
        assertThat(stage.questions())
                .singleElement()
                .extracting(Question::asker)
                .isEqualTo(8L);
    }

    @Test
    void nobody_else_may_add_a_message() {
        stage.play("18:05");
        assertThat(stage.on(add(FloorStage.ZOE, ADA)).words())
                .startsWith("You may add your own messages; only a chair may add somebody else's.");
        assertThat(stage.questions()).isEmpty();
    }

    @Test
    void a_message_that_two_people_add_is_one_question() {
        stage.play("18:05");
        stage.on(add(ADA, ADA));
        assertThat(stage.on(add(CHAIR, ADA)).words()).startsWith("That was asked already");
        assertThat(stage.questions()).hasSize(1);
    }

    @Test
    void a_message_added_in_a_thread_is_for_its_block() {
        stage.play("19:15");
        Context context = stage.inThread("Q&A 1 · Implicit Neural Representations");
        Message message = new Message(555, FloorStage.ZOE, "Is it periodic?");
        assertThat(stage.on(new AddToQa(context, message)).words()).contains("for **1 · Oral");
    }

    @Test
    void questions_asked_while_the_session_is_on_are_all_kept_in_order() {
        stage.play("18:05");
        CompletableFuture<?>[] all = new CompletableFuture<?>[40];
        for (int i = 0; i < all.length; i++) {
            Interaction ask = new Ask(stage.in(FloorStage.CHANNEL), "Question " + i + "?", null);
            RecordingResponder responder = new RecordingResponder();
            all[i] = CompletableFuture.runAsync(() -> stage.floor().on(ask, responder))
                    .thenRun(responder::message);
        }
        CompletableFuture.allOf(all).join();
        stage.settle();
        assertThat(stage.questions())
                .extracting(Question::number)
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(String.join("\n", stage.saidIn("Q&A 1 · Implicit Neural Representations")))
                .contains("**#1**", "**#40**");
    }

    private String submit(String about, @Nullable String talk) {
        return stage.on(new AskSubmitted(stage.in(FloorStage.CHANNEL), about, "Why " + talk + "?", talk))
                .words();
    }

    private AddToQa add(Person by, Person author) {
        return new AddToQa(stage.by(by), new Message(555, author, "Is it periodic?"));
    }

    private String id(int slot) {
        return stage.session().slots().get(slot).id().value();
    }
}
