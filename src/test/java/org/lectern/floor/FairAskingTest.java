package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Ask;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.RecordingResponder;
import org.lectern.chat.Responder.AskForm;
import org.lectern.question.Allowance;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.schedule.TestSessions;
import org.lectern.wording.QueueAct;

/// What was asked before, how much one may ask, and who is not seen.
class FairAskingTest {
    private static final Person ADA = new Person(8, "Ada");
    private static final Person CHAIR = new Person(FloorStage.CHAIR, "Chair");
    private static final String THREAD = "Q&A 1 · Implicit Neural Representations";
    private static final String CODE = "Will you release the code?";

    private FloorStage stage = FloorStage.limited("17:59", Allowance.DEFAULT).play("18:05");

    @AfterEach
    void close() {
        stage.nothingTwice().close();
    }

    private void on(FloorStage other) {
        stage.close();
        stage = other;
    }

    private RecordingResponder ask(Person person, String text) {
        return stage.on(new Ask(stage.by(person), text, null));
    }

    private RecordingResponder press(Person person, RecordingResponder shown, String label) {
        Button button = shown.message().buttons().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
        return stage.on(new Pressed(stage.by(person), ((Button.Press) button).id()));
    }

    private static List<String> labels(RecordingResponder shown) {
        return shown.message().buttons().stream().map(Button::label).toList();
    }

    @Test
    void a_question_like_an_open_one_is_shown_that_first() {
        ask(FloorStage.ZOE, CODE);
        RecordingResponder shown = ask(ADA, "will you release your code?");
        assertThat(shown.words()).startsWith("This was asked before").contains("**#1** · ▲ 0\n> " + CODE);
        assertThat(shown.words()).doesNotContain("Zoë");
        assertThat(labels(shown)).containsExactly("Vote for it", "Ask mine anyway");
        assertThat(stage.questions()).hasSize(1);
        assertThat(press(ADA, shown, "Vote for it").words()).isEqualTo("Your vote for question **#1** counts.");
        assertThat(stage.questions().getFirst().standing().votes()).isEqualTo(1);
    }

    @Test
    void it_is_asked_anyway_once_however_often_that_is_pressed() {
        ask(FloorStage.ZOE, CODE);
        RecordingResponder shown = ask(ADA, CODE);
        assertThat(press(ADA, shown, "Ask mine anyway").words()).startsWith("Kept as question **#2**");
        assertThat(press(ADA, shown, "Ask mine anyway").words()).startsWith("That was asked already: it is question");
        assertThat(press(FloorStage.ZOE, shown, "Ask mine anyway").words()).startsWith("Your question is not there");
        assertThat(stage.questions()).extracting(Question::asker).containsExactly(7L, 8L);
    }

    @Test
    void after_a_restart_what_waited_is_gone_and_that_is_told_but_the_vote_counts() {
        ask(FloorStage.ZOE, CODE);
        RecordingResponder shown = ask(ADA, CODE);
        stage.restart("18:06");
        assertThat(press(ADA, shown, "Ask mine anyway").words())
                .startsWith("Your question is not there any more")
                .endsWith("Please ask it again with `/ask`.");
        assertThat(press(ADA, shown, "Vote for it").words()).isEqualTo("Your vote for question **#1** counts.");
        assertThat(labels(ask(ADA, CODE))).hasSize(2);
    }

    @Test
    void whoever_asked_it_themselves_is_told_so_and_need_not_vote() {
        ask(FloorStage.ZOE, CODE);
        RecordingResponder shown = ask(FloorStage.ZOE, CODE);
        assertThat(shown.words()).startsWith("You asked this already");
        assertThat(labels(shown)).containsExactly("Ask mine anyway");
    }

    @Test
    void what_is_for_another_block_or_not_open_any_more_is_not_shown() {
        ask(FloorStage.ZOE, CODE);
        assertThat(stage.on(new Ask(stage.by(ADA), CODE, "5")).words()).startsWith("Kept as question **#2**");
        Question first = stage.questions().getFirst();
        QueueAct hide = new QueueAct.Do(
                view(), Move.Kind.HIDE, first.id(), first.standing().revision());
        stage.on(new Pressed(stage.by(CHAIR), hide.id()));
        assertThat(ask(ADA, CODE).words()).startsWith("Kept as question **#3**");
    }

    @Test
    void what_nobody_has_asked_about_for_long_is_forgotten_and_found_again() {
        stage.on(new Ask(stage.by(FloorStage.ZOE), CODE, "5"));
        assertThat(readsWhileAdaAsksAboutCode()).isZero();
        stage.play("18:21");
        ask(FloorStage.ZOE, "What is a sine?");
        assertThat(readsWhileAdaAsksAboutCode()).isEqualTo(1);
        assertThat(readsWhileAdaAsksAboutCode()).isZero();
    }

    private int readsWhileAdaAsksAboutCode() {
        int before = stage.store.calls("queue");
        RecordingResponder shown = stage.on(new Ask(stage.by(ADA), "will you release your code?", "5"));
        assertThat(shown.words()).startsWith("This was asked before").contains("**#1** · talk 5 · ▲ 0\n> " + CODE);
        return stage.store.calls("queue") - before;
    }

    @Test
    void what_waits_for_approval_is_shown_to_nobody() {
        on(FloorStage.moderated("17:59", Moderation.BEFORE).play("18:05"));
        ask(FloorStage.ZOE, CODE);
        assertThat(ask(ADA, CODE).words()).startsWith("Kept as question **#2**");
    }

    @Test
    void the_same_interaction_again_is_the_same_question_and_passes_all_limits() {
        on(FloorStage.limited("17:59", new Allowance(1, 1)).play("18:05"));
        Interaction once = new Ask(stage.by(ADA), CODE, null);
        stage.on(once);
        assertThat(stage.on(once).words()).startsWith("That was asked already: it is question **#1**");
    }

    @Test
    void of_fifty_at_once_as_many_pass_as_may() {
        List<RecordingResponder> asked = IntStream.range(0, 50)
                .mapToObj(number -> {
                    RecordingResponder responder = new RecordingResponder();
                    stage.floor().on(new Ask(stage.by(ADA), "Question " + number + "?", null), responder);
                    return responder;
                })
                .toList();
        List<String> words = asked.stream().map(RecordingResponder::words).toList();
        assertThat(words)
                .filteredOn(each -> each.startsWith("Kept as question"))
                .hasSize(3);
        assertThat(words)
                .filteredOn(each ->
                        each.endsWith("again <t:" + TestSessions.at("18:06").getEpochSecond() + ":R>."))
                .hasSize(47);
        assertThat(stage.settle().questions()).hasSize(3);
        assertThat(ask(FloorStage.ZOE, "And I?").words()).startsWith("Kept as question **#4**");
        stage.jump("18:06");
        assertThat(ask(ADA, "What is a sine?").words()).startsWith("Kept as question **#5**");
    }

    @Test
    void so_many_are_open_for_a_talk_and_those_for_a_whole_block_count_for_that() {
        on(FloorStage.limited("17:59", new Allowance(0, 1)).play("19:41"));
        String first = ask(ADA, "For all of you: what is next?").words();
        assertThat(first).contains("for all talks of");
        assertThat(ask(ADA, "How do energies add up?").words()).startsWith("1 question of yours about this is open");
        assertThat(stage.on(new Ask(stage.by(ADA), "Which tasks?", "5")).words())
                .startsWith("Kept as question **#2**");
    }

    @Test
    void an_anonymous_question_bears_no_name() {
        stage.on(new Ask(stage.by(ADA), CODE, null, true));
        assertThat(stage.saidIn(THREAD)).containsExactly("**#1**  *Anonymous*\n" + CODE);
        assertThat(stage.questions().getFirst().askerName()).isEmpty();
        RecordingResponder queue = look();
        assertThat(queue.updated().toString()).contains("Anonymous").doesNotContain("Ada", "<@8>");
        Stream.of(2, 3).forEach(number -> ask(ADA, "Question " + number + "?"));
        assertThat(ask(ADA, "Question 4?").words()).startsWith("So that everybody has a turn");
    }

    private RecordingResponder look() {
        return stage.on(new Pressed(
                stage.by(CHAIR),
                new QueueAct.Look(view(), stage.questions().getFirst().id()).id()));
    }

    private QueueAct.View view() {
        return new QueueAct.View(stage.session().id(), null, 0);
    }

    @Test
    void where_it_is_switched_off_anonymous_is_refused_and_not_offered() {
        assertThat(form().offersAnonymous()).isTrue();
        on(FloorStage.withoutAnonymous("17:59").play("18:05"));
        assertThat(form().offersAnonymous()).isFalse();
        assertThat(stage.on(new Ask(stage.by(ADA), CODE, null, true)).words())
                .startsWith("This session takes no anonymous questions");
        assertThat(stage.questions()).isEmpty();
    }

    private AskForm form() {
        String talk = stage.session().slots().getFirst().id().value();
        return stage.on(new Interaction.AskPressed(stage.by(ADA), talk)).form();
    }

    private String mute(Question question, boolean muted) {
        QueueAct act = new QueueAct.Mute(view(), question.id(), muted);
        return stage.on(new Pressed(stage.by(CHAIR), act.id())).updated().toString();
    }

    @Test
    void a_chair_mutes_whoever_asked_without_learning_who_and_unmutes_them_by_the_same_question() {
        stage.on(new Ask(stage.by(ADA), CODE, null, true));
        ask(ADA, "Why a sine?");
        List<Question> asked = stage.questions();
        assertThat(mute(asked.getFirst(), true))
                .contains("Chair muted whoever asked question **#1**.", "Unmute asker")
                .doesNotContain("Ada");
        stage.restart("18:07");
        assertThat(ask(ADA, "What now?").words()).startsWith("A chair has paused your questions");
        assertThat(ask(FloorStage.ZOE, "May I?").words()).startsWith("Kept as");
        ButtonId vote =
                ButtonId.of(ButtonId.Action.VOTE_FOR, asked.getFirst().id().cardKey());
        assertThat(stage.on(new Pressed(stage.by(ADA), vote)).words()).endsWith("counts.");
        QueueAct other = new QueueAct.Look(view(), asked.get(1).id());
        assertThat(stage.on(new Pressed(stage.by(CHAIR), other.id())).updated().toString())
                .as("that it is the same person is not to be seen")
                .contains("Ada", "Mute asker")
                .doesNotContain("Unmute asker");
        assertThat(mute(asked.getFirst(), true)).contains("cannot be done with question **#1**");
        assertThat(mute(asked.getFirst(), false)).contains("let whoever asked question **#1** ask again");
        assertThat(ask(ADA, "What now?").words()).startsWith("Kept as");
        assertThat(stage.store.ledger().log(stage.session().id(), 9).join()).hasSize(2);
    }

    @Test
    void only_a_chair_may_mute() {
        ask(ADA, CODE);
        QueueAct act = new QueueAct.Mute(view(), stage.questions().getFirst().id(), true);
        assertThat(stage.on(new Pressed(stage.by(FloorStage.ZOE), act.id())).words())
                .startsWith("Only the session's chairs may do that");
    }

    @Test
    void a_message_that_a_chair_adds_tells_the_chair_nothing_about_its_author() {
        ask(ADA, CODE);
        mute(stage.questions().getFirst(), true);
        Interaction.Message message = new Interaction.Message(555, ADA, "Why a sine?");
        assertThat(stage.on(new Interaction.AddToQa(stage.by(CHAIR), message)).words())
                .startsWith("Kept as");
    }
}
