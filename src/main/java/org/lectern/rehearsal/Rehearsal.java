package org.lectern.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.SlotTimes;
import org.lectern.rehearsal.Playbill.Entry;
import org.lectern.room.Room;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.reader.Given;
import org.lectern.standin.Recorded;
import org.lectern.standin.StandIn;

/// A session, or several, played against the stand-in: the bot as a process of its own with a store of its own, a
/// scaled clock, and a small audience. Whatever it has started ends when it is closed.
public final class Rehearsal implements AutoCloseable {
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final URI VIDEO = URI.create("https://example.org/video");
    private static final String AUTHOR = "author";
    private static final long TICK_MILLIS = 40;
    private static final long CHANGE_MILLIS = 3000;

    private final Options options;
    private final View view;
    private final Object closing = new Object();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private volatile boolean closed;
    private volatile List<Recorded> requests = List.of();
    private volatile boolean ended;

    /// At a time of the session another schedule takes the place of the one that is played.
    public record Another(Start at, Path schedule) {}

    /// How it is played.
    ///
    /// @param given what the schedules do not say themselves
    /// @param day the one that is played, by the calendar of where the sessions are; null for all
    /// @param others schedules that take the place of the one there is, one after the other
    /// @param speed seconds of the session in a real second; above 0
    /// @param until where in the session's time it ends early; null to play it all
    /// @param realLimits keeps Discord's rate windows, whatever the speed
    /// @param keep an empty folder that keeps store, configuration and log; null for none
    /// @param waits in the room: it begins when somebody there lets it, and ends when somebody there does
    public record Options(
            List<Path> schedules,
            Given given,
            @Nullable LocalDate day,
            List<Another> others,
            double speed,
            Start start,
            @Nullable Instant until,
            boolean realLimits,
            @Nullable Path keep,
            Attendance attendance,
            boolean waits) {
        public Options {
            schedules = List.copyOf(schedules);
            others = List.copyOf(others);
            if (!(speed > 0)) {
                throw new IllegalArgumentException("a speed is above 0, not " + speed);
            }
            if (!others.isEmpty() && schedules.size() != 1) {
                throw new IllegalArgumentException("another schedule can take the place of a single one only");
            }
        }

        /// The whole of these schedules at a speed.
        public static Options of(List<Path> schedules, double speed) {
            return new Options(
                    schedules,
                    Given.NOTHING,
                    null,
                    List.of(),
                    speed,
                    new Start.BeforeTheHeadsUp(),
                    null,
                    false,
                    null,
                    new Attendance(Volume.FEW, 1),
                    false);
        }

        public Options reading(Given silent) {
            return new Options(
                    schedules, silent, day, others, speed, start, until, realLimits, keep, attendance, waits);
        }

        public Options on(@Nullable LocalDate date) {
            return new Options(
                    schedules, given, date, others, speed, start, until, realLimits, keep, attendance, waits);
        }

        public Options then(List<Another> later) {
            return new Options(schedules, given, day, later, speed, start, until, realLimits, keep, attendance, waits);
        }

        public Options from(Start begin) {
            return new Options(schedules, given, day, others, speed, begin, until, realLimits, keep, attendance, waits);
        }

        public Options until(Instant end) {
            return new Options(schedules, given, day, others, speed, start, end, realLimits, keep, attendance, waits);
        }

        public Options withRealLimits(boolean real) {
            return new Options(schedules, given, day, others, speed, start, until, real, keep, attendance, waits);
        }

        public Options keeping(@Nullable Path folder) {
            return new Options(
                    schedules, given, day, others, speed, start, until, realLimits, folder, attendance, waits);
        }

        public Options waiting(boolean inTheRoom) {
            return new Options(
                    schedules, given, day, others, speed, start, until, realLimits, keep, attendance, inTheRoom);
        }

        public Options attendedBy(Attendance audience) {
            return new Options(schedules, given, day, others, speed, start, until, realLimits, keep, audience, waits);
        }
    }

    private Rehearsal(Options options, View view) {
        this.options = options;
        this.view = view;
    }

    /// To be watched on a terminal.
    public static Rehearsal onTerminal(Options options, PrintWriter out, boolean colour) {
        return new Rehearsal(options, new TerminalView(out, colour ? Ink.COLOUR : Ink.NONE));
    }

    /// To be watched in plain lines.
    public static Rehearsal inLines(Options options, PrintWriter out) {
        return new Rehearsal(options, new PlainView(out));
    }

    /// Plays it to its end, and shows the audit.
    ///
    /// @throws RehearsalException if it cannot be played, or the bot ends before it should
    public AuditReport play() throws InterruptedException {
        try {
            open(view);
            Playbill read = Playbill.read(options.schedules(), options.given());
            List<Session> played = read.on(options.day());
            Instant start = options.start().of(played, LEAD);
            Folder folder = open(Folder.open(options.keep()));
            Versions versions = new Versions(options.others(), played, options.given(), LEAD);
            Playbill bill = options.others().isEmpty()
                    ? read
                    : read.in(folder.copyOf(options.schedules().getFirst()));
            StandIn standin = open(StandIn.start(StandIn.Config.at(InstantSource.system())
                    .withSpeed(options.speed())
                    .withRealLimits(options.realLimits())
                    .withChannels(
                            bill.entries().stream().map(Entry::channelName).toArray(String[]::new))));
            return new Play(bill, played, versions, start, folder, standin).play();
        } catch (RuntimeException e) {
            if (ended) {
                throw new RehearsalException("The rehearsal was ended.", e);
            }
            throw e;
        } finally {
            closeAll();
        }
    }

    /// Whether it was closed while it was played.
    public boolean endedFromOutside() {
        return ended;
    }

    /// Ends it at once, from any thread.
    @Override
    public void close() {
        ended = true;
        closeAll();
    }

    /// Whoever calls it waits until all is closed, whoever closes it. One thing that does not close in order keeps
    /// nothing else from it.
    private void closeAll() {
        closed = true;
        List<Exception> faults = new ArrayList<>();
        synchronized (closing) {
            for (AutoCloseable next = next(); next != null; next = next()) {
                try {
                    next.close();
                } catch (Exception e) {
                    faults.add(e);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "The rehearsal does not end in order: " + faults.getFirst().getMessage(), faults.getFirst());
        }
    }

    private @Nullable AutoCloseable next() {
        synchronized (opened) {
            return opened.pollFirst();
        }
    }

    /// Takes note of something that is to be closed with this, last first.
    private <T extends AutoCloseable> T open(T what) {
        synchronized (opened) {
            opened.addFirst(what);
            if (!closed) {
                return what;
            }
        }
        closeAll();
        throw new RehearsalException("The rehearsal was ended.");
    }

    /// What the bot has sent in the play that has ended.
    List<Recorded> requests() {
        return requests;
    }

    /// One performance.
    private final class Play {
        private final Playbill bill;
        private final List<Session> played;
        private final Versions versions;
        private final Instant start;
        private final Folder folder;
        private final StandIn standin;
        private final ScaledClock clock;

        Play(Playbill bill, List<Session> played, Versions versions, Instant start, Folder folder, StandIn standin) {
            this.bill = bill;
            this.played = played;
            this.versions = versions;
            this.start = start;
            this.folder = folder;
            this.standin = standin;
            clock = ScaledClock.startingAt(start, 0, InstantSource.system());
        }

        /// The pages keep their address when the bot starts anew.
        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new RehearsalException("No port is free for the pages: " + e.getMessage(), e);
            }
        }

        AuditReport play() throws InterruptedException {
            Map<Path, List<Integer>> talks = bill.entries().stream()
                    .filter(entry -> entry.room() == null)
                    .collect(Collectors.toMap(Entry::file, Entry::numbersOnce));
            folder.configure(
                    new Folder.Config(
                                    standin.restUrl(),
                                    standin.gatewayUrl(),
                                    LEAD,
                                    GRACE,
                                    List.of(standin.person("chair").id()),
                                    VIDEO)
                            .withAuthor(standin.createUser(AUTHOR).id(), talks)
                            .withPages(freePort()),
                    options.given(),
                    bill.entries().stream()
                            .map(entry -> new Folder.Hall(entry.file(), entry.room(), channel(entry)))
                            .toList());
            view.line(view.ink().faint("The bot starts, against a stand-in of Discord at " + standin.controlUrl()));
            BotProcess bot = startBot();
            Witness witness = new Witness(folder.store(), standin, this::held, LEAD);
            Audience audience = open(audience());
            Reporter reporter = reporter();
            Direction direction = open(new Direction(
                    clock, standin, bot, this::startBot, audience, witness::nextBoundary, reporter::progress));
            bot.clock(clock.anchor());
            bot.awaitReady();
            direction.begin(start, options.speed(), options.waits());
            Room room =
                    open(Room.open(standin, direction, channel(bill.entries().getFirst())));
            view.line("Be an attendee, a chair or an author yourself, in the browser: " + room.uri());
            open(standin.watch(reporter::heard));
            audience.begin();
            Instant end = awaitEnd(direction, reporter);
            room.close();
            audience.close();
            witness.awaitSettled(end);
            direction.close();
            requests = standin.requests();
            view.close();
            List<Evidence.Absence> absences = new ArrayList<>(direction.absences());
            absences.addFirst(Evidence.Absence.before(start.truncatedTo(ChronoUnit.MILLIS)));
            AuditReport report =
                    Audit.of(witness.evidence(direction.pace(), absences, end, audience.acts(), direction.visitors()));
            AuditTable.of(report, view.ink()).forEach(view::line);
            return report;
        }

        private BotProcess startBot() {
            return open(
                    BotProcess.start(folder.path(), standin.token(), BotProcess.Program.lectern(options.realLimits())));
        }

        private Audience audience() {
            Audience audience = new Audience(standin, clock, options.attendance());
            long seed = options.attendance().seed();
            // What a change is about is left alone until the bot has had time to take it up.
            Duration settling = Duration.ofMillis((long) (CHANGE_MILLIS * options.speed()));
            for (Entry entry : bill.entries()) {
                for (Session session : entry.sessions()) {
                    audience.attend(session, channel(entry), seed++, Instant.MIN, versions.firstAt(), Set.of());
                }
                for (Versions.Version version : versions.read()) {
                    Set<String> moved = version.movedInto(entry, bill);
                    for (Session session : version.sessions(entry)) {
                        audience.attend(
                                session, channel(entry), seed++, version.from().plus(settling), version.to(), moved);
                    }
                }
            }
            return audience;
        }

        private Reporter reporter() {
            Map<String, String> names = new LinkedHashMap<>();
            bill.entries().forEach(entry -> names.put(channel(entry), entry.channelName()));
            return new Reporter(view, standin, clock, played, names);
        }

        private String channel(Entry entry) {
            return standin.channelId(entry.channelName());
        }

        private Instant end() {
            Instant until = options.until();
            return until != null
                    ? until
                    : Stream.concat(played.stream(), versions.sessions(options.day()))
                            .map(SlotTimes::closing)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
        }

        /// @return when it ended, in the session's time
        private Instant awaitEnd(Direction direction, Reporter reporter) throws InterruptedException {
            Instant end = end();
            while (!direction.isEnded() && (options.waits() || clock.instant().isBefore(end))) {
                if (closed) {
                    throw new RehearsalException("The rehearsal was ended.");
                }
                direction.checkBot();
                reporter.tick();
                versions.due(clock.instant()).ifPresent(schedule -> {
                    folder.replace(bill.entries().getFirst().file(), schedule);
                    direction.reread();
                    view.line(view.ink().faint("The schedule is now " + schedule));
                });
                Thread.sleep(Math.clamp(clock.realUntil(end).toMillis() + 1, 1, TICK_MILLIS));
            }
            return direction.isEnded() ? clock.instant() : end;
        }

        /// The sessions as stored, each with its channel and the plans that it had.
        private List<Evidence.Held> held(List<Session> stored) {
            Map<SessionId, List<Evidence.Plan>> plans = versions.plans(bill.sessions(), stored);
            List<Evidence.Held> held = new ArrayList<>();
            for (Session session : stored) {
                Entry entry = bill.of(session, held.size());
                held.add(new Evidence.Held(session, channel(entry), entry.channelName())
                        .planned(plans.getOrDefault(session.id(), List.of())));
            }
            return held;
        }
    }
}
