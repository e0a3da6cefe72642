package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Post;
import org.lectern.standin.Answer;
import org.lectern.standin.Interaction;

/// Many ask at once: those beyond what is worked on at once are deferred before anything is done for them.
class TurnsTest {
    private static final int AT_ONCE = 3;
    private static final int BEYOND = 40;

    private record Heard(String question, CompletableFuture<Post.Message> kept) {}

    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Stage stage = new Stage(
            (interaction, responder) -> {
                String question = ((org.lectern.chat.Interaction.Ask) interaction).question();
                switch (question) {
                    case "fails" -> throw new IllegalStateException("planted");
                    case "refused" -> responder.answer(Post.Message.of("Refused"));
                    default -> {
                        CompletableFuture<Post.Message> kept = new CompletableFuture<>();
                        responder.answerWhen(kept);
                        heard.add(new Heard(question, kept));
                    }
                }
            },
            new Admission(100, AT_ONCE));

    @AfterEach
    void close() {
        stage.close();
    }

    private Interaction ask(String question) {
        return stage.standin.as("attendee").command(Stage.PLACE, "ask", Map.of("question", question));
    }

    private List<Heard> heard(int count) throws InterruptedException {
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS)));
        }
        return all;
    }

    private static void keep(List<Heard> all) {
        all.forEach(each -> each.kept().complete(Post.Message.of("Kept: " + each.question())));
    }

    @Test
    void those_beyond_are_deferred_at_once_and_answered_in_their_turn() throws InterruptedException {
        List<Interaction> first = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> ask("First " + number))
                .toList();
        List<Heard> working = heard(AT_ONCE);
        List<Interaction> beyond = IntStream.range(0, BEYOND)
                .mapToObj(number -> ask("Beyond " + number))
                .toList();
        Interaction refused = ask("refused");
        Interaction fails = ask("fails");
        assertThat(beyond)
                .allSatisfy(each -> assertThat(each.answer(Stage.SOON)).isInstanceOf(Answer.Thinking.class));
        assertThat(refused.answer(Stage.SOON)).isInstanceOf(Answer.Thinking.class);
        assertThat(fails.answer(Stage.SOON)).isInstanceOf(Answer.Thinking.class);
        assertThat(heard).as("nothing is done for them yet").isEmpty();
        keep(working);
        for (int i = 0; i < BEYOND; i++) {
            keep(heard(1));
        }
        assertAnswered(first, "First ");
        assertAnswered(beyond, "Beyond ");
        assertThat(refused.message(Stage.SOON).content()).isEqualTo("Refused");
        assertThat(fails.message(Stage.SOON).content()).isEqualTo(Words.FAILED.original());
    }

    private static void assertAnswered(List<Interaction> asked, String question) {
        assertThat(asked)
                .extracting(each -> each.message(Stage.SOON).content())
                .containsExactlyElementsOf(IntStream.range(0, asked.size())
                        .mapToObj(number -> "Kept: " + question + number)
                        .toList());
    }
}
