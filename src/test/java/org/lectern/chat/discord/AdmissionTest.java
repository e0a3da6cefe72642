package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Post;
import org.lectern.standin.Answer;
import org.lectern.standin.Interaction;

/// How many may wait for an answer, and what those beyond are told: here three, whose answers nobody knows yet.
class AdmissionTest {
    private final LinkedBlockingQueue<CompletableFuture<Post.Message>> heard = new LinkedBlockingQueue<>();
    private final Stage stage = new Stage(
            (_, responder) -> {
                CompletableFuture<Post.Message> kept = new CompletableFuture<>();
                responder.answerWhen(kept);
                heard.add(kept);
            },
            new Admission(3, 3));

    @AfterEach
    void close() {
        stage.close();
    }

    private Interaction ask() {
        return stage.standin.as("attendee").command(Stage.PLACE, "ask", Map.of("question", "Why?"));
    }

    private CompletableFuture<Post.Message> heard() throws InterruptedException {
        return heard.take();
    }

    @Test
    void eight_thousand_may_wait_and_no_more() {
        Admission admission = new Admission();
        assertThat(IntStream.range(0, 8_000).allMatch(_ -> admission.enter())).isTrue();
        assertThat(IntStream.range(0, 3_000).anyMatch(_ -> admission.enter())).isFalse();
        admission.leave();
        assertThat(admission.enter()).isTrue();
        assertThat(admission.enter()).isFalse();
    }

    @Test
    void whoever_comes_beyond_is_told_at_once_that_nothing_was_kept() throws InterruptedException {
        List<Interaction> waiting = List.of(ask(), ask(), ask());
        List<CompletableFuture<Post.Message>> kept = List.of(heard(), heard(), heard());
        assertThat(ask().answer(Stage.SOON))
                .isInstanceOfSatisfying(
                        Answer.Message.class,
                        told -> assertThat(told.message().content())
                                .isEqualTo(Words.TOO_MANY.original())
                                .contains("nothing was kept", "try again"));
        assertThat(stage.standin
                        .as("attendee")
                        .autocomplete(Stage.PLACE, "ask", "talk", "x")
                        .choices(Stage.SOON))
                .isEmpty();
        assertThat(heard).isEmpty();
        kept.forEach(each -> each.complete(Post.Message.of("Kept")));
        assertThat(waiting)
                .allSatisfy(
                        each -> assertThat(each.message(Stage.SOON).content()).isEqualTo("Kept"));
    }

    @Test
    void a_place_is_free_again_when_its_answer_has_arrived_or_failed() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            ask();
        }
        List<CompletableFuture<Post.Message>> kept = List.of(heard(), heard(), heard());
        kept.getFirst().complete(Post.Message.of("Kept"));
        kept.getLast().completeExceptionally(new IllegalStateException("planted"));
        assertThat(isTakenSoon()).isTrue();
        assertThat(isTakenSoon()).isTrue();
        assertThat(isTaken()).isFalse();
    }

    private boolean isTakenSoon() {
        return Stream.generate(this::isTaken).limit(500).anyMatch(taken -> taken);
    }

    /// Who is taken in is put off, for nobody knows the answer.
    private boolean isTaken() {
        return ask().answer(Stage.SOON) instanceof Answer.Thinking;
    }
}
