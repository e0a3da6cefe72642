package org.lectern.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.lectern.standin.Actor;
import org.lectern.standin.Answer;
import org.lectern.standin.Interaction;
import org.lectern.standin.StandIn;

/// Many people who ask at times that are drawn beforehand, whether or not those before them were answered: what the bot
/// or the stand-in is late with delays nobody's question, and counts as latency.
final class Crowd {
    private static final int PEOPLE = 2500;
    private static final String QUESTION = "How does the error of the estimate grow with the depth of the"
            + " network when the weights are drawn anew for each layer?";

    private final List<Actor> people;
    private final List<String> rooms;
    private final long[] times;

    /// What one of them did.
    ///
    /// @param late nanoseconds from when it was to be asked until the stand-in had sent it
    /// @param sent when that was, by `System.nanoTime()`
    record Asked(Interaction interaction, long late, long sent) {
        /// From when it was to be asked until it was answered; empty where it was not within Discord's 3 s.
        Optional<Duration> latency() {
            return interaction.latency().map(latency -> latency.plusNanos(late));
        }

        boolean deferred() {
            return interaction.answered().stream().anyMatch(Answer.Thinking.class::isInstance);
        }

        /// What the asker reads in the end; empty as long as there is nothing.
        String words() {
            return interaction.shown().map(message -> message.content()).orElse("");
        }

        boolean kept() {
            return words().startsWith("Kept as question ");
        }
    }

    /// @param within the time over which the questions come, at random; a Poisson process of that many
    /// @param rooms that they ask in, by turns
    Crowd(StandIn standin, List<String> rooms, int questions, Duration within, long seed) {
        this.rooms = rooms;
        this.people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> standin.as(standin.createUser("asker-" + number)))
                .toList();
        SplittableRandom random = new SplittableRandom(seed);
        this.times = random.longs(questions, 0, within.toNanos()).toArray();
        Arrays.sort(times);
    }

    /// Lets them ask; completes with the last question asked.
    CompletableFuture<List<Asked>> begin() {
        CompletableFuture<List<Asked>> all = new CompletableFuture<>();
        Thread.ofPlatform().name("crowd").daemon().start(() -> {
            try {
                all.complete(ask());
            } catch (RuntimeException e) {
                all.completeExceptionally(e);
            }
        });
        return all;
    }

    private List<Asked> ask() {
        List<Asked> asked = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < times.length; i++) {
            long due = begin + times[i];
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Map<String, String> options = Map.of("question", (i + 1) + ". " + QUESTION);
            Actor person = people.get(i % people.size());
            Interaction interaction = person.command(rooms.get(i % rooms.size()), "ask", options);
            long sent = System.nanoTime();
            asked.add(new Asked(interaction, sent - due, sent));
        }
        return Collections.unmodifiableList(asked);
    }

    /// Waits until each of them was told in the end what became of the question, or was not answered at all.
    void awaitWords(List<Asked> asked, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        for (Asked each : asked) {
            long left = Math.max(0, end - System.nanoTime());
            if (!(each.interaction().answer(Duration.ofNanos(left)) instanceof Answer.Nothing)) {
                each.interaction().message(Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), left)));
            }
        }
    }
}
