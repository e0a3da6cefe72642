package org.lectern.cue.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.SessionId;

class AlarmsTest {
    private static final SessionId SESSION = new SessionId("aaaaaaaa");
    private static final Instant SOON = Instant.ofEpochSecond(1);
    private static final Instant LATER = Instant.ofEpochSecond(2);
    private static final Instant LATEST = Instant.ofEpochSecond(3);

    private final LinkedBlockingQueue<Instant> woken = new LinkedBlockingQueue<>();

    @Test
    void an_early_alarm_is_heard_although_a_late_one_is_set_right_after_it() throws InterruptedException {
        try (Alarms alarms = new Alarms((_, at) -> woken.add(at))) {
            for (int round = 0; round < 30; round++) {
                alarms.set(SESSION, List.of(LATER), _ -> Duration.ofSeconds(20));
                await(() -> schedulingThreads() > 0);
                alarms.set(
                        SESSION,
                        List.of(LATER, SOON, LATEST),
                        at -> Duration.ofMillis(at.equals(SOON) ? 30 : at.toEpochMilli() * 10));
                assertThat(woken.poll(5, TimeUnit.SECONDS))
                        .as("round %d", round)
                        .isEqualTo(SOON);
            }
        }
    }

    /// How many threads wait for a trigger's time.
    private static long schedulingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("QuartzSchedulerThread"))
                .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                .count();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
