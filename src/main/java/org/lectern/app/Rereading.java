package org.lectern.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.Signals;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.floor.Floor;
import org.lectern.floor.Reload;
import org.lectern.floor.ScheduleSource;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the schedules read anew: at SIGHUP, which is always answered in the log, and by itself when they are other ones.
/// A file that is still being written is waited for: it has to be the same at two looks.
final class Rereading implements ScheduleSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rereading.class);

    /// The line of a schedule, in what is said of it.
    private static final Pattern LINE = Pattern.compile("(?<=:)\\d+(?=: )|(?<=\\bline )\\d+");

    private final List<HostedSchedule> sessions;
    private final Library library;
    private final Floor floor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rereading").daemon().factory());
    private int taken;
    private int seen;
    private List<String> told = List.of();
    /// What was doubtful in the schedules as they were read last.
    private volatile List<String> warned;
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
        warned = read.problems();
        library.keep();
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
        timer.execute(() -> reread(true));
    }

    private void look() {
        int now = print();
        tellTroubles(List.of());
        if (now != taken && now == seen) {
            reread(false);
        }
        seen = now;
    }

    /// @param asked whether somebody wants it, and looks for what became of it
    private void reread(boolean asked) {
        taken = print();
        Reload reload = floor.reload()
                .exceptionally(fault -> new Reload(List.of(), List.of(String.valueOf(fault.getMessage())), List.of()))
                .join();
        List<String> doubts = asked ? reload.doubts() : List.of();
        doubts.forEach(doubt -> log.warn("{}", doubt));
        tellTroubles(doubts);
        tell(reload, asked);
    }

    private void tell(Reload reload, boolean asked) {
        if (!reload.problems().isEmpty() && (asked || !reload.problems().equals(told))) {
            log.warn("The schedules cannot be read anew, and nothing was changed:");
            reload.problems().forEach(problem -> log.warn("{}", problem));
        }
        told = reload.problems();
        reload.changes().forEach(change -> log.info("The schedule has changed. {}", change));
        if (asked && reload.problems().isEmpty() && reload.changes().isEmpty()) {
            log.info(reload.doubts().isEmpty() ? "The schedules say nothing new." : "The rest says nothing new.");
        }
    }

    @Override
    public Fresh read() {
        try {
            Schedules read = Schedules.read(sessions, library);
            library.keep();
            List<String> doubts = doubts();
            warn(read.problems().stream()
                    .filter(problem -> !doubts.contains(problem))
                    .toList());
            return new Fresh.Read(read.hosted(), doubts);
        } catch (BadConfiguration e) {
            return new Fresh.Broken(e.problems());
        }
    }

    private List<String> doubts() {
        return sessions.stream()
                .flatMap(session -> library.doubt(session.schedule()).stream())
                .distinct()
                .toList();
    }

    /// Tells what was not doubtful before, wherever it stood then.
    private void warn(List<String> problems) {
        Set<String> before = warned.stream().map(Rereading::withoutLines).collect(Collectors.toSet());
        problems.stream()
                .filter(problem -> !before.contains(withoutLines(problem)))
                .forEach(problem -> log.warn("{}", problem));
        warned = problems;
    }

    private static String withoutLines(String problem) {
        return LINE.matcher(problem).replaceAll("");
    }

    /// What tells one state of the schedules from another.
    private int print() {
        List<Object> prints = new ArrayList<>();
        for (HostedSchedule session : sessions) {
            prints.add(library.print(session.schedule(), session.given()));
        }
        return prints.hashCode();
    }

    /// @param told what needs not be said again
    private void tellTroubles(List<String> told) {
        sessions.forEach(session -> tellTrouble(session.schedule(), told));
    }

    /// What is wrong with a schedule on the web is said once, and so is that it is over.
    private void tellTrouble(Origin origin, List<String> told) {
        String now = library.trouble(origin).orElse("");
        String before = troubles.getOrDefault(origin, "");
        if (!now.equals(before)) {
            if (now.isEmpty()) {
                log.info("{} can be read again.", origin);
            } else if (!told.contains(now)) {
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
