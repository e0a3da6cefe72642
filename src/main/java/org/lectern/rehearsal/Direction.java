package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.lectern.rehearsal.Evidence.Absence;
import org.lectern.rehearsal.ScaledClock.Anchor;
import org.lectern.room.Stage;
import org.lectern.standin.StandIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The direction of a rehearsal while it plays: its clock, which the bot's follows, its bot, and how loud its audience
/// is. What takes time is done on a thread of its own, one after the other.
final class Direction implements Stage, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Direction.class);
    private static final double[] SPEEDS = {1, 2, 5, 10, 30, 60, 120, 240, 720};

    /// So long before a boundary one is brought, to see it come.
    private static final Duration BEFORE_BOUNDARY = Duration.ofSeconds(10);

    /// A boundary far off is approached fast first, then slower, so that the bot, which hears of a new pace a
    /// little later, is nowhere near it by mistake.
    private static final Approach[] APPROACHES = {
        new Approach(Duration.ofSeconds(70), 600), new Approach(BEFORE_BOUNDARY, 60),
    };

    private final ScaledClock clock;
    private final StandIn standin;
    private final Supplier<BotProcess> starter;
    private final Audience audience;
    private final Function<Instant, Instant> nextBoundary;
    private final Supplier<View.Progress> progress;
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final Set<String> visitors = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService hands = hands();
    private volatile BotProcess bot;
    private volatile String botState = "";
    private volatile double chosen;
    private volatile boolean approaches;
    private volatile boolean ended;

    private record Approach(Duration before, double speed) {}

    /// @param bot as it runs, and `starter` runs another one in the same folder
    /// @param nextBoundary after an instant of the session; that instant itself where none comes
    Direction(
            ScaledClock clock,
            StandIn standin,
            BotProcess bot,
            Supplier<BotProcess> starter,
            Audience audience,
            Function<Instant, Instant> nextBoundary,
            Supplier<View.Progress> progress) {
        this.clock = clock;
        this.standin = standin;
        this.bot = bot;
        this.starter = starter;
        this.audience = audience;
        this.nextBoundary = nextBoundary;
        this.progress = progress;
    }

    private static ScheduledExecutorService hands() {
        ScheduledThreadPoolExecutor hands = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("direction").daemon().factory());
        hands.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return hands;
    }

    /// Begins at an instant of the session, or stands there until somebody lets it go on.
    void begin(Instant at, double speed, boolean paused) throws InterruptedException {
        chosen = speed;
        run(new Anchor(now(), at.truncatedTo(ChronoUnit.MILLIS), paused ? 0 : speed));
    }

    private static Instant now() {
        return InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private synchronized void run(Anchor anchor) throws InterruptedException {
        clock.set(anchor);
        bot.clock(anchor);
        anchors.add(anchor);
        standin.speed(Math.max(1, anchor.speed()));
    }

    /// Goes on from here at another speed.
    private void speed(double speed) throws InterruptedException {
        Instant real = now();
        run(new Anchor(real, clock.anchor().at(real).truncatedTo(ChronoUnit.MILLIS), speed));
    }

    @Override
    public State state() {
        View.Progress where = progress.get();
        return new State(
                clock.instant(),
                clock.anchor().speed(),
                where.time(),
                where.what(),
                where.left(),
                botState,
                audience.volume().words());
    }

    @Override
    public Instant timeAt(Instant real) {
        return pace().sessionAt(real);
    }

    @Override
    public void acts(String personId) {
        visitors.add(personId);
    }

    @Override
    public void press(Press press) {
        if (press == Press.END) {
            ended = true;
            return;
        }
        try {
            hands.execute(() -> carryOut(press));
        } catch (RejectedExecutionException _) {
            log.debug("the rehearsal has ended: {} is not done", press);
        }
    }

    private void carryOut(Press press) {
        try {
            switch (press) {
                case SLOWER ->
                    choose(DoubleStream.of(SPEEDS)
                            .filter(speed -> speed < chosen)
                            .max()
                            .orElse(chosen));
                case FASTER ->
                    choose(DoubleStream.of(SPEEDS)
                            .filter(speed -> speed > chosen)
                            .min()
                            .orElse(chosen));
                case PAUSE -> {
                    approaches = false;
                    speed(clock.anchor().speed() == 0 ? chosen : 0);
                }
                case NEXT_BOUNDARY -> toNextBoundary();
                case CRASH -> crash();
                case QUIETER -> audience.quieter();
                case LOUDER -> audience.louder();
                case END -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            botState = "It failed: " + e.getMessage();
            log.warn("{} failed", press, e);
        }
    }

    private void choose(double speed) throws InterruptedException {
        approaches = false;
        chosen = speed;
        speed(speed);
    }

    private void toNextBoundary() throws InterruptedException {
        Instant boundary = nextBoundary.apply(clock.instant().plus(BEFORE_BOUNDARY));
        approaches = true;
        approach(boundary);
    }

    /// One pace after the other, each until its own distance from the boundary.
    private void approach(Instant boundary) throws InterruptedException {
        if (!approaches) {
            return;
        }
        for (Approach each : APPROACHES) {
            Instant until = boundary.minus(each.before());
            if (clock.instant().isBefore(until)) {
                speed(Math.max(each.speed(), chosen));
                var _ = hands.schedule(
                        () -> {
                            approach(boundary);
                            return null;
                        },
                        clock.realUntil(until).toNanos(),
                        TimeUnit.NANOSECONDS);
                return;
            }
        }
        approaches = false;
        speed(chosen);
    }

    private void crash() throws InterruptedException {
        Instant from = clock.instant();
        botState = "The bot was killed and starts again…";
        audience.botHasGoneOrCome();
        bot.kill();
        BotProcess another = starter.get();
        another.clock(clock.anchor());
        another.awaitReady();
        bot = another;
        audience.botHasGoneOrCome();
        absences.add(new Absence(from, clock.instant()));
        botState = "";
    }

    /// Has the bot read its schedules anew.
    void reread() {
        bot.tell("reread");
    }

    /// Whether somebody has ended it.
    boolean isEnded() {
        return ended;
    }

    /// The bot that plays, unless it is just being replaced.
    ///
    /// @throws RehearsalException where it has ended by itself
    void checkBot() throws InterruptedException {
        BotProcess playing = bot;
        if (botState.isEmpty() && !playing.isAlive() && botState.isEmpty() && playing == bot) {
            throw playing.died();
        }
    }

    synchronized Pace pace() {
        return new Pace(List.copyOf(anchors));
    }

    List<Absence> absences() {
        return List.copyOf(absences);
    }

    /// The ids of the people that somebody has acted as.
    Set<String> visitors() {
        return Set.copyOf(visitors);
    }

    /// Nothing more is pressed; what is under way ends first.
    @Override
    public void close() {
        hands.shutdown();
        try {
            if (!hands.awaitTermination(70, TimeUnit.SECONDS)) {
                log.warn("The rehearsal's direction does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bot.close();
    }
}
