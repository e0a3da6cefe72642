package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ButtonId.Action;
import org.lectern.chat.Embed;
import org.lectern.chat.Interaction;
import org.lectern.chat.Later;
import org.lectern.chat.Menu;
import org.lectern.chat.Post;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Responder.Form;
import org.lectern.standin.Answer;
import org.lectern.standin.Fault;
import org.lectern.standin.SeenMessage;

/// Buttons, menus and forms: what of them is heard, and how the message that bears them changes by it.
class PressingTest {
    private static final String ORIGINAL = "/webhooks/\\d+/[^/]+/messages/@original";

    private static final int UPDATE = 7;
    private static final int FORM = 9;

    private final Listening listening = new Listening();
    private final CompletableFuture<Boolean> updated = new CompletableFuture<>();

    @AfterEach
    void close() {
        listening.close();
    }

    private static Button.Press button(Action action, String about, String label) {
        return new Button.Press(ButtonId.of(action, about), label, Button.Style.SECONDARY);
    }

    private static Post cards(int votes) {
        return new Post.Cards(
                List.of(
                        new Post.Card(1, "Does it scale?", button(Action.VOTE, "q1", "▲ " + votes)),
                        new Post.Card(2, "Why sine?", button(Action.VOTE, "q2", "▲ 0"))),
                List.of(button(Action.ASK, "s1", "Ask")));
    }

    /// Answers presses by an update.
    private void update(CompletableFuture<Post> post) {
        listening.react((_, responder) -> {
            var _ = responder.update(post).thenAccept(updated::complete);
        });
    }

    private org.lectern.standin.Interaction press(SeenMessage message, String button) {
        return listening.as("attendee").press(message.id(), button);
    }

    private org.lectern.standin.Interaction vote(SeenMessage message) {
        return press(message, "vote:q1:");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ASK", "NEXT", "SCHEDULE"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_other_button_is_heard_as_it_was_made(Action action) {
        press(listening.posted(Post.Message.of("Here", List.of(button(action, "q1", "Do")))), "Do");
        assertThat(listening.heard(Interaction.Pressed.class).id()).isEqualTo(ButtonId.of(action, "q1"));
    }

    @Test
    void an_entry_of_a_menu_is_heard_with_its_value() {
        ButtonId id = new ButtonId(Action.MINE, "edit", "");
        Menu menu = new Menu(
                id, "Choose", List.of(new Menu.Option("Does it scale?", "q1", "open"), new Menu.Option("Why?", "q2")));
        SeenMessage message = listening.posted(Post.Message.of("Yours").with(menu));
        listening.as("attendee").select(message.id(), id.toString(), "q2").message(Stage.SOON);
        Interaction.Picked picked = listening.heard(Interaction.Picked.class);
        assertThat(picked.id()).isEqualTo(id);
        assertThat(picked.value()).isEqualTo("q2");
        assertThat(picked.context().person().name()).isEqualTo("attendee");
    }

    @Test
    void a_vote_shows_in_the_reply_to_its_own_press() {
        SeenMessage message = listening.posted(cards(0));
        update(CompletableFuture.completedFuture(cards(1)));
        assertThat(vote(message).answer(Stage.SOON)).isInstanceOf(Answer.Updated.class);
        assertThat(Stage.soon(updated)).isTrue();
        assertThat(listening.seen(message.id()).button("▲ 1")).isPresent();
        Snapshot.assertIs("update-cards", listening.response(UPDATE));
    }

    @Test
    void an_update_that_takes_longer_is_put_off_unseen_and_then_edited_in() {
        SeenMessage message = listening.posted(cards(0));
        CompletableFuture<Post> counted = new CompletableFuture<>();
        update(counted);
        assertThat(vote(message).answer(Stage.SOON)).isEqualTo(new Answer.Silent());
        counted.complete(cards(1));
        assertThat(Stage.soon(updated)).isTrue();
        assertThat(listening.seen(message.id()).button("▲ 1")).isPresent();
        Snapshot.assertIs("update-cards-late", listening.stage.body("PATCH", ORIGINAL));
    }

    /// The message that a press of `Show` leads to, which the presser alone sees.
    private SeenMessage whispered(Post.Message whisper) {
        listening.react((_, responder) -> responder.answer(whisper));
        SeenMessage shown = press(
                        listening.posted(Post.Message.of("Here", List.of(button(Action.MINE, "", "Show")))), "Show")
                .message(Stage.SOON);
        return shown;
    }

    @Test
    void an_update_takes_the_place_of_all_that_a_private_message_said() {
        Menu menu = new Menu(ButtonId.of(Action.MINE, "m"), "", List.of(new Menu.Option("Why?", "q1")));
        SeenMessage whisper = whispered(Post.Message.of("Yours", List.of(button(Action.MINE, "q1", "Withdraw")))
                .with(menu));
        update(CompletableFuture.completedFuture(
                Post.Message.of(new Embed("Withdrawn", "https://example.org"), List.of())));
        press(whisper, "Withdraw");
        assertThat(Stage.soon(updated)).isTrue();
        SeenMessage changed = listening.seen(whisper.id());
        assertThat(changed.ephemeralFor())
                .isEqualTo(listening.as("attendee").person().id());
        assertThat(changed.content()).isEmpty();
        assertThat(changed.components()).isEmpty();
        assertThat(changed.text()).startsWith("Withdrawn");
        Snapshot.assertIs("update-private", listening.response(UPDATE));
    }

    @Test
    void a_private_message_is_updated_late_as_well() {
        SeenMessage whisper = whispered(Post.Message.of("Yours", List.of(button(Action.MINE, "q1", "Withdraw"))));
        CompletableFuture<Post> withdrawn = new CompletableFuture<>();
        update(withdrawn);
        assertThat(press(whisper, "Withdraw").answer(Stage.SOON)).isEqualTo(new Answer.Silent());
        withdrawn.complete(Post.Message.of("Withdrawn"));
        assertThat(Stage.soon(updated)).isTrue();
        assertThat(listening.seen(whisper.id()).content()).isEqualTo("Withdrawn");
        assertThat(listening.seen(whisper.id()).buttons()).isEmpty();
    }

    @Test
    void an_update_that_fails_leaves_the_message_and_is_told_in_private_before_and_after_it_was_put_off() {
        SeenMessage message = listening.posted(cards(0));
        update(CompletableFuture.failedFuture(new IllegalStateException("planted")));
        SeenMessage told = vote(message).message(Stage.SOON);
        assertThat(told.content()).isEqualTo(Words.FAILED.original());
        assertThat(told.ephemeral()).isTrue();
        assertThat(Stage.soon(updated)).isFalse();

        CompletableFuture<Post> late = new CompletableFuture<>();
        CompletableFuture<Boolean> lateUpdate = new CompletableFuture<>();
        listening.react((_, responder) -> {
            var _ = responder.update(late).thenAccept(lateUpdate::complete);
        });
        var pressed = vote(message);
        pressed.answer(Stage.SOON);
        late.completeExceptionally(new IllegalStateException("planted"));
        assertThat(pressed.followUp(Stage.SOON).content()).isEqualTo(Words.FAILED.original());
        assertThat(pressed.followUp(Stage.SOON).ephemeral()).isTrue();
        assertThat(Stage.soon(lateUpdate)).isFalse();
        assertThat(listening.seen(message.id()).edits()).isZero();
    }

    @Test
    void an_update_whose_answer_is_lost_is_not_told_as_arrived() {
        SeenMessage message = listening.posted(cards(0));
        update(CompletableFuture.completedFuture(cards(1)));
        listening.stage.standin.faults().next("POST /interactions/**", new Fault.DropAfterCommit());
        vote(message);
        assertThat(Stage.soon(updated)).isFalse();
    }

    @Test
    void what_is_no_press_has_no_message_to_update() {
        update(CompletableFuture.completedFuture(cards(1)));
        var ran = listening.run("attendee", "now", Map.of());
        assertThat(ran.message(Stage.SOON).content()).isEqualTo(Words.FAILED.original());
        assertThat(Stage.soon(updated)).isFalse();
    }

    private org.lectern.standin.Interaction opened(Form form) {
        SeenMessage whisper = whispered(Post.Message.of("Yours", List.of(button(Action.MINE, "q1", "Correct"))));
        listening.react((_, responder) -> responder.open(form));
        var pressed = press(whisper, "Correct");
        pressed.form(Stage.SOON);
        listening.heard(Interaction.Pressed.class);
        listening.heard(Interaction.Pressed.class);
        return pressed;
    }

    @Test
    void a_form_has_its_text_filled_in_and_comes_back_with_what_was_made_of_it() {
        ButtonId id = ButtonId.of(Action.MINE, "q1");
        var pressed = opened(new Form(id, "Correct your question", "Your question", "Why sin?", 500));
        Snapshot.assertIs("form-of-one-field", listening.response(FORM));
        assertThat(pressed.form(Stage.SOON).field("Your question"))
                .hasValueSatisfying(field -> assertThat(field.value()).isEqualTo("Why sin?"));
        update(CompletableFuture.completedFuture(Post.Message.of("Corrected")));
        listening.as("attendee").submit(pressed, Map.of("Your question", "Why\nsine?"));
        Interaction.Filled filled = listening.heard(Interaction.Filled.class);
        assertThat(filled.id()).isEqualTo(id);
        assertThat(filled.text()).isEqualTo("Why\nsine?");
        assertThat(Stage.soon(updated)).isTrue();
        assertThat(pressed.shown()).isEmpty();
        assertThat(listening.as("attendee").messages(Stage.PLACE))
                .extracting(SeenMessage::content)
                .contains("Corrected")
                .doesNotContain("Yours");
    }

    @Test
    void a_form_may_begin_empty_and_takes_no_more_than_it_says() {
        var pressed = opened(new Form(ButtonId.of(Action.QUEUE, "q1"), "Answer", "In short", "", 10));
        assertThatThrownBy(() -> listening.as("attendee").submit(pressed, Map.of("In short", "x".repeat(11))))
                .hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> listening.as("attendee").submit(pressed, Map.of()))
                .hasMessageContaining("required");
    }

    @Test
    void the_form_of_an_ask_button_can_offer_to_ask_anonymously() {
        AskForm form = new AskForm("s7", "Ask about 7", List.of(), true);
        listening.react((_, responder) -> responder.open(form));
        SeenMessage message = listening.posted(Post.Message.of("A talk", List.of(button(Action.ASK, "s7", "Ask"))));
        for (boolean anonymous : new boolean[] {true, false}) {
            var pressed = press(message, "Ask");
            pressed.form(Stage.SOON);
            listening.heard(Interaction.AskPressed.class);
            listening
                    .as("attendee")
                    .submit(
                            pressed,
                            Map.of(
                                    Words.FORM_QUESTION.original(),
                                    "Why?",
                                    Words.FORM_ANONYMOUS.original(),
                                    Boolean.toString(anonymous)));
            assertThat(listening.heard(Interaction.AskSubmitted.class).anonymous())
                    .isEqualTo(anonymous);
        }
        Snapshot.assertIs("form-with-anonymous", listening.response(FORM));
    }

    @Test
    void more_is_told_in_private_after_the_answer_however_early_it_is_known() {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        CompletableFuture<Later> kept = new CompletableFuture<>();
        SeenMessage message = listening.posted(cards(0));
        listening.react((_, responder) -> {
            Later later = responder.later();
            var _ = later.tell(Post.Message.of("Two votes are left to you")).thenAccept(told::complete);
            var _ = responder.update(CompletableFuture.completedFuture(cards(1)));
            kept.complete(later);
        });
        var pressed = vote(message);
        assertThat(Stage.soon(told)).isTrue();
        assertThat(Stage.soon(Stage.soon(kept).tell(Post.Message.of("Your question is answered"))))
                .isTrue();
        assertThat(pressed.followUps())
                .extracting(SeenMessage::content)
                .containsExactly("Two votes are left to you", "Your question is answered");
        assertThat(pressed.followUps()).allMatch(SeenMessage::ephemeral);
        assertThat(listening.seen(message.id()).button("▲ 1")).isPresent();
    }

    @Test
    void after_fifteen_minutes_nothing_more_is_told() {
        CompletableFuture<Later> kept = new CompletableFuture<>();
        listening.react((_, responder) -> {
            responder.answer(Post.Message.of("Noted"));
            kept.complete(responder.later());
        });
        var ran = listening.run("attendee", "now", Map.of());
        ran.message(Stage.SOON);
        listening.stage.standin.faults().age(ran, org.lectern.standin.Interaction.LIFE);
        assertThat(Stage.soon(Stage.soon(kept).tell(Post.Message.of("Too late"))))
                .isFalse();
        assertThat(ran.followUps()).isEmpty();
    }

    @Test
    void a_button_of_a_direct_message_is_heard_too() {
        long attendee = Long.parseUnsignedLong(listening.as("attendee").person().id());
        Post.Message message = Post.Message.of("Answered", List.of(button(Action.MINE, "q1", "Show")));
        Stage.soon(listening.stage.chat.direct(attendee, message, "d"));
        SeenMessage direct = listening.as("attendee").directMessages().getFirst();
        update(CompletableFuture.completedFuture(Post.Message.of("Shown")));
        press(direct, "Show");
        Interaction.Context context = listening.heard(Interaction.Pressed.class).context();
        assertThat(context.person()).isEqualTo(new Interaction.Person(attendee, "attendee", Set.of()));
        assertThat(context.channel()).isEqualTo(Long.parseUnsignedLong(direct.channelId()));
        assertThat(Stage.soon(updated)).isTrue();
        assertThat(listening.as("attendee").directMessages().getFirst().content())
                .isEqualTo("Shown");
        assertThatThrownBy(() -> listening.as("chair").press(direct.id(), "Show"))
                .hasMessageContaining("chair sees no message");
    }

    @Test
    void a_menu_of_another_version_is_answered_with_what_to_do() {
        try (var older = org.lectern.standin.JdaBot.login(listening.stage.standin)) {
            String message = older.channel(Stage.PLACE)
                    .sendMessage("Choose")
                    .addComponents(net.dv8tion.jda.api.components.actionrow.ActionRow.of(
                            net.dv8tion.jda.api.components.selections.StringSelectMenu.create("old")
                                    .addOption("One", "1")
                                    .build()))
                    .complete()
                    .getId();
            SeenMessage reply =
                    listening.as("attendee").select(message, "old", "1").message(Stage.SOON);
            assertThat(reply.content()).isEqualTo(Words.OLD_BUTTON.original());
            assertThat(Optional.ofNullable(reply.ephemeralFor())).isPresent();
        }
    }
}
