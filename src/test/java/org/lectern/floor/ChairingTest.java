package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction.Message;
import org.lectern.chat.Interaction.OnMessage;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Picked;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Interaction.Ran;
import org.lectern.chat.Interaction.Typed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post;
import org.lectern.chat.RecordingResponder;
import org.lectern.question.Question;
import org.lectern.question.State;

/// The chairs' queue, as two chairs, an author and an attendee use it.
class ChairingTest {
    private static final Person CHAIR = new Person(FloorStage.CHAIR, "Ada");
    private static final Person OTHER = new Person(1, "Emmy", Set.of(FloorStage.CHAIR_ROLE));
    private static final Person AUTHOR = new Person(77, "Sofia");

    private FloorStage stage = FloorStage.at("17:59").play("18:05");

    @AfterEach
    void close() {
        stage.close();
    }

    private Question asked(String text) {
        stage.ask(text, null);
        return stage.questions().getLast();
    }

    private Question question(int number) {
        return stage.questions().get(number - 1);
    }

    private Post.Message queue(Person person) {
        return ran(person, "queue", Map.of()).message();
    }

    private RecordingResponder ran(Person person, String command, Map<String, String> options) {
        return stage.on(new Ran(stage.by(person), command, options));
    }

    private Post.Message press(Person person, Post.Message view, String label) {
        return (Post.Message)
                stage.on(new Pressed(stage.by(person), button(view, label))).updated();
    }

    private static ButtonId button(Post.Message view, String label) {
        return view.buttons().stream()
                .filter(button -> button.label().equals(label))
                .map(button -> ((Button.Press) button).id())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " among " + labels(view)));
    }

    private static List<String> labels(Post.Message view) {
        return view.buttons().stream().map(Button::label).toList();
    }

    private static Menu menu(Post.Message view) {
        if (view.menu() == null) {
            throw new AssertionError("no menu in " + view);
        }
        return view.menu();
    }

    /// Chooses the entry of a view's menu that begins so.
    private Post.Message pick(Person person, Post.Message view, String label) {
        Menu menu = menu(view);
        String value = menu.options().stream()
                .filter(option -> option.label().startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + menu))
                .value();
        return (Post.Message)
                stage.on(new Picked(stage.by(person), menu.id(), value)).updated();
    }

    private static String text(Post.Message view) {
        return view.embed() == null ? "" : view.embed().description();
    }

    @Test
    void the_queue_lists_what_waits_in_the_block_on_now() {
        asked("Why sine?");
        asked("How deep?");
        stage.ask("Of another?", "5");
        Post.Message queue = queue(CHAIR);
        assertThat(queue.embed()).isNotNull();
        assertThat(text(queue)).isEqualTo("""
                2 questions wait; those with the most votes first.

                **#1** · ▲ 0  *Zoë*
                Why sine?
                **#2** · ▲ 0  *Zoë*
                How deep?""");
        assertThat(text(press(CHAIR, queue, "All questions")))
                .startsWith("3 questions wait")
                .contains("Of another?");
    }

    @Test
    void a_chair_puts_on_stage_answers_and_undoes_and_the_card_follows() {
        asked("Why sine?");
        Post.Message one = pick(CHAIR, queue(CHAIR), "#1");
        assertThat(labels(one))
                .containsExactly("On stage", "Answered", "Pin", "Hide", "Merge into…", "Mute asker", "Back", "Refresh");
        Post.Message staged = press(CHAIR, one, "On stage");
        assertThat(staged.content()).isEqualTo("Ada put question **#1** on stage.");
        assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations").getLast())
                .contains("being answered");
        Post.Message answered = press(CHAIR, staged, "Answered");
        assertThat(answered.content()).isEqualTo("Ada marked question **#1** as answered.");
        assertThat(text(answered)).endsWith("Nothing waits here.");
        assertThat(question(1).state()).isEqualTo(State.ANSWERED);
        Post.Message undone = press(CHAIR, answered, "Undo");
        assertThat(undone.content()).isEqualTo("Ada undid what was done with question **#1** last.");
        assertThat(question(1).state()).isEqualTo(State.STAGED);
    }

    @Test
    void the_second_of_two_chairs_learns_what_has_changed_and_nothing_is_done() {
        asked("Why sine?");
        Post.Message first = pick(CHAIR, queue(CHAIR), "#1");
        Post.Message second = pick(OTHER, queue(OTHER), "#1");
        press(CHAIR, first, "On stage");
        Post.Message told = press(OTHER, second, "Pin");
        assertThat(told.content())
                .isEqualTo("In the meantime: Ada put question **#1** on stage. So nothing was done; this is how it"
                        + " stands now.");
        assertThat(question(1).standing().pinned()).isFalse();
        assertThat(press(OTHER, told, "Answered").content()).isEqualTo("Emmy marked question **#1** as answered.");
    }

    @Test
    void whoever_is_put_off_the_stage_by_another_is_told_of_that() {
        asked("Why sine?");
        asked("How deep?");
        Post.Message staged = press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "On stage");
        press(OTHER, pick(OTHER, queue(OTHER), "#2"), "On stage");
        assertThat(press(CHAIR, staged, "Answered").content()).contains("Emmy put question **#2** on stage.");
        assertThat(question(1).state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_question_is_merged_into_another_with_its_votes() {
        asked("Why sine?");
        asked("Why a sine?");
        Post.Message others = press(CHAIR, pick(CHAIR, queue(CHAIR), "#2"), "Merge into…");
        assertThat(menu(others).options()).extracting(Menu.Option::label).containsExactly("#1 Why sine?");
        Post.Message merged = pick(CHAIR, others, "#1");
        assertThat(merged.content()).isEqualTo("Ada merged question **#2** into **#1**.");
        assertThat(question(1).standing().parts()).isEqualTo(1);
        assertThat(press(CHAIR, merged, "Undo").content()).startsWith("Ada undid");
        assertThat(question(2).state()).isEqualTo(State.OPEN);
    }

    @Test
    void long_queues_have_pages_and_a_page_that_is_gone_shows_the_last() {
        for (int i = 1; i <= 11; i++) {
            asked("Why " + i + "?");
        }
        Post.Message first = queue(CHAIR);
        assertThat(menu(first).options()).hasSize(10);
        Post.Message second = press(CHAIR, first, "▶");
        assertThat(text(second))
                .startsWith("11 questions wait; those with the most votes first. Page 2 of 2.")
                .contains("Why 11?");
        press(CHAIR, pick(CHAIR, second, "#11"), "Hide");
        assertThat(text(press(CHAIR, second, "Refresh")))
                .startsWith("10 questions wait")
                .contains("Why 1?");
    }

    @Test
    void the_order_is_chosen_for_all_chairs_and_kept() {
        asked("Why sine?");
        Post.Message ordered = press(CHAIR, queue(CHAIR), "By votes");
        assertThat(ordered.content()).isEqualTo("Ada chose the order of the queue: those with the most votes first.");
        stage.restart("18:06");
        assertThat(text(queue(OTHER))).startsWith("1 question waits; those with the most votes first.");
        assertThat(labels(queue(OTHER))).contains("Take turns", "By time").doesNotContain("By votes");
    }

    @Test
    void nobody_but_chairs_sees_the_queue_or_the_log_or_presses_their_buttons() {
        asked("Why sine?");
        String refused = "Only the session's chairs may do that, so nothing was done. Ask one of them.";
        assertThat(ran(FloorStage.ZOE, "queue", Map.of()).words()).isEqualTo(refused);
        assertThat(ran(FloorStage.ZOE, "session log", Map.of()).words()).isEqualTo(refused);
        assertThat(ran(FloorStage.ZOE, "session author", Map.of("person", "7")).words())
                .isEqualTo(refused);
        Post.Message one = pick(CHAIR, queue(CHAIR), "#1");
        for (String label : labels(one)) {
            assertThat(stage.on(new Pressed(stage.by(FloorStage.ZOE), button(one, label)))
                            .words())
                    .isEqualTo(refused);
        }
        assertThat(question(1).standing().revision()).isZero();
    }

    @Test
    void the_log_tells_who_did_what_when_and_what_was_undone() {
        asked("Why sine?");
        Post.Message pinned = press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "Pin");
        press(OTHER, pinned, "Undo");
        assertThat(stage.readable(text(ran(OTHER, "session log", Map.of()).message())))
                .isEqualTo("""
                18:05 Emmy undid what was done with question **#1** last.
                18:05 ~~Ada pinned question **#1**.~~ (undone)""");
    }

    @Test
    void the_log_undoes_what_was_done_with_each_question_last() {
        asked("Why sine?");
        asked("Which images?");
        press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "Pin");
        press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "Hide");
        press(CHAIR, pick(CHAIR, queue(CHAIR), "#2"), "Answered");
        Post.Message log = ran(OTHER, "session log", Map.of()).message();
        assertThat(menu(log).options())
                .extracting(Menu.Option::label)
                .containsExactly("Ada marked question #2 as answered.", "Ada took question #1 down.");
        pick(OTHER, log, "Ada took question #1");
        assertThat(question(1).state()).isEqualTo(State.OPEN);
        assertThat(question(1).standing().pinned()).isTrue();
    }

    @Test
    void whoever_was_muted_may_ask_again_also_where_the_question_is_gone() {
        asked("Why sine?");
        press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "Mute asker");
        press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "Hide");
        Post.Message log = ran(OTHER, "session log", Map.of()).message();
        pick(OTHER, log, "Ada muted whoever asked question #1");
        assertThat(stage.store.ledger().isMuted(question(1).id()).join()).isFalse();
        assertThat(menu(ran(OTHER, "session log", Map.of()).message()).options())
                .extracting(Menu.Option::label)
                .containsExactly("Ada took question #1 down.");
    }

    @Test
    void a_merge_is_offered_with_what_is_most_alike_first() {
        asked("Which images were used?");
        asked("How long does it take?");
        asked("Were animals on any of the images that it saw?");
        Post.Message others = press(CHAIR, pick(CHAIR, queue(CHAIR), "#3"), "Merge into…");
        assertThat(menu(others).options())
                .extracting(Menu.Option::label)
                .containsExactly("#1 Which images were used?", "#2 How long does it take?");
        assertThat(menu(press(CHAIR, pick(CHAIR, queue(CHAIR), "#1"), "Merge into…"))
                        .options())
                .extracting(Menu.Option::label)
                .containsExactly("#3 Were animals on any of the images that it saw?", "#2 How long does it take?");
    }

    @Test
    void what_waits_for_approval_has_no_card_until_a_chair_approves_it() {
        stage.close();
        stage = FloorStage.moderated("17:59", Moderation.BEFORE).play("18:05");
        assertThat(stage.ask("Why sine?", null).words())
                .endsWith("A chair is to approve it first; then it appears in" + " the Q&A thread.");
        String thread = "Q&A 1 · Implicit Neural Representations";
        assertThat(stage.saidIn(thread)).isEmpty();
        Post.Message queue = queue(CHAIR);
        assertThat(text(queue)).contains("1 of them is to be approved", "⏳ **to be approved**");
        Post.Message approved = press(CHAIR, pick(CHAIR, queue, "#1"), "Approve");
        assertThat(approved.content()).isEqualTo("Ada approved question **#1**.");
        assertThat(stage.saidIn(thread)).singleElement().asString().contains("Why sine?");
    }

    @Test
    void without_moderation_nothing_can_be_hidden() {
        stage.close();
        stage = FloorStage.moderated("17:59", Moderation.OFF).play("18:05");
        asked("Why sine?");
        assertThat(labels(pick(CHAIR, queue(CHAIR), "#1"))).contains("Answered").doesNotContain("Hide");
    }

    private RecordingResponder mark(Person person) {
        return stage.on(new OnMessage(
                stage.by(person), "Mark as answer", new Message(555, person, "Because it is periodic.", "9/100/555")));
    }

    @Test
    void a_chair_marks_any_message_as_the_answer() {
        asked("Why sine?");
        Post.Message answered = pick(CHAIR, mark(CHAIR).message(), "#1");
        assertThat(answered.content()).isEqualTo("Ada marked question **#1** as answered.");
        assertThat(question(1).standing().answer()).isEqualTo("https://discord.com/channels/9/100/555");
        assertThat(press(CHAIR, answered, "Undo").content()).startsWith("Ada undid");
        assertThat(question(1).state()).isEqualTo(State.OPEN);
    }

    @Test
    void an_author_is_let_in_for_a_talk_and_answers_for_that_alone_also_after_a_restart() {
        asked("Why sine?");
        stage.ask("Of another?", "5");
        assertThat(mark(AUTHOR).words()).startsWith("Only the session's chairs may do that, and authors");
        assertThat(ran(CHAIR, "session author", Map.of("person", "77", "talk", "1"))
                        .words())
                .isEqualTo("<@77> may answer for **1 · Oral · Implicit Neural Representations** now: in the menu of a"
                        + " message, Apps, **Mark as answer**.");
        assertThat(ran(CHAIR, "session author", Map.of("person", "77")).words()).contains("already");
        stage.restart("18:06");
        Post.Message which = mark(AUTHOR).message();
        assertThat(menu(which).options()).extracting(Menu.Option::label).containsExactly("#1 Why sine?");
        Post.Message answered = pick(AUTHOR, which, "#1");
        assertThat(answered.content()).isEqualTo("Sofia marked question **#1** as answered.");
        assertThat(labels(answered)).isEmpty();
        assertThat(mark(AUTHOR).words()).startsWith("No question of yours to answer is open here");
    }

    @Test
    void an_author_whom_a_chair_has_let_in_is_taken_out_again() {
        asked("Why sine?");
        ran(CHAIR, "session author", Map.of("person", "77", "talk", "1"));
        Map<String, String> out = Map.of("person", "77", "talk", "1", "remove", "true");
        assertThat(ran(CHAIR, "session author", out).words())
                .isEqualTo("<@77> may not answer for **1 · Oral · Implicit Neural Representations** any more.");
        assertThat(mark(AUTHOR).words()).startsWith("Only the session's chairs may do that, and authors");
        assertThat(ran(CHAIR, "session author", out).words()).startsWith("No chair has let <@77> in");
        stage.restart("18:06");
        assertThat(mark(AUTHOR).words()).startsWith("Only the session's chairs may do that, and authors");
        assertThat(text(ran(CHAIR, "session log", Map.of()).message())).contains("took back that <@77> may answer");
    }

    @Test
    void authors_that_the_configuration_names_may_answer_too() {
        asked("Why sine?");
        assertThat(menu(mark(FloorStage.AUTHOR_OF_1).message()).options()).hasSize(1);
    }

    @Test
    void a_message_marked_as_the_answer_to_what_has_changed_is_not_taken() {
        asked("Why sine?");
        Post.Message which = mark(CHAIR).message();
        press(OTHER, pick(OTHER, queue(OTHER), "#1"), "Pin");
        assertThat(pick(CHAIR, which, "#1").content())
                .isEqualTo("Question **#1** has changed in the meantime, so nothing was done.");
        assertThat(question(1).state()).isEqualTo(State.OPEN);
    }

    @Test
    void the_talks_of_an_author_are_suggested() {
        RecordingResponder typed = stage.on(new Typed(stage.by(CHAIR), "session author", "talk", "robust"));
        assertThat(typed.choices()).hasSize(2);
    }

    @Test
    void a_joint_question_time_lists_its_queue_by_talk_with_the_authors() {
        stage.play("19:05");
        stage.ask("To five?", "5");
        stage.ask("To six?", "6");
        stage.play("19:40");
        assertThat(stage.saidIn("Joint Q&A 5–8").getLast())
                .contains(
                        "2 questions are in the queue:\n**5 · MetaPerturb** · Author of MetaPerturb\n**#1** To five?\n"
                                + "**6 · Robust Recovery** · Author of Robust Recovery\n**#2** To six?");
        stage.play("19:50");
        assertThat(stage.saidIn("Joint Q&A 5–8").getLast())
                .isEqualTo(
                        "Time's up for 5–8; 2 questions stay open; the authors may answer here:\n**#1** To five?\n**#2** To six?");
    }
}
