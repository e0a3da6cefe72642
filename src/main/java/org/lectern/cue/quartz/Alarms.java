package org.lectern.cue.quartz;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.lectern.schedule.SessionId;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.RAMJobStore;
import org.quartz.spi.ThreadExecutor;

/// A scheduler of Quartz in memory, with one job for each session and one trigger for each of its instants. (To remove
/// a trigger, Quartz copies all of its job: with one job, ten thousand would be copied ten thousand times.) What is
/// planned stands in the trigger's data: after a misfire Quartz no longer tells the time for which it was.
final class Alarms implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final AtomicLong NUDGES = new AtomicLong();
    private static final int BATCH = 256;
    private static final Duration IDLE_WAIT = Duration.ofSeconds(30);
    /// Quartz counts milliseconds in an int. Who is woken too early asks again.
    private static final Duration LONGEST = Duration.ofDays(20);

    private static final JobKey NUDGE = new JobKey("nudge");
    private static final String SESSION = "session";
    private static final String INSTANT = "instant";

    private final VirtualThreads threads = new VirtualThreads(BATCH);
    private final Wake wake;
    private final Scheduler scheduler;
    private volatile boolean closed;

    /// Hears that a planned instant is near. Called on a thread of its own.
    interface Wake {
        void wake(SessionId session, Instant at);
    }

    Alarms(Wake wake) {
        this.wake = wake;
        this.scheduler = start("lectern-cues-" + COUNT.incrementAndGet());
    }

    /// Wakes for these instants of a session, and for no other of its instants.
    ///
    /// @param in the real time from now on in which to wake for an instant
    void set(SessionId session, Collection<Instant> instants, Function<Instant, Duration> in) {
        quartz(() -> {
            scheduler.unscheduleJobs(
                    List.copyOf(scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(session.value()))));
            addJob(scheduler, job(session));
            for (Instant at : instants) {
                scheduler.scheduleJob(trigger(session, at, in.apply(at)));
            }
            lookAgain();
        });
    }

    /// Wakes once more for an instant of a session.
    void add(SessionId session, Instant at, Duration in) {
        quartz(() -> {
            Trigger trigger = trigger(session, at, in);
            if (scheduler.rescheduleJob(trigger.getKey(), trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
            lookAgain();
        });
    }

    /// Makes the scheduling thread look for the earliest trigger anew. It is told the time of each new trigger, but
    /// only the last time counts that it is told before it wakes: of two at once, the earlier can go unheard, and
    /// would wait for the one that the thread has in hand. A removal is heard whatever the times.
    private void lookAgain() throws SchedulerException {
        TriggerKey nudge = new TriggerKey(Long.toString(NUDGES.incrementAndGet()), "nudge");
        scheduler.scheduleJob(TriggerBuilder.newTrigger()
                .withIdentity(nudge)
                .forJob(NUDGE)
                .startAt(DateBuilder.futureDate(Math.toIntExact(LONGEST.toMillis()), IntervalUnit.MILLISECOND))
                .build());
        scheduler.unscheduleJob(nudge);
    }

    /// Wakes at once.
    void now(SessionId session, Instant at) {
        threads.runInThread(() -> wake.wake(session, at));
    }

    /// Waits for what runs, and leaves no thread.
    @Override
    public void close() {
        closed = true;
        quartz(() -> scheduler.shutdown(true));
    }

    private static Trigger trigger(SessionId session, Instant at, Duration in) {
        Duration wait = in.isNegative() ? Duration.ZERO : in.compareTo(LONGEST) > 0 ? LONGEST : in;
        return TriggerBuilder.newTrigger()
                .withIdentity(new TriggerKey(at.toString(), session.value()))
                .forJob(job(session))
                .usingJobData(new JobDataMap(Map.of(SESSION, session, INSTANT, at)))
                .startAt(DateBuilder.futureDate(Math.toIntExact(wait.toMillis()), IntervalUnit.MILLISECOND))
                .build();
    }

    private Scheduler start(String name) {
        try {
            DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
            factory.createScheduler(
                    name,
                    name,
                    threads,
                    new DaemonThreads(),
                    new RAMJobStore(),
                    Map.of(),
                    null,
                    0,
                    IDLE_WAIT.toMillis(),
                    0,
                    false,
                    null,
                    BATCH,
                    0);
            Scheduler made = factory.getScheduler(name);
            made.setJobFactory((bundle, _) -> job(bundle.getTrigger().getJobDataMap()));
            addJob(made, NUDGE);
            made.start();
            return made;
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    private static JobKey job(SessionId session) {
        return new JobKey(session.value(), "wake");
    }

    private static void addJob(Scheduler to, JobKey key) throws SchedulerException {
        to.addJob(JobBuilder.newJob(Job.class).withIdentity(key).storeDurably().build(), true);
    }

    private Job job(JobDataMap planned) {
        SessionId session = (SessionId) Objects.requireNonNull(planned.get(SESSION));
        Instant at = (Instant) Objects.requireNonNull(planned.get(INSTANT));
        return _ -> wake.wake(session, at);
    }

    private interface Call {
        void run() throws SchedulerException;
    }

    /// Quartz refuses nothing that we ask, but after it was closed, when nothing matters any more.
    private void quartz(Call call) {
        try {
            if (!scheduler.isShutdown()) {
                call.run();
            }
        } catch (SchedulerException e) {
            if (closed) {
                return;
            }
            throw new IllegalStateException("Quartz refused: " + e.getMessage(), e);
        }
    }

    /// Quartz's one scheduling thread never keeps a process alive.
    private static final class DaemonThreads implements ThreadExecutor {
        @Override
        public void execute(Thread thread) {
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void initialize() {}
    }
}
