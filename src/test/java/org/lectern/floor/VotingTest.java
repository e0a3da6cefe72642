package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Post;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingResponder;
import org.lectern.question.Question;

class VotingTest {
    private static final String THREAD = "Q&A 1 · Implicit Neural Representations";

    private final FloorStage stage = FloorStage.at("17:59").play("18:05");

    @AfterEach
    void close() {
        stage.close();
    }

    private Question asked(String text) {
        stage.ask(text, null);
        return stage.questions().getLast();
    }

    private static ButtonId vote(Question question) {
        return ButtonId.of(ButtonId.Action.VOTE, question.id().cardKey());
    }

    private RecordingResponder press(long voter, ButtonId id) {
        return stage.on(new Pressed(stage.by(new Person(voter, "Voter " + voter)), id));
    }

    /// The labels of the vote buttons of a message.
    private static List<String> counts(Post post) {
        return ((Post.Cards) post)
                .cards().stream()
                        .map(Post.Card::vote)
                        .map(vote -> vote == null ? "" : vote.label())
                        .toList();
    }

    private List<String> countsInThread() {
        return stage.chat.postedIn(stage.chat.thread(THREAD).id()).stream()
                .map(RecordingChat.Posted::post)
                .filter(Post.Cards.class::isInstance)
                .flatMap(post -> counts(post).stream())
                .toList();
    }

    @Test
    void a_press_is_answered_by_the_whole_message_with_the_new_count_and_needs_no_edit() {
        stage.chat.in(stage.chat.thread(THREAD).id(), RecordingChat.Mishap.NONE);
        Question first = asked("Why sine?");
        RecordingResponder pressed = press(1, vote(first));
        assertThat(counts(pressed.updated())).containsExactly("▲ 1");
        // One that comes before it is known that this has landed has the edit follow.
        stage.awaitNothingOpen();
        assertThat(counts(press(2, vote(first)).updated())).containsExactly("▲ 2");
        stage.awaitNothingOpen();
        assertThat(stage.settle().chat.edits()).isEmpty();
    }

    @Test
    void the_message_goes_on_to_bear_its_keys() {
        Question question = asked("Why sine?");
        Post updated = press(1, vote(question)).updated();
        assertThat(updated.buttons())
                .first()
                .isInstanceOfSatisfying(
                        Button.Press.class,
                        button -> assertThat(button.id().key())
                                .isEqualTo(question.id().cardKey()));
    }

    @Test
    void a_second_press_takes_the_vote_back_and_offers_to_vote_again() {
        Question question = asked("Why sine?");
        press(1, vote(question));
        RecordingResponder second = press(1, vote(question));
        assertThat(counts(second.updated())).containsExactly("▲ Vote");
        Post.Message told = second.firstTold();
        assertThat(told.content()).isEqualTo("You took your vote for question **#1** back.");
        assertThat(told.buttons()).extracting(Button::label).containsExactly("Vote again");
        ButtonId again = ((Button.Press) told.buttons().getFirst()).id();
        assertThat(press(1, again).words()).isEqualTo("Your vote for question **#1** counts.");
        assertThat(press(1, again).words()).startsWith("Your vote for question **#1** counts already.");
        assertThat(stage.questions().getFirst().standing().votes()).isEqualTo(1);
        assertThat(countsInThread()).containsExactly("▲ 1");
    }

    @Test
    void an_answer_that_was_overtaken_is_followed_by_one_edit_with_the_newest_count() {
        Question question = asked("Why sine?");
        CompletableFuture<Boolean> landing = new CompletableFuture<>();
        RecordingResponder slow = new RecordingResponder() {
            @Override
            public CompletableFuture<Boolean> update(CompletableFuture<Post> post) {
                return super.update(post).thenCombine(landing, Boolean::logicalAnd);
            }
        };
        stage.floor().on(new Pressed(stage.by(new Person(1, "Slow")), vote(question)), slow);
        slow.settle();
        press(2, vote(question));
        assertThat(stage.settle().chat.edits()).isEmpty();
        landing.complete(true);
        stage.awaitEdits(1);
        assertThat(stage.settle().chat.edits()).hasSize(1);
        assertThat(countsInThread()).containsExactly("▲ 2");
    }

    @Test
    void an_answer_that_did_not_arrive_is_followed_by_an_edit_also_after_a_crash() {
        Question question = asked("Why sine?");
        RecordingResponder lost = new RecordingResponder() {
            @Override
            public CompletableFuture<Boolean> update(CompletableFuture<Post> post) {
                return super.update(post).thenCompose(_ -> new CompletableFuture<>());
            }
        };
        stage.floor().on(new Pressed(stage.by(new Person(1, "Lost")), vote(question)), lost);
        lost.settle();
        assertThat(stage.settle().chat.edits()).isEmpty();
        stage.restart("18:06");
        assertThat(stage.chat.edits()).hasSize(1);
        assertThat(countsInThread()).containsExactly("▲ 1");
    }

    @Test
    void many_votes_of_one_second_count_each() {
        Question question = asked("Why sine?");
        for (long voter = 1; voter <= 40; voter++) {
            stage.floor().on(new Pressed(stage.by(new Person(voter, "V")), vote(question)), new RecordingResponder());
        }
        stage.awaitVotes(40);
        assertThat(stage.settle().questions().getFirst().standing().votes()).isEqualTo(40);
    }

    @Test
    void a_button_of_a_question_that_is_not_there_says_so() {
        assertThat(press(1, ButtonId.of(ButtonId.Action.VOTE, "nonsense")).words())
                .startsWith("That is not in the schedule any more.");
    }
}
