package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.AsRead;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction.AddToQa;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Filled;
import org.lectern.chat.Interaction.Message;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Picked;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Interaction.Ran;
import org.lectern.chat.Menu;
import org.lectern.chat.Post;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingResponder;
import org.lectern.chat.Responder.Form;
import org.lectern.question.Allowance;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.TestSessions;
import org.lectern.wording.QueueAct;

/// `/my-questions`, and what people are told of what they have asked.
class RevisingTest {
    private static final Person ZOE = FloorStage.ZOE;
    private static final Person OLE = new Person(8, "Ole");
    private static final Person CHAIR = new Person(FloorStage.CHAIR, "Ada");
    private static final String THREAD = "Q&A 1 · Implicit Neural Representations";

    private FloorStage stage = FloorStage.at("17:59").play("18:05");

    @AfterEach
    void close() {
        stage.close();
    }

    private void with(FloorStage other) {
        stage.close();
        stage = other;
    }

    private RecordingResponder asked(Person person, String text) {
        return stage.askIn(stage.by(person), text);
    }

    private Question question(int number) {
        return stage.questions().get(number - 1);
    }

    private Post.Message mine(Person person) {
        return mine(stage.by(person));
    }

    private Post.Message mine(Context context) {
        return stage.on(new Ran(context, "my-questions", Map.of())).message();
    }

    private RecordingResponder pressed(Person person, Post.Message view, String label) {
        ButtonId id = view.buttons().stream()
                .filter(button -> button.label().equals(label))
                .map(button -> ((Button.Press) button).id())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + AsRead.of(view)));
        return stage.on(new Pressed(stage.by(person), id));
    }

    private Post.Message press(Person person, Post.Message view, String label) {
        return (Post.Message) pressed(person, view, label).updated();
    }

    private Post.Message pick(Person person, int number) {
        return pick(person, mine(person), number);
    }

    private Post.Message pick(Person person, Post.Message view, int number) {
        Menu menu = view.menu();
        if (menu == null) {
            throw new AssertionError("no menu in " + AsRead.of(view));
        }
        String value = menu.options().stream()
                .filter(option -> option.label().startsWith("#" + number + " "))
                .findFirst()
                .orElseThrow()
                .value();
        return (Post.Message)
                stage.on(new Picked(stage.by(person), menu.id(), value)).updated();
    }

    private Post.Message fill(Person person, Form form, String text) {
        return (Post.Message)
                stage.on(new Filled(stage.by(person), form.id(), text)).updated();
    }

    private Form form(Person person, int number) {
        return pressed(person, pick(person, number), "Correct").textForm();
    }

    private void chairs(Person chair, int number, Move.Kind kind) {
        Question question = question(number);
        QueueAct.View view = new QueueAct.View(question.session(), null, 0);
        ButtonId id =
                new QueueAct.Do(view, kind, question.id(), question.standing().revision()).id();
        assertThat(stage.on(new Pressed(stage.by(chair), id)).isUpdated()).isTrue();
    }

    private void merge(int number, int into) {
        Question question = question(number);
        QueueAct act = new QueueAct.MergeInto(
                new QueueAct.View(question.session(), null, 0),
                question.id(),
                question.standing().revision());
        Question whole = question(into);
        String value = whole.id().cardKey() + "." + whole.standing().revision();
        assertThat(stage.on(new Picked(stage.by(CHAIR), act.id(), value)).isUpdated())
                .isTrue();
    }

    private static String text(Post.Message view) {
        return view.embed() == null ? "" : view.embed().description();
    }

    private static List<String> labels(Post.Message view) {
        return view.buttons().stream().map(Button::label).toList();
    }

    private static List<String> told(RecordingResponder responder) {
        return responder.told().stream().map(Post.Message::content).toList();
    }

    @Test
    void people_see_what_they_have_asked_the_newest_first_and_nothing_of_others() {
        asked(ZOE, "Why sine?");
        asked(OLE, "How deep?");
        asked(ZOE, "What of audio?");
        assertThat(text(mine(ZOE))).isEqualTo("""
                You have asked 2 questions, the newest first.

                **#3** · **1 · Oral · Implicit Neural Representations** · ▲ 0
                What of audio?
                It is 3rd in line.

                **#1** · **1 · Oral · Implicit Neural Representations** · ▲ 0
                Why sine?
                It is 1st in line.""");
        assertThat(text(mine(stage.inThread(THREAD)))).isEqualTo(text(mine(ZOE)));
        assertThat(text(mine(CHAIR))).isEqualTo("You have not asked anything here yet. Ask with `/ask`.");
    }

    @Test
    void more_than_a_page_can_be_leafed_through() {
        for (int i = 1; i <= 7; i++) {
            asked(ZOE, "Why " + i + "?");
        }
        Post.Message first = mine(ZOE);
        assertThat(text(first)).contains("Page 1 of 2.", "Why 7?", "Why 3?").doesNotContain("Why 2?");
        assertThat(text(press(ZOE, first, "▶")))
                .contains("Page 2 of 2.", "Why 2?")
                .doesNotContain("Why 3?");
    }

    @Test
    void elsewhere_the_sessions_of_the_day_count_and_each_is_named() {
        with(FloorStage.at(
                "18:05",
                TestSessions.track13(),
                TestSessions.session("Systems").talk("18:00-21:00", "Compilers").build()));
        asked(ZOE, "Why sine?");
        stage.askIn(stage.in(200), "Why compile?");
        assertThat(text(mine(stage.in(300)))).contains("-# Systems", "Why compile?", "Why sine?");
        assertThat(text(mine(stage.in(200)))).contains("Why compile?").doesNotContain("Why sine?", "-#");
    }

    @Test
    void a_question_is_corrected_its_votes_stay_its_card_follows_and_the_log_says_so() {
        asked(ZOE, "Why sin?");
        stage.on(new Pressed(
                stage.by(OLE),
                ButtonId.of(ButtonId.Action.VOTE, question(1).id().cardKey())));
        Post.Message one = pick(ZOE, 1);
        assertThat(labels(one)).containsExactly("Correct", "Withdraw", "Back");
        Form form = pressed(ZOE, one, "Correct").textForm();
        assertThat(form.text()).isEqualTo("Why sin?");
        Post.Message corrected = fill(ZOE, form, " Why\u202e sine? ");
        assertThat(corrected.content()).isEqualTo("Question **#1** reads like this now.");
        assertThat(text(corrected)).contains("▲ 1", "Why sine?");
        assertThat(question(1).text()).isEqualTo("Why sine?");
        assertThat(stage.saidIn(THREAD)).singleElement().asString().endsWith("\nWhy sine?");
        assertThat(stage.on(new Ran(stage.by(CHAIR), "session log", Map.of())).words())
                .endsWith("Question **#1** was reworded by whoever asked.");
    }

    @Test
    void a_question_that_was_withdrawn_does_not_come_back_beyond_the_open_ones_that_one_may_have() {
        stage.close();
        stage = FloorStage.limited("17:59", new Allowance(0, 1)).play("18:05");
        asked(ZOE, "Why sine?");
        Post.Message withdrawn = press(ZOE, pick(ZOE, 1), "Withdraw");
        asked(ZOE, "How many layers?");
        assertThat(press(ZOE, withdrawn, "Undo").content()).startsWith("1 question of yours about this is open");
        assertThat(question(1).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void a_question_is_withdrawn_and_comes_back() {
        asked(ZOE, "Why sine?");
        Post.Message withdrawn = press(ZOE, pick(ZOE, 1), "Withdraw");
        assertThat(withdrawn.content()).isEqualTo("You have taken question **#1** back.");
        assertThat(labels(withdrawn)).containsExactly("Undo", "Back");
        assertThat(question(1).state()).isEqualTo(State.WITHDRAWN);
        assertThat(stage.saidIn(THREAD).getLast()).contains("Whoever asked has taken this question back.");
        Post.Message back = press(ZOE, withdrawn, "Undo");
        assertThat(back.content()).isEqualTo("Question **#1** is back.");
        assertThat(stage.saidIn(THREAD).getLast()).endsWith("\nWhy sine?");
        assertThat(press(ZOE, withdrawn, "Undo").content()).startsWith("There is nothing to do that with");
        assertThat(stage.store.ledger().log(stage.session().id(), 9).join())
                .as("nobody learns from the log who asked")
                .hasSize(2)
                .allSatisfy(act -> assertThat(act.who()).isEmpty());
    }

    @Test
    void of_two_corrections_the_second_learns_what_has_changed_and_nothing_is_done() {
        asked(ZOE, "Why sin?");
        Form first = form(ZOE, 1);
        Form second = form(ZOE, 1);
        fill(ZOE, first, "Why sine?");
        assertThat(fill(ZOE, second, "Why cosine?").content())
                .isEqualTo(
                        "In the meantime: Question **#1** was reworded by whoever asked. So nothing was done; this is"
                                + " how it stands now.");
        assertThat(question(1).text()).isEqualTo("Why sine?");
    }

    @Test
    void a_correction_that_is_no_question_is_refused_as_a_new_one_is() {
        asked(ZOE, "Why sine?");
        Form form = form(ZOE, 1);
        assertThat(fill(ZOE, form, " \u200b ").content()).startsWith("There is no question in that.");
        assertThat(fill(ZOE, form, "?".repeat(501)).content()).startsWith("That has 501 characters");
        assertThat(fill(ZOE, form, "Why sine?").content()).isEmpty();
        assertThat(question(1).standing().revision()).isZero();
    }

    @Test
    void a_question_that_others_are_a_part_of_is_not_withdrawn() {
        asked(ZOE, "Why sine?");
        asked(OLE, "What are the limits?");
        Post.Message seen = pick(ZOE, 1);
        merge(2, 1);
        assertThat(press(ZOE, seen, "Withdraw").content()).startsWith("That cannot be done with question **#1**");
        assertThat(labels(pick(ZOE, 1))).containsExactly("Correct", "Back");
        assertThat(question(1).state()).isEqualTo(State.OPEN);
    }

    @Test
    void what_was_withdrawn_or_answered_meanwhile_is_not_corrected() {
        asked(ZOE, "Why sine?");
        asked(ZOE, "How deep?");
        Form withdrawn = form(ZOE, 1);
        Form answered = form(ZOE, 2);
        Post.Message open = pick(ZOE, 2);
        press(ZOE, pick(ZOE, 1), "Withdraw");
        chairs(CHAIR, 2, Move.Kind.ANSWER);
        assertThat(fill(ZOE, withdrawn, "Why?").content())
                .startsWith("In the meantime: Question **#1** was taken back by whoever asked.");
        Post.Message told = fill(ZOE, answered, "How?");
        assertThat(told.content()).startsWith("In the meantime: Ada marked question **#2** as answered.");
        assertThat(labels(told)).containsExactly("Back");
        assertThat(press(ZOE, open, "Correct").content()).startsWith("That cannot be done with question **#2**");
        assertThat(press(ZOE, open, "Withdraw").content()).startsWith("In the meantime: Ada marked");
        assertThat(stage.questions()).extracting(Question::text).containsExactly("Why sine?", "How deep?");
    }

    @Test
    void nobody_but_whoever_asked_may_see_correct_or_withdraw_it_not_even_a_chair() {
        asked(ZOE, "Why sine?");
        Post.Message list = mine(ZOE);
        Post.Message one = pick(ZOE, 1);
        Form form = form(ZOE, 1);
        for (Person other : List.of(OLE, CHAIR)) {
            assertThat(pick(other, list, 1).content()).startsWith("Only whoever asked a question may do that");
            assertThat(press(other, one, "Correct").content()).startsWith("Only whoever asked");
            assertThat(fill(other, form, "Why not?").content()).startsWith("Only whoever asked");
            assertThat(press(other, one, "Withdraw").content()).startsWith("Only whoever asked");
        }
        assertThat(question(1).standing().revision()).isZero();
    }

    @Test
    void what_waits_for_approval_is_corrected_and_what_was_approved_keeps_its_words() {
        with(FloorStage.moderated("18:05", Moderation.BEFORE));
        asked(ZOE, "Why sin?");
        Post.Message one = pick(ZOE, 1);
        fill(ZOE, form(ZOE, 1), "Why sine?");
        assertThat(question(1).text()).isEqualTo("Why sine?");
        assertThat(question(1).state()).isEqualTo(State.WAITING);
        Form form = form(ZOE, 1);
        chairs(CHAIR, 1, Move.Kind.APPROVE);
        assertThat(labels(pick(ZOE, 1))).containsExactly("Withdraw", "Back");
        assertThat(press(ZOE, one, "Correct").content()).startsWith("A chair has approved question **#1** as it is");
        assertThat(fill(ZOE, form, "An insult").content()).startsWith("In the meantime: Ada approved");
        assertThat(question(1).text()).isEqualTo("Why sine?");
    }

    @Test
    void a_message_that_a_chair_has_added_is_its_authors_question() {
        stage.on(new AddToQa(stage.by(CHAIR), new Message(500, OLE, "How deep?")));
        assertThat(text(mine(OLE))).contains("How deep?");
        assertThat(text(mine(CHAIR))).doesNotContain("How deep?");
        assertThat(press(OLE, pick(OLE, 1), "Withdraw").content()).startsWith("You have taken question **#1** back.");
    }

    @Test
    void whoever_asked_is_told_in_private_that_it_was_answered_and_then_where() {
        RecordingResponder asking = asked(ZOE, "Why sine?");
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        assertThat(told(asking)).containsExactly("Your question **#1** was answered.\n> **#1** Why sine?");
        Question now = question(1);
        QueueAct.View view = new QueueAct.View(now.session(), null, 0);
        stage.on(new Picked(
                stage.by(CHAIR),
                new QueueAct.MarkAnswer(view, "1/2/3").id(),
                now.id().cardKey() + "." + now.standing().revision()));
        assertThat(told(asking))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "Your question **#1** was answered. Here is [the answer](https://discord.com/channels/1/2/3).");
        assertThat(text(mine(ZOE))).contains("✅ [answered](https://discord.com/channels/1/2/3)");
    }

    @Test
    void nothing_is_told_of_what_chairs_undo_or_hide_nor_the_same_twice_nor_to_whoever_did_it() {
        RecordingResponder zoe = asked(ZOE, "Why sine?");
        RecordingResponder chair = asked(CHAIR, "Mine?");
        chairs(CHAIR, 1, Move.Kind.PIN);
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        Question answered = question(1);
        QueueAct.View view = new QueueAct.View(answered.session(), null, 0);
        long act = stage.store
                .ledger()
                .log(answered.session(), 1)
                .join()
                .getFirst()
                .id();
        stage.on(new Pressed(stage.by(CHAIR), new QueueAct.Undo(view, answered.id(), act).id()));
        assertThat(question(1).state()).isEqualTo(State.OPEN);
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        chairs(CHAIR, 1, Move.Kind.HIDE);
        chairs(CHAIR, 2, Move.Kind.ANSWER);
        assertThat(told(zoe)).hasSize(1);
        assertThat(told(chair)).isEmpty();
    }

    @Test
    void whoever_asked_a_part_is_told_of_the_merge_sees_the_whole_and_is_told_of_its_answer() {
        RecordingResponder zoe = asked(ZOE, "Why sine?");
        RecordingResponder ole = asked(OLE, "Why a sine?");
        merge(2, 1);
        assertThat(told(ole))
                .containsExactly(
                        "Your question **#2** is a part of question **#1** now, and is answered with it. Its votes"
                                + " count there.\n> **#1** Why sine?");
        assertThat(told(zoe)).isEmpty();
        assertThat(text(mine(OLE))).endsWith("This is a part of question #1 now. · ▲ 0\n> **#1** Why sine?");
        RecordingResponder looking = stage.on(new Ran(stage.by(OLE), "my-questions", Map.of()));
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        assertThat(told(zoe)).containsExactly("Your question **#1** was answered.\n> **#1** Why sine?");
        assertThat(told(looking))
                .containsExactly(
                        "Your question **#2** was answered, as a part of question **#1**.\n> **#1** Why sine?");
        assertThat(told(ole)).hasSize(1);
    }

    @Test
    void of_several_parts_by_one_person_the_first_is_spoken_of() {
        asked(OLE, "Why?");
        asked(ZOE, "Why sine?");
        RecordingResponder zoe = asked(ZOE, "Why a sine?");
        merge(2, 1);
        merge(3, 1);
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        assertThat(told(zoe)).hasSize(3).last().asString().startsWith("Your question **#2** was answered, as a part");
    }

    private List<RecordingChat.Posted> direct(Person person) {
        return stage.chat.postedIn(person.id());
    }

    private void isSettled() {
        assertThat(stage.settle().store.outbox().open().join()).isEmpty();
    }

    /// Zoë asks, wants direct messages, and the interactions that could tell her are gone.
    private void askedWithDirectMessages() {
        RecordingResponder asking = asked(ZOE, "Why sine?");
        assertThat(pressed(ZOE, asking.message(), "Tell me by direct message").words())
                .startsWith("When a question of yours here is answered");
        stage.restart("18:06");
    }

    @Test
    void whoever_wants_it_gets_one_direct_message_when_nothing_else_can_tell_them() {
        askedWithDirectMessages();
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        isSettled();
        assertThat(direct(ZOE)).singleElement().satisfies(message -> {
            assertThat(message.headline()).startsWith("Your question **#1** was answered.\n> **#1** Why sine?\n-# ");
            assertThat(message.post().buttons()).extracting(Button::label).containsExactly("No direct messages");
        });
        stage.restart("18:07");
        isSettled();
        assertThat(direct(ZOE)).hasSize(1);
    }

    @Test
    void whoever_can_be_told_in_private_gets_no_direct_message_even_after_a_restart() {
        askedWithDirectMessages();
        RecordingResponder looking = stage.on(new Ran(stage.by(ZOE), "my-questions", Map.of()));
        assertThat(labels(looking.message())).contains("No direct messages");
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        isSettled();
        assertThat(told(looking)).hasSize(1);
        stage.restart("18:07");
        assertThat(direct(ZOE)).isEmpty();
    }

    @Test
    void whoever_wants_none_any_more_gets_none() {
        askedWithDirectMessages();
        assertThat(press(ZOE, mine(ZOE), "No direct messages").content())
                .startsWith("You get no direct messages about your questions here.");
        stage.restart("18:07");
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        isSettled();
        assertThat(direct(ZOE)).isEmpty();
    }

    @Test
    void whoever_takes_no_direct_messages_is_left_in_peace() {
        askedWithDirectMessages();
        stage.chat.in(ZOE.id(), RecordingChat.Mishap.REFUSED);
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        isSettled();
        assertThat(direct(ZOE)).isEmpty();
    }

    @Test
    void a_direct_message_that_may_not_have_arrived_is_repeated_with_its_nonce() {
        askedWithDirectMessages();
        stage.chat.nextIn(ZOE.id(), RecordingChat.Mishap.SLOW);
        chairs(CHAIR, 1, Move.Kind.ANSWER);
        isSettled();
        stage.chat.release();
        assertThat(direct(ZOE)).hasSize(1);
    }

    @Test
    void one_that_may_have_arrived_is_given_up_when_discord_would_not_recognise_it_any_more() {
        askedWithDirectMessages();
        stage.chat.in(ZOE.id(), RecordingChat.Mishap.LOST_BEFORE);
        Question question = question(1);
        QueueAct.View view = new QueueAct.View(question.session(), null, 0);
        RecordingResponder answering = new RecordingResponder();
        stage.floor()
                .on(
                        new Pressed(stage.by(CHAIR), new QueueAct.Do(view, Move.Kind.ANSWER, question.id(), 0).id()),
                        answering);
        answering.settle();
        stage.restart("18:12");
        isSettled();
        assertThat(direct(ZOE)).isEmpty();
    }
}
