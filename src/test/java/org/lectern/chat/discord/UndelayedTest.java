package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UndelayedTest {
    @Test
    void what_need_not_wait_is_done_by_whoever_hands_it_in() {
        try (Undelayed pool = new Undelayed("undelayed")) {
            CompletableFuture<Thread> executed = new CompletableFuture<>();
            pool.execute(() -> executed.complete(Thread.currentThread()));
            CompletableFuture<Thread> scheduled = new CompletableFuture<>();
            Runnable work = () -> scheduled.complete(Thread.currentThread());
            Future<?> done = pool.schedule(work, 0, TimeUnit.SECONDS);
            assertThat(executed).isCompletedWithValue(Thread.currentThread());
            assertThat(scheduled).isCompletedWithValue(Thread.currentThread());
            assertThat(done).isDone();
        }
    }

    @Test
    void what_is_delayed_is_done_later_by_another_thread() throws Exception {
        try (Undelayed pool = new Undelayed("undelayed")) {
            CompletableFuture<Thread> late = new CompletableFuture<>();
            var _ = pool.schedule(() -> late.complete(Thread.currentThread()), 1, TimeUnit.MILLISECONDS);
            assertThat(late.get(10, TimeUnit.SECONDS).getName()).isEqualTo("undelayed");
        }
    }
}
