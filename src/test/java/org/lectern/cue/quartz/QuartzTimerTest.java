package org.lectern.cue.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.app.WallClock;
import org.lectern.cue.Cue;
import org.lectern.cue.Cue.SessionOpens;
import org.lectern.cue.CueTimer;
import org.lectern.cue.CueTimerContract;
import org.lectern.rehearsal.ScaledClock;
import org.lectern.schedule.Ids;
import org.lectern.schedule.SessionId;

/// The timer's contract on a rehearsal's clock that stands; and what is its own, on clocks that run.
class QuartzTimerTest extends CueTimerContract {
    private static final InstantSource SYSTEM = InstantSource.system();

    private final ScaledClock clock = ScaledClock.startingAt(at("17:00"), 0, SYSTEM);
    private final QuartzTimer timer = new QuartzTimer(clock, SYSTEM);

    @BeforeEach
    void startTheTimer() {
        timer.start(listener);
    }

    @Override
    protected CueTimer timer() {
        return timer;
    }

    @Override
    protected void setClock(Instant now) {
        clock.set(now);
    }

    @Test
    void two_hundred_cues_of_one_instant_all_go_off_and_none_early() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        WallClock live = new WallClock(SYSTEM);
        Instant at = live.instant().plusMillis(700);
        Map<SessionId, Long> micros = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(200);
        try (QuartzTimer busy = new QuartzTimer(live, SYSTEM)) {
            busy.start((session, _) -> {
                micros.put(session, Duration.between(at, SYSTEM.instant()).toNanos() / 1000);
                all.countDown();
            });
            Stream.generate(() -> new SessionId(Ids.fresh(random)))
                    .distinct()
                    .limit(200)
                    .forEach(session -> busy.arm(session, List.of(new SessionOpens(session, at))));
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }
        List<Long> late = micros.values().stream().sorted().toList();
        System.out.printf(
                "200 cues at one instant, late by: p50 %d µs, p99 %d µs, most %d µs%n",
                late.get(100), late.get(198), late.get(199));
        assertThat(late).hasSize(200).allMatch(micro -> micro >= 0);
    }

    @Test
    void cues_go_off_while_the_clock_runs_fast() {
        List<Cue> cues = List.of(pause(ONE, 1, "17:05"), pause(ONE, 2, "17:10"), pause(ONE, 3, "17:15"));
        timer.arm(ONE, cues);
        clock.speed(3000);
        heard.await(3);
        assertThat(heard.cues()).isEqualTo(cues);
        assertThat(clock.instant()).isAfterOrEqualTo(at("17:15"));
    }

    @Test
    void a_clock_that_is_made_faster_is_noticed() {
        clock.speed(1);
        Cue cue = opens(ONE, "18:00");
        timer.arm(ONE, List.of(cue));
        clock.speed(36_000);
        heard.await(cue);
        assertThat(clock.instant()).isBefore(at("23:00"));
    }

    @Test
    void a_clock_that_is_stopped_just_before_an_instant_holds_its_cue_back() {
        Cue held = opens(ONE, "17:00:00.012");
        clock.speed(1);
        timer.arm(ONE, List.of(held));
        clock.set(at("16:59"));
        clock.speed(0);
        Cue other = opens(TWO, "16:59");
        timer.arm(TWO, List.of(other));
        heard.await(other);
        boolean beforeItStopped = heard.cues().contains(held);
        clock.set(at("17:01"));
        heard.await(held);
        assertThat(heard.cues().indexOf(held) < heard.cues().indexOf(other)).isEqualTo(beforeItStopped);
        assertThat(heard.cues()).containsOnlyOnce(held);
    }

    @Test
    void a_cue_that_is_taken_back_while_it_is_waited_for_does_not_go_off() {
        WallClock now = new WallClock(SYSTEM);
        try (QuartzTimer live = new QuartzTimer(now, SYSTEM)) {
            live.start(listener);
            // So near that a thread is started for it at once, and waits.
            Instant near = now.instant().plusMillis(100);
            live.arm(ONE, List.of(new SessionOpens(ONE, near)));
            Cue due = new SessionOpens(TWO, now.instant());
            live.arm(TWO, List.of(due));
            heard.await(due);
            live.arm(ONE, List.of());
            assumeTrue(now.instant().isBefore(near), "this machine was too slow to take it back before its time");
            Cue later = new SessionOpens(TWO, near.plusMillis(100));
            live.arm(TWO, List.of(later));
            heard.await(later);
            assertThat(heard.cues()).containsExactly(due, later);
        }
    }

    @Test
    void a_step_of_the_wall_clock_is_noticed() {
        Duration[] offset = {Duration.ZERO};
        InstantSource wall = () -> SYSTEM.instant().plus(offset[0]);
        try (QuartzTimer live = new QuartzTimer(new WallClock(wall), wall)) {
            live.start(listener);
            Cue cue = new SessionOpens(ONE, wall.instant().plus(Duration.ofHours(1)));
            live.arm(ONE, List.of(cue));
            offset[0] = Duration.ofHours(1);
            heard.await(cue);
        }
    }

    @Test
    void cues_armed_before_the_start_wait_for_it() {
        try (QuartzTimer late = new QuartzTimer(clock, SYSTEM)) {
            Cue cue = opens(ONE, "16:00");
            late.arm(ONE, List.of(cue));
            late.start(listener);
            heard.await(cue);
        }
    }

    @Test
    void a_listener_that_fails_does_not_stop_the_next_cue() {
        first = (_, _) -> {
            first = (_, _) -> {};
            throw new IllegalStateException("for a test");
        };
        Cue next = pause(ONE, 2, "16:30");
        timer.arm(ONE, List.of(pause(ONE, 1, "16:00"), next));
        heard.await(next);
        assertThat(heard.cues()).containsExactly(next);
    }

    @Test
    void a_cue_years_ahead_is_waited_for() {
        clock.speed(1);
        Cue far = new SessionOpens(ONE, at("17:00").plus(Duration.ofDays(4000)));
        timer.arm(ONE, List.of(far));
        clock.set(far.at());
        heard.await(far);
    }

    @Test
    void no_thread_is_left_and_nothing_goes_off_after_it_is_closed() {
        timer.arm(ONE, List.of(opens(ONE, "18:00")));
        timer.close();
        clock.set(at("18:00"));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lectern-cue"));
        assertThat(heard.cues()).isEmpty();
    }
}
