package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.floor.Floor;
import org.lectern.floor.Reload;
import org.lectern.floor.ScheduleSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the schedules read anew: at SIGHUP, and by itself when their files are other ones. A file that is still being
/// written is waited for: it has to be the same at two looks.
final class Rereading implements ScheduleSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rereading.class);

    private final List<HostedSchedule> sessions;
    private final Floor floor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rereading").daemon().factory());
    private int taken;
    private int seen;
    private List<String> told = List.of();

    /// @param every how often the files are looked at; zero for never
    Rereading(List<HostedSchedule> sessions, Floor floor, Duration every) {
        this.sessions = sessions;
        this.floor = floor;
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
                .exceptionally(fault -> new Reload(List.of(), List.of(String.valueOf(fault.getMessage()))))
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
            return new Fresh.Read(Schedules.read(sessions).hosted());
        } catch (BadConfiguration e) {
            return new Fresh.Broken(e.problems());
        }
    }

    /// What tells one state of the files from another.
    private int print() {
        List<Object> contents = new ArrayList<>();
        for (Path file :
                sessions.stream().map(HostedSchedule::schedule).distinct().toList()) {
            try {
                contents.add(Arrays.hashCode(Files.readAllBytes(file)));
            } catch (IOException e) {
                contents.add(0);
            }
        }
        return contents.hashCode();
    }

    @Override
    public void close() {
        Signals.registerDefault("HUP");
        timer.shutdownNow();
    }
}
