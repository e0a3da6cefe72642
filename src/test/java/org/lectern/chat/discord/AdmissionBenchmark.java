package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Post;
import org.lectern.standin.Interaction;

/// As many as may wait for an answer do, over the real connection. It takes half a minute.
@Tag("benchmark")
class AdmissionBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CompletableFuture<Post.Message> kept = new CompletableFuture<>();
    private final AtomicInteger heard = new AtomicInteger();
    private final Stage stage = new Stage((_, responder) -> {
        heard.incrementAndGet();
        responder.answerWhen(kept.copy());
    });

    @AfterEach
    void close() {
        // Other tests hold such requests against Discord's document; these are too many for that.
        stage.standin.forgetRequests();
        stage.close();
    }

    private Interaction ask(int number) {
        return stage.standin.as("attendee").command(Stage.PLACE, "ask", Map.of("question", "Question " + number));
    }

    private void awaitHeard(int count) {
        stage.standin.await(
                count + " interactions",
                PATIENCE,
                () -> Optional.of(heard.get()).filter(is -> is == count));
    }

    @Test
    void eight_thousand_may_wait_and_whoever_comes_beyond_is_told_at_once_that_nothing_was_kept() {
        List<Interaction> waiting =
                IntStream.range(0, Admission.AT_ONCE).mapToObj(this::ask).toList();
        awaitHeard(Admission.AT_ONCE);
        Interaction beyond = ask(Admission.AT_ONCE);
        assertThat(beyond.message(PATIENCE).content())
                .isEqualTo(Words.TOO_MANY.original())
                .contains("nothing was kept", "try again");
        assertThat(stage.standin
                        .as("attendee")
                        .autocomplete(Stage.PLACE, "ask", "talk", "x")
                        .choices(PATIENCE))
                .isEmpty();
        assertThat(heard).hasValue(Admission.AT_ONCE);
        assertThat(waiting).noneMatch(each -> each.shown().isPresent());
        kept.complete(Post.Message.of("Kept"));
        assertThat(waiting.getFirst().message(PATIENCE).content()).isEqualTo("Kept");
        assertThat(ask(0).message(PATIENCE).content()).isEqualTo("Kept");
        assertThat(heard).hasValue(Admission.AT_ONCE + 1);
    }
}
