package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnhurriedTest {
    @Test
    void what_jda_looks_for_twice_a_second_is_looked_for_seldom() {
        try (Unhurried pool = new Unhurried("unhurried")) {
            ScheduledFuture<?> look = pool.schedule(() -> {}, 500, TimeUnit.MILLISECONDS);
            assertThat(look.getDelay(TimeUnit.SECONDS)).isBetween(20L, 30L);
            look.cancel(false);
        }
    }

    @Test
    void a_look_that_is_still_to_come_keeps_nobody_from_ending() throws Exception {
        Unhurried pool = new Unhurried("unhurried");
        var _ = pool.schedule(() -> {}, 500, TimeUnit.MILLISECONDS);
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void all_else_is_done_when_it_is_wanted() throws Exception {
        try (Unhurried pool = new Unhurried("unhurried")) {
            CompletableFuture<Thread> soon = new CompletableFuture<>();
            var _ = pool.schedule(() -> soon.complete(Thread.currentThread()), 10, TimeUnit.MILLISECONDS);
            assertThat(soon.get(10, TimeUnit.SECONDS).getName()).isEqualTo("unhurried");
            ScheduledFuture<?> beats = pool.scheduleAtFixedRate(() -> {}, 500, 500, TimeUnit.MILLISECONDS);
            assertThat(beats.getDelay(TimeUnit.SECONDS)).isZero();
            beats.cancel(false);
        }
    }
}
