package org.lectern.cue.quartz;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Cue;
import org.lectern.cue.CueListener;
import org.lectern.cue.CueTimer;
import org.lectern.cue.SessionClock;
import org.lectern.schedule.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The timer of the running bot. Quartz wakes it a little before each instant at which a session has cues; it then
/// parks to the instant, so that it is exact and never early. It plans anew when the session clock is changed, and
/// within a second when the wall clock was stepped.
public final class QuartzTimer implements CueTimer {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzTimer.class);
    /// Time for Quartz to start all jobs of an instant, of which forty take some 20 ms on two cores, and for the
    /// machine to be slow.
    private static final Duration EARLY = Duration.ofMillis(150);
    /// Who wakes with more than this left was woken for a time that is no longer right.
    private static final Duration FAR = Duration.ofMillis(500);

    /// Seldom: where nothing else happens, most of what the machine does is to wake.
    private static final Duration WATCH_EVERY = Duration.ofMillis(900);

    private final SessionClock clock;
    private final Alarms alarms;
    private final ClockWatch watch;
    private final Map<SessionId, Agenda> agendas = new ConcurrentHashMap<>();
    private final Thread watcher;
    private volatile @Nullable CueListener listener;
    private volatile boolean closed;

    /// A timer that waits for [#start(CueListener)] before anything goes off.
    ///
    /// @param wall the system's clock, which Quartz reads itself
    public QuartzTimer(SessionClock clock, InstantSource wall) {
        this.clock = clock;
        this.watch = new ClockWatch(wall, System::nanoTime);
        this.alarms = new Alarms(this::wake);
        // A virtual thread would have two others woken for each look.
        this.watcher = Thread.ofPlatform().name("lectern-clock-watch").daemon().unstarted(this::watch);
    }

    /// Lets cues go off from now on; once.
    public void start(CueListener heard) {
        listener = heard;
        watcher.start();
        clock.onChange(this::stepped);
        rearm();
    }

    @Override
    public void arm(SessionId session, Collection<Cue> cues) {
        if (closed) {
            throw new IllegalStateException("the timer is closed");
        }
        Agenda agenda = agendas.computeIfAbsent(session, _ -> new Agenda());
        synchronized (agenda) {
            agenda.set(cues);
            arm(session, agenda);
        }
    }

    /// Forgets what it waits for; no cue goes off any more, and no thread is left.
    @Override
    public void close() {
        closed = true;
        alarms.close();
        LockSupport.unpark(watcher);
        try {
            watcher.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void rearm() {
        agendas.forEach((session, agenda) -> {
            synchronized (agenda) {
                arm(session, agenda);
            }
        });
    }

    private void stepped() {
        rearm();
        CueListener heard = listener;
        if (heard != null && !closed) {
            heard.stepped();
        }
    }

    private void arm(SessionId session, Agenda agenda) {
        if (listener == null || closed) {
            return;
        }
        Set<Instant> instants = agenda.instants();
        List<Instant> later = new ArrayList<>();
        instants.stream().filter(at -> !isDue(at)).forEach(later::add);
        alarms.set(session, later, at -> clock.realUntil(at).minus(EARLY));
        instants.stream()
                .filter(at -> !later.contains(at))
                .max(Instant::compareTo)
                .ifPresent(last -> alarms.now(session, last));
    }

    private boolean isDue(Instant at) {
        return !clock.realUntil(at).isPositive();
    }

    /// On a thread of its own, a little before an instant: waits for it, and says what is due.
    private void wake(SessionId session, Instant at) {
        Agenda agenda = agendas.get(session);
        if (agenda == null) {
            return;
        }
        for (Duration left = clock.realUntil(at); left.isPositive(); left = clock.realUntil(at)) {
            if (closed || !agenda.awaits(at)) {
                return;
            }
            if (left.compareTo(FAR) > 0) {
                again(session, agenda, at);
                return;
            }
            LockSupport.parkNanos(left.toNanos());
        }
        if (agenda.come(at)) {
            handOver(session, agenda);
        }
    }

    private void again(SessionId session, Agenda agenda, Instant at) {
        synchronized (agenda) {
            if (agenda.awaits(at)) {
                alarms.add(session, at, clock.realUntil(at).minus(EARLY));
            }
        }
    }

    private void handOver(SessionId session, Agenda agenda) {
        CueListener heard = listener;
        for (List<Cue> cues = agenda.next(); cues != null; cues = agenda.next()) {
            if (closed || heard == null) {
                continue;
            }
            try {
                heard.due(session, cues);
            } catch (RuntimeException e) {
                LOG.error("Cues {} failed", cues.stream().map(Cue::key).toList(), e);
            }
        }
    }

    private void watch() {
        while (!closed) {
            if (watch.stepped()) {
                LOG.info("The wall clock was stepped: all cues are armed anew");
                stepped();
            }
            LockSupport.parkNanos(WATCH_EVERY.toNanos());
        }
    }
}
