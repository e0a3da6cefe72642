package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ButtonId.Action;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.Delivery;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post;
import org.lectern.chat.Responder;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Responder.Choice;
import org.lectern.standin.Answer;
import org.lectern.standin.Fault;
import org.lectern.standin.JdaBot;
import org.lectern.standin.SeenMessage;

/// What people do, as the listener hears it, and what they see of its answers.
class HearingTest {
    private static final String CALLBACK = "/interactions/\\d+/[^/]+/callback";

    private final LinkedBlockingQueue<Interaction> heard = new LinkedBlockingQueue<>();
    private volatile BiConsumer<Interaction, Responder> reaction =
            (_, responder) -> responder.answer(Post.Message.of("Noted"));
    private Stage stage;

    @BeforeEach
    void connect() {
        stage = new Stage((interaction, responder) -> {
            heard.add(interaction);
            reaction.accept(interaction, responder);
        });
        stage.forgetRequests();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Interaction heard() {
        return stage.standin.await("an interaction", Stage.SOON, () -> Optional.ofNullable(heard.poll()));
    }

    private org.lectern.standin.Interaction run(String command, Map<String, ?> options) {
        return stage.standin.as("attendee").command(Stage.PLACE, command, options);
    }

    private SeenMessage posted(Post post) {
        Delivery delivery = Stage.soon(stage.chat.post(stage.channel(), post, "n"));
        return stage.standin
                .message(Long.toUnsignedString(((Delivery.Delivered) delivery).id()))
                .orElseThrow();
    }

    @Test
    void a_question_is_heard_with_its_talk_its_asker_and_its_place() {
        var asked = run("ask", Map.of("question", "Why sine?", "talk", "1"));
        long asker = Long.parseUnsignedLong(stage.standin.person("attendee").id());
        assertThat(heard())
                .isEqualTo(new Interaction.Ask(
                        new Interaction.Context(
                                Long.parseUnsignedLong(asked.id()),
                                new Interaction.Person(asker, "attendee"),
                                stage.channel(),
                                null,
                                Locale.US,
                                stage.chat.guildOf(stage.channel())),
                        "Why sine?",
                        "1"));
    }

    @Test
    void every_answer_is_for_whoever_acted_alone() {
        SeenMessage reply = run("ask", Map.of("question", "Why?")).message(Stage.SOON);
        assertThat(reply.content()).isEqualTo("Noted");
        assertThat(reply.ephemeral()).isTrue();
        assertThat(stage.standin.as("chair").messages(Stage.PLACE)).isEmpty();
        Snapshot.assertIs("answer", stage.body("POST", CALLBACK));
    }

    @Test
    void in_a_thread_its_channel_is_told_too() {
        SeenMessage talk = posted(Post.Message.of("A talk"));
        long thread = Long.parseUnsignedLong(talk.id());
        Stage.soon(stage.chat.openThread(stage.channel(), thread, "Q&A", ArchiveAfter.DAY));
        stage.standin.as("attendee").command(talk.id(), "now");
        Interaction.Context context = heard().context();
        assertThat(context.channel()).isEqualTo(thread);
        assertThat(context.parent()).isEqualTo(stage.channel());
    }

    @Test
    void next_now_and_schedule_are_looks() {
        for (View view : View.values()) {
            run(view.name().toLowerCase(Locale.ROOT), Map.of());
            assertThat(heard())
                    .isInstanceOfSatisfying(
                            Interaction.Look.class,
                            look -> assertThat(look.view()).isEqualTo(view));
        }
    }

    @Test
    void buttons_ask_and_look() {
        SeenMessage message = posted(Post.Message.of(
                "A talk",
                List.of(
                        new Button.Press(new ButtonId(Action.ASK, "s7", "k"), "Ask", Button.Style.PRIMARY),
                        new Button.Press(new ButtonId(Action.NEXT, "s7", "k"), "Next", Button.Style.SECONDARY),
                        new Button.Press(new ButtonId(Action.SCHEDULE, "", "k"), "All", Button.Style.SECONDARY))));
        stage.standin.as("attendee").press(message.id(), "Ask");
        assertThat(heard())
                .isInstanceOfSatisfying(
                        Interaction.AskPressed.class,
                        asked -> assertThat(asked.about()).isEqualTo("s7"));
        stage.standin.as("attendee").press(message.id(), "Next");
        assertThat(heard())
                .isInstanceOfSatisfying(
                        Interaction.Look.class, look -> assertThat(look.view()).isEqualTo(View.NEXT));
        stage.standin.as("attendee").press(message.id(), "All");
        assertThat(heard())
                .isInstanceOfSatisfying(
                        Interaction.Look.class, look -> assertThat(look.view()).isEqualTo(View.SCHEDULE));
    }

    private org.lectern.standin.Interaction pressAsk(AskForm form) {
        reaction = (interaction, responder) -> {
            if (interaction instanceof Interaction.AskPressed) {
                responder.open(form);
            } else {
                responder.answer(Post.Message.of("Kept"));
            }
        };
        Button ask = new Button.Press(new ButtonId(Action.ASK, "s7", "k"), "Ask", Button.Style.PRIMARY);
        SeenMessage message = posted(Post.Message.of("A talk", List.of(ask)));
        var pressed = stage.standin.as("attendee").press(message.id(), "Ask");
        pressed.form(Stage.SOON);
        assertThat(heard()).isInstanceOf(Interaction.AskPressed.class);
        return pressed;
    }

    @Test
    void the_form_of_a_talk_asks_for_the_question_alone() {
        var pressed = pressAsk(new AskForm("s7", "Ask about 7", List.of()));
        Snapshot.assertIs("form", stage.body("POST", CALLBACK));
        var sent = stage.standin.as("attendee").submit(pressed, Map.of(Words.FORM_QUESTION.original(), "Why\nsine?"));
        assertThat(sent.message(Stage.SOON).content()).isEqualTo("Kept");
        assertThat(heard()).isInstanceOfSatisfying(Interaction.AskSubmitted.class, form -> {
            assertThat(form.about()).isEqualTo("s7");
            assertThat(form.question()).isEqualTo("Why\nsine?");
            assertThat(form.talk()).isNull();
        });
    }

    @Test
    void the_form_of_a_joint_block_offers_its_talks_with_the_first_one_chosen() {
        List<Choice> talks = List.of(new Choice("5 · MetaPerturb", "s5"), new Choice("6 · Weisfeiler", "s6"));
        var pressed = pressAsk(new AskForm("s5", "Ask about 5–6", talks));
        Snapshot.assertIs("form-with-talks", stage.body("POST", CALLBACK));
        stage.standin
                .as("attendee")
                .submit(pressed, Map.of(Words.FORM_QUESTION.original(), "Why?", Words.FORM_TALK.original(), "s6"))
                .message(Stage.SOON);
        assertThat(heard())
                .isInstanceOfSatisfying(
                        Interaction.AskSubmitted.class,
                        form -> assertThat(form.talk()).isEqualTo("s6"));
    }

    @Test
    void what_is_typed_for_the_talk_is_answered_with_at_most_25_choices() {
        reaction = (_, responder) -> responder.suggest(IntStream.rangeClosed(1, 30)
                .mapToObj(number -> new Choice("Talk " + number, "s" + number))
                .toList());
        var typing = stage.standin.as("attendee").autocomplete(Stage.PLACE, "ask", "talk", "meta");
        List<Answer.Choice> choices = typing.choices(Stage.SOON);
        assertThat(choices).hasSize(25);
        assertThat(choices.getFirst()).isEqualTo(new Answer.Choice("Talk 1", JsonNodeFactory.instance.textNode("s1")));
        assertThat(heard())
                .isInstanceOfSatisfying(
                        Interaction.TalkTyped.class,
                        typed -> assertThat(typed.typed()).isEqualTo("meta"));
    }

    @Test
    void add_to_qa_brings_the_message_with_its_author_and_its_text() {
        SeenMessage said = stage.standin.as("attendee").post(Stage.PLACE, "does it *scale*?");
        stage.standin
                .as("chair")
                .messageCommand(said.id(), Words.ADD_TO_QA.original())
                .message(Stage.SOON);
        assertThat(heard()).isInstanceOfSatisfying(Interaction.AddToQa.class, add -> {
            assertThat(add.context().person().name()).isEqualTo("chair");
            assertThat(add.message().text()).isEqualTo("does it *scale*?");
            assertThat(add.message().author().name()).isEqualTo("attendee");
            assertThat(add.message().id()).isEqualTo(Long.parseUnsignedLong(said.id()));
        });
    }

    @Test
    void an_answer_known_within_a_second_is_given_directly() {
        reaction = (_, responder) -> responder.answerWhen(CompletableFuture.completedFuture(Post.Message.of("Kept")));
        assertThat(run("now", Map.of()).answer(Stage.SOON)).isInstanceOf(Answer.Message.class);
        assertThat(stage.requests("PATCH", ".*")).isEmpty();
    }

    @Test
    void an_answer_that_takes_longer_is_put_off_within_the_deadline_and_then_edited_in() {
        CompletableFuture<Post.Message> kept = new CompletableFuture<>();
        reaction = (_, responder) -> responder.answerWhen(kept);
        var asked = run("ask", Map.of("question", "Why?"));
        assertThat(asked.answer(Stage.SOON)).isEqualTo(new Answer.Thinking(true));
        assertThat(asked.latency())
                .hasValueSatisfying(
                        took -> assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofMillis(2900)));
        kept.complete(Post.Message.of("Kept at last: https://example.org"));
        SeenMessage reply = asked.message(Stage.SOON);
        assertThat(reply.content()).startsWith("Kept at last");
        assertThat(reply.ephemeral()).isTrue();
        Snapshot.assertIs("put-off", stage.body("POST", CALLBACK));
        Snapshot.assertIs("put-off-edit", stage.body("PATCH", "/webhooks/\\d+/[^/]+/messages/@original"));
    }

    @Test
    void a_failure_is_told_in_private_before_and_after_it_was_put_off() {
        reaction = (_, responder) ->
                responder.answerWhen(CompletableFuture.failedFuture(new IllegalStateException("planted")));
        assertThat(run("now", Map.of()).message(Stage.SOON).content()).isEqualTo(Words.FAILED.original());
        CompletableFuture<Post.Message> late = new CompletableFuture<>();
        reaction = (_, responder) -> responder.answerWhen(late);
        var asked = run("now", Map.of());
        asked.answer(Stage.SOON);
        late.completeExceptionally(new IllegalStateException("planted"));
        SeenMessage reply = asked.message(Stage.SOON);
        assertThat(reply.content()).isEqualTo(Words.FAILED.original());
        assertThat(reply.ephemeral()).isTrue();
    }

    @Test
    void a_listener_that_fails_is_apologised_for() {
        reaction = (_, _) -> {
            throw new IllegalStateException("planted");
        };
        assertThat(run("now", Map.of()).message(Stage.SOON).content()).isEqualTo(Words.FAILED.original());
        var typing = stage.standin.as("attendee").autocomplete(Stage.PLACE, "ask", "talk", "x");
        assertThat(typing.choices(Stage.SOON)).isEmpty();
    }

    @Test
    void whatever_races_at_the_second_there_is_one_acknowledgement() {
        reaction = (_, responder) -> {
            CompletableFuture<Post.Message> message = new CompletableFuture<>();
            message.completeOnTimeout(Post.Message.of("Kept"), 1000, TimeUnit.MILLISECONDS);
            responder.answerWhen(message);
        };
        var asked = IntStream.range(0, 40).mapToObj(_ -> run("now", Map.of())).toList();
        asked.forEach(each -> assertThat(each.message(Stage.SOON).content()).isEqualTo("Kept"));
        assertThat(stage.requests("POST", CALLBACK)).hasSize(40).allMatch(request -> request.status() < 300);
    }

    @Test
    void a_second_answer_to_the_same_interaction_is_left_unsaid() {
        reaction = (_, responder) -> {
            responder.answer(Post.Message.of("One"));
            responder.answer(Post.Message.of("Two"));
        };
        assertThat(run("now", Map.of()).message(Stage.SOON).content()).isEqualTo("One");
        assertThat(stage.body("POST", CALLBACK).path("data").path("content").asText())
                .isEqualTo("One");
    }

    @Test
    void an_interaction_delivered_twice_is_heard_and_answered_once() {
        stage.standin.faults().deliverTwice(1);
        var twice = run("now", Map.of());
        assertThat(twice.message(Stage.SOON).content()).isEqualTo("Noted");
        var after = run("now", Map.of());
        assertThat(after.message(Stage.SOON).content()).isEqualTo("Noted");
        assertThat(List.of(heard().context().id(), heard().context().id())).doesNotHaveDuplicates();
        assertThat(stage.requests("POST", CALLBACK))
                .hasSize(2)
                .extracting("status")
                .containsOnly(204);
    }

    @Test
    void an_answer_that_is_lost_on_the_way_is_no_fault() {
        stage.standin.faults().next("POST /interactions/**", new Fault.DropAfterCommit());
        run("now", Map.of());
        heard();
        assertThat(run("now", Map.of()).message(Stage.SOON).content()).isEqualTo("Noted");
    }

    @Test
    void a_put_off_whose_answer_is_lost_is_still_edited_in() {
        stage.standin.faults().next("POST /interactions/**", new Fault.DropAfterCommit());
        CompletableFuture<Post.Message> kept = new CompletableFuture<>();
        reaction = (_, responder) -> responder.answerWhen(kept);
        var asked = run("now", Map.of());
        asked.answer(Stage.SOON);
        kept.complete(Post.Message.of("Kept at last"));
        assertThat(asked.message(Stage.SOON).content()).isEqualTo("Kept at last");
    }

    @Test
    void a_form_that_discord_would_not_take_is_apologised_for() {
        reaction = (_, responder) -> responder.open(new AskForm("s7", "", List.of()));
        assertThat(run("now", Map.of()).message(Stage.SOON).content()).isEqualTo(Words.FAILED.original());
    }

    @Test
    void a_button_of_another_version_is_answered_with_what_to_do() {
        try (JdaBot older = JdaBot.login(stage.standin)) {
            String message = older.channel(Stage.PLACE)
                    .sendMessage("A talk")
                    .addComponents(ActionRow.of(net.dv8tion.jda.api.components.buttons.Button.primary("old", "Ask")))
                    .complete()
                    .getId();
            SeenMessage reply =
                    stage.standin.as("attendee").press(message, "Ask").message(Stage.SOON);
            assertThat(reply.content()).isEqualTo(Words.OLD_BUTTON.original());
            assertThat(reply.ephemeral()).isTrue();
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void whoever_uses_the_chat_in_german_is_heard_and_answered_in_german() {
        stage.standin.locale("attendee", "de");
        run("now", Map.of()).message(Stage.SOON);
        assertThat(heard().context().locale()).isEqualTo(Locale.GERMAN);
        var pressed = pressAsk(new AskForm("s7", "Frage zu 7", List.of()));
        assertThat(pressed.form(Stage.SOON).fields().getFirst().label()).isEqualTo("Deine Frage");
        reaction = (_, _) -> {
            throw new IllegalStateException("planted");
        };
        assertThat(run("now", Map.of()).message(Stage.SOON).content())
                .startsWith("Das hat nicht so geklappt, wie es sollte");
    }

    @Test
    void a_command_of_another_version_is_answered_with_what_to_do() {
        try (JdaBot older = JdaBot.login(stage.standin)) {
            older.guild().upsertCommand("poll", "Ask everybody").complete();
        }
        assertThat(run("poll", Map.of()).message(Stage.SOON).content()).isEqualTo(Words.OLD_COMMAND.original());
        assertThat(heard).isEmpty();
    }

    @Test
    void a_crowd_that_asks_at_once_is_answered_within_the_deadline() {
        var asked = IntStream.range(0, 300)
                .mapToObj(number -> run("ask", Map.of("question", "Question " + number)))
                .toList();
        assertThat(asked).allSatisfy(each -> assertThat(each.answer(Stage.SOON)).isInstanceOf(Answer.Message.class));
    }

    @Test
    void a_listener_that_blocks_holds_nobody_up() throws InterruptedException {
        CompletableFuture<Void> release = new CompletableFuture<>();
        reaction = (interaction, responder) -> {
            if (interaction instanceof Interaction.Look look && look.view() == View.NEXT) {
                release.join();
            }
            responder.answer(Post.Message.of("Noted"));
        };
        for (int number = 0; number < 20; number++) {
            run("next", Map.of());
        }
        assertThat(run("now", Map.of()).message(Stage.SOON).content()).isEqualTo("Noted");
        release.complete(null);
    }

    @Test
    void an_answer_that_becomes_known_while_the_connection_closes_still_arrives() throws InterruptedException {
        CompletableFuture<Post.Message> known = new CompletableFuture<>();
        reaction = (_, responder) -> responder.answerWhen(known);
        var asked = run("ask", Map.of("question", "Why?"));
        heard();
        Thread closing = Thread.ofPlatform().start(stage.chat::close);
        stage.standin.await(
                "the wait for the answer",
                Stage.SOON,
                () -> Optional.of(closing.getState()).filter(Thread.State.TIMED_WAITING::equals));
        known.complete(Post.Message.of("Kept"));
        assertThat(asked.message(Stage.SOON).content()).isEqualTo("Kept");
        assertThat(closing.join(Stage.SOON)).isTrue();
    }
}
