package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.lectern.cue.OnNow;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.standin.Actor;
import org.lectern.standin.Person;
import org.lectern.standin.StandIn;

/// A handful of people who ask and look, each session's by its [Script], by a rehearsal's clock.
final class Audience implements AutoCloseable {
    private static final List<String> NAMES = List.of("Amara", "Bjarne", "Chiara", "Dev", "Emiko", "Farid");

    /// The clock may be set anew meanwhile.
    private static final Duration LOOKS_UP = Duration.ofMillis(200);

    private static final long CROWD_MILLIS = 50;

    private final StandIn standin;
    private final ScaledClock clock;
    private final List<Cue> cues = new ArrayList<>();
    private final ConcurrentLinkedQueue<Act> acts = new ConcurrentLinkedQueue<>();
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("audience-", 0).factory());
    private final Thread prompter =
            Thread.ofPlatform().name("audience").daemon().unstarted(this::prompt);
    private final Thread crowd = Thread.ofPlatform().name("crowd").daemon().unstarted(this::beACrowd);
    private final List<Seat> seats = new ArrayList<>();
    private final List<Volume> volumes = List.of(Volume.values());
    private final AtomicInteger comings = new AtomicInteger();
    private final long seed;
    private volatile Volume volume;
    private volatile boolean closing;

    /// A session that they attend, and what they might ask there.
    private record Seat(Session session, String channel, Questions questions) {}

    /// A line of a script, in the session's channel.
    private record Cue(Script.Line line, Actor actor, String channel) {}

    Audience(StandIn standin, ScaledClock clock, Attendance attendance) {
        this.standin = standin;
        this.clock = clock;
        this.volume = attendance.volume();
        this.seed = attendance.seed();
    }

    /// Adds a session that they attend, before they begin.
    ///
    /// @param channel the id of its channel
    /// @param from what they do at that time, or later, they do
    /// @param to what they do before that they do
    /// @param moved titles of its talks that were in another room before
    void attend(Session session, String channel, long seed, Instant from, Instant to, Set<String> moved) {
        List<Actor> actors = NAMES.stream().map(this::person).map(standin::as).toList();
        Instant now = clock.instant();
        Script.of(session, actors.size(), new SplittableRandom(seed), moved).stream()
                .filter(line -> line.at().isAfter(now)
                        && !line.at().isBefore(from)
                        && line.at().isBefore(to))
                .forEach(line -> cues.add(new Cue(line, actors.get(line.person()), channel)));
        seats.add(new Seat(session, channel, new Questions(new SplittableRandom(~seed))));
    }

    private Person person(String name) {
        return standin.info().users().containsKey(name) ? standin.person(name) : standin.createUser(name);
    }

    void begin() {
        cues.sort(Comparator.comparing(cue -> cue.line().at()));
        prompter.start();
        crowd.start();
    }

    /// The bot has gone, or has come back: the first time it is told, it has gone.
    void botHasGoneOrCome() {
        comings.incrementAndGet();
    }

    Volume volume() {
        return volume;
    }

    void louder() {
        volume = volumes.get(Math.min(volumes.indexOf(volume) + 1, volumes.size() - 1));
    }

    void quieter() {
        volume = volumes.get(Math.max(volumes.indexOf(volume) - 1, 0));
    }

    private void prompt() {
        for (Cue cue : cues) {
            for (Duration left = clock.realUntil(cue.line().at());
                    left.isPositive() && !closing;
                    left = clock.realUntil(cue.line().at())) {
                LockSupport.parkNanos(left.compareTo(LOOKS_UP) < 0 ? left.toNanos() : LOOKS_UP.toNanos());
            }
            if (closing) {
                return;
            }
            if (volume != Volume.NOBODY) {
                hands.execute(() -> play(cue));
            }
        }
    }

    /// Acts at random, as many times in a minute of the session as the volume says.
    private void beACrowd() {
        SplittableRandom random = new SplittableRandom(seed);
        double due = 0;
        Instant last = clock.instant();
        while (!closing) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CROWD_MILLIS));
            Instant now = clock.instant();
            due += volume.more() * Duration.between(last, now).toMillis() / 60_000.0;
            last = now;
            for (; due >= 1 && !closing; due--) {
                Seat seat = seats.get(random.nextInt(seats.size()));
                actOf(seat, now, random)
                        .ifPresent(move -> hands.execute(() -> play(new Cue(
                                new Script.Line(now, 0, move),
                                standin.as(person(NAMES.get(random.nextInt(NAMES.size())))),
                                seat.channel()))));
            }
        }
    }

    /// Somebody votes more often than somebody asks; in a talk alone.
    private static Optional<Script.Move> actOf(Seat seat, Instant now, SplittableRandom random) {
        if (OnNow.at(seat.session(), now) instanceof OnNow.On(Slot slot) && slot instanceof Slot.Talk talk) {
            return Optional.of(
                    random.nextInt(3) == 0
                            ? new Script.Move.Ask(seat.questions().about(talk), false)
                            : new Script.Move.Vote(random.nextInt(1 << 20)));
        }
        return Optional.empty();
    }

    private void play(Cue cue) {
        Player player = new Player(standin, cue.actor(), cue.channel());
        int before = comings.get();
        Response response;
        try {
            response = player.play(cue.line().move());
            if (response instanceof Response.Nothing && (comings.get() != before || before % 2 == 1)) {
                response = new Response.Unheard();
            }
        } catch (RuntimeException e) {
            response = new Response.Impossible(String.valueOf(e.getMessage()));
        }
        Person person = cue.actor().person();
        acts.add(new Act(
                person.id(),
                person.name(),
                cue.channel(),
                Player.name(cue.line().move()),
                Player.question(cue.line().move()),
                response));
    }

    /// What they did so far and what came of it.
    List<Act> acts() {
        return List.copyOf(acts);
    }

    /// Nobody begins anything more; what is under way ends within seconds.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(prompter);
        try {
            prompter.join();
            crowd.join();
            hands.shutdown();
            if (!hands.awaitTermination(10, TimeUnit.SECONDS)) {
                hands.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hands.shutdownNow();
        }
    }
}
