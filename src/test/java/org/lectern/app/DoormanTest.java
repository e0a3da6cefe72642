package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Later;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.wording.Replies;

/// Who is let in, and what the others are told.
class DoormanTest {
    private static final Context CONTEXT = new Context(1, new Person(2, "Ada"), 3, null);
    private static final Interaction ASK = new Interaction.Ask(CONTEXT, "Why?", null);
    private static final Interaction TYPED = new Interaction.TalkTyped(CONTEXT, "w");
    private static final Interaction PRESSED = new Interaction.AskPressed(CONTEXT, "SLOT0001");

    private final Doorman doorman = new Doorman();
    private final Heard heard = new Heard();

    /// Keeps what was answered.
    private static final class Heard implements Responder {
        private final List<Object> answers = new ArrayList<>();

        @Override
        public void answer(Message message) {
            answers.add(message);
        }

        @Override
        public void answerWhen(CompletableFuture<Message> message) {
            answers.add(message);
        }

        @Override
        public void suggest(List<Choice> choices) {
            answers.add(choices);
        }

        @Override
        public void open(AskForm form) {
            answers.add(form);
        }

        @Override
        public void open(Form form) {
            answers.add(form);
        }

        @Override
        public CompletableFuture<Boolean> update(CompletableFuture<Post> post) {
            answers.add(post);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public Later later() {
            throw new AssertionError("nothing is told later");
        }
    }

    @Test
    void whoever_comes_before_the_sessions_are_taken_up_is_asked_to_come_again() {
        doorman.on(ASK, heard);
        doorman.on(PRESSED, heard);
        doorman.on(TYPED, heard);
        assertThat(heard.answers)
                .containsExactly(Replies.starting(Locale.ENGLISH), Replies.starting(Locale.ENGLISH), List.of());
    }

    @Test
    void then_everybody_is_let_in() {
        List<Interaction> inside = new ArrayList<>();
        doorman.letIn((interaction, responder) -> {
            assertThat(responder).isSameAs(heard);
            inside.add(interaction);
        });
        doorman.on(ASK, heard);
        doorman.on(TYPED, heard);
        assertThat(inside).containsExactly(ASK, TYPED);
        assertThat(heard.answers).isEmpty();
    }

    @Test
    void whoever_comes_while_it_ends_is_told_that_nothing_was_done() {
        doorman.letIn((_, _) -> {
            throw new AssertionError("let in");
        });
        doorman.close();
        doorman.on(ASK, heard);
        doorman.on(TYPED, heard);
        assertThat(heard.answers).containsExactly(Replies.stopping(Locale.ENGLISH), List.of());
        assertThat(Replies.stopping(Locale.ENGLISH).content()).contains("nothing was done", "try again");
    }
}
