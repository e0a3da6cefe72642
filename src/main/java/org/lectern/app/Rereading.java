package org.lectern.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.floor.Floor;
import org.lectern.floor.Reload;
import org.lectern.floor.ScheduleSource;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the schedules read anew: at SIGHUP, and by itself when they are other ones. A file that is still being
/// written is waited for: it has to be the same at two looks.
final class Rereading implements ScheduleSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rereading.class);

    private final List<HostedSchedule> sessions;
    private final Library library;
    private final Floor floor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rereading").daemon().factory());
    private int taken;
    private int seen;
    private List<String> told = List.of();
    /// What is wrong with schedules on the web, as told.
    private final Map<Origin, String> troubles = new ConcurrentHashMap<>();

    /// @param read as they were read at first; what is wrong with them was told
    /// @param every how often they are looked at; zero for never
    Rereading(List<HostedSchedule> sessions, Schedules read, Floor floor, Duration every) {
        this.sessions = sessions;
        this.library = read.library();
        this.floor = floor;
        sessions.forEach(session ->
                library.trouble(session.schedule()).ifPresent(trouble -> troubles.put(session.schedule(), trouble)));
        taken = print();
        seen = taken;
        floor.readFrom(this);
        if (every.isPositive()) {
            var _ = timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
        Signals.register("HUP", this::now);
    }

    /// Has the schedules read anew at once.
    void now() {
        timer.execute(this::reread);
    }

    private void look() {
        int now = print();
        if (now != taken && now == seen) {
            reread();
        }
        seen = now;
    }

    private void reread() {
        taken = print();
        tell(floor.reload()
                .exceptionally(fault -> new Reload(List.of(), List.of(String.valueOf(fault.getMessage())), List.of()))
                .join());
    }

    private void tell(Reload reload) {
        if (!reload.problems().isEmpty() && !reload.problems().equals(told)) {
            log.warn("The schedules cannot be read anew, and nothing was changed:");
            reload.problems().forEach(problem -> log.warn("{}", problem));
        }
        told = reload.problems();
        reload.changes().forEach(change -> log.info("The schedule has changed. {}", change));
    }

    @Override
    public Fresh read() {
        try {
            return new Fresh.Read(Schedules.read(sessions, library).hosted(), troubles());
        } catch (BadConfiguration e) {
            return new Fresh.Broken(e.problems());
        }
    }

    private List<String> troubles() {
        return sessions.stream()
                .flatMap(session -> library.trouble(session.schedule()).stream())
                .distinct()
                .toList();
    }

    /// What tells one state of the schedules from another.
    private int print() {
        List<Object> prints = new ArrayList<>();
        for (HostedSchedule session : sessions) {
            prints.add(library.print(session.schedule(), session.given()));
            tellTrouble(session.schedule());
        }
        return prints.hashCode();
    }

    /// What is wrong with a schedule on the web is said once, and so is that it is over.
    private void tellTrouble(Origin origin) {
        String now = library.trouble(origin).orElse("");
        String before = troubles.getOrDefault(origin, "");
        if (!now.equals(before)) {
            if (now.isEmpty()) {
                log.info("{} can be read again.", origin);
            } else {
                log.warn("{}", now);
            }
            troubles.put(origin, now);
        }
    }

    @Override
    public void close() {
        Signals.registerDefault("HUP");
        timer.shutdownNow();
        library.close();
    }
}
