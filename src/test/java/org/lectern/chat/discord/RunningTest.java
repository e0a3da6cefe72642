package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Waiting for what is under way.
class RunningTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Running running = new Running();

    private Thread waiting(Duration atMost) {
        return Thread.ofVirtual().start(() -> {
            try {
                running.awaitNone(atMost);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void what_the_end_of_one_begins_is_waited_for_too() throws InterruptedException {
        CompletableFuture<Void> known = new CompletableFuture<>();
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        var _ = running.track(known.thenRun(() -> {
            var _ = running.track(delivered);
        }));
        Thread waiting = waiting(LONG);
        known.complete(null);
        assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
        delivered.completeExceptionally(new IllegalStateException("however it ends"));
        assertThat(waiting.join(LONG)).isTrue();
    }

    @Test
    void nothing_is_waited_for_longer_than_is_asked() throws InterruptedException {
        var _ = running.track(new CompletableFuture<>());
        assertThat(waiting(Duration.ofMillis(50)).join(LONG)).isTrue();
    }

    @Test
    void where_there_is_nothing_there_is_no_wait() throws InterruptedException {
        assertThat(waiting(LONG).join(LONG.dividedBy(2))).isTrue();
    }
}
