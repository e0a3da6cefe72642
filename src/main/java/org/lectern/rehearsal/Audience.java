package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.schedule.Session;
import org.lectern.standin.Actor;
import org.lectern.standin.Person;
import org.lectern.standin.StandIn;

/// A handful of people who ask and look, each session's by its [Script], by a rehearsal's clock.
final class Audience implements AutoCloseable {
    private static final List<String> NAMES = List.of("Amara", "Bjarne", "Chiara", "Dev", "Emiko", "Farid");

    private final StandIn standin;
    private final ScaledClock clock;
    private final List<Cue> cues = new ArrayList<>();
    private final ConcurrentLinkedQueue<Act> acts = new ConcurrentLinkedQueue<>();
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("audience-", 0).factory());
    private final Thread prompter =
            Thread.ofPlatform().name("audience").daemon().unstarted(this::prompt);
    private volatile boolean closing;

    /// A line of a script, in the session's channel.
    private record Cue(Script.Line line, Actor actor, String channel) {}

    Audience(StandIn standin, ScaledClock clock) {
        this.standin = standin;
        this.clock = clock;
    }

    /// Adds a session that they attend, before they begin.
    ///
    /// @param channel the id of its channel
    void attend(Session session, String channel, long seed) {
        List<Actor> actors = NAMES.stream().map(this::person).map(standin::as).toList();
        Instant now = clock.instant();
        Script.of(session, actors.size(), new SplittableRandom(seed)).stream()
                .filter(line -> line.at().isAfter(now))
                .forEach(line -> cues.add(new Cue(line, actors.get(line.person()), channel)));
    }

    private Person person(String name) {
        return standin.info().users().containsKey(name) ? standin.person(name) : standin.createUser(name);
    }

    void begin() {
        cues.sort(Comparator.comparing(cue -> cue.line().at()));
        prompter.start();
    }

    private void prompt() {
        for (Cue cue : cues) {
            for (Duration left = clock.realUntil(cue.line().at());
                    left.isPositive() && !closing;
                    left = clock.realUntil(cue.line().at())) {
                LockSupport.parkNanos(Math.min(left.toNanos(), TimeUnit.MILLISECONDS.toNanos(200)));
            }
            if (closing) {
                return;
            }
            hands.execute(() -> play(cue));
        }
    }

    private void play(Cue cue) {
        Player player = new Player(standin, cue.actor(), cue.channel());
        Response response;
        try {
            response = player.play(cue.line().move());
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
