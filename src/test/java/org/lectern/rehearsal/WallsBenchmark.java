package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Actor;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;

/// A thousand open walls of the real bot, in its own process: how soon a vote is on all of them, at what memory, and
/// whether `/ask` is slower for them. `mvn -Pbenchmark verify` runs a short form, which only looks whether every wall
/// shows every vote; with `-Dlectern.benchmark.full=true` the times are held to what is promised, too.
@Tag("benchmark")
class WallsBenchmark {
    private static final boolean FULL = Boolean.getBoolean("lectern.benchmark.full");
    private static final int WALLS = 1000;
    private static final int VOTES = FULL ? 60 : 5;
    private static final int ROUNDS = FULL ? 10 : 1;
    private static final int ASKS = FULL ? 200 : 40;
    private static final int ASKERS = 8;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ROOM = "room-1";

    private final AtomicInteger people = new AtomicInteger();

    @Test
    void a_vote_reaches_a_thousand_walls_and_asking_is_no_slower() throws Exception {
        try (BurstStage stage = new BurstStage(1, 1, BurstStage.instant("19:01"), true)) {
            BurstReport report = new BurstReport("a thousand walls");
            stage.run();
            URI link = link(stage);
            asks(stage, ASKS);
            long before = stage.botResidentKiB();
            List<Long> with = new ArrayList<>();
            List<Long> without = new ArrayList<>();
            try (Walls walls = new Walls(link, WALLS)) {
                assertThat(walls.shown()).isEqualTo(WALLS);
                List<Long> votes = votes(stage, walls);
                report.tell("a vote is on all walls after, median", millis(median(votes)) + " ms");
                promise(report, "a vote is on all walls after, at most", millis(Collections.max(votes)), 1000, "ms");
                report.tell("resident memory without walls", before / 1024 + " MiB");
                report.tell("resident memory with them", stage.botResidentKiB() / 1024 + " MiB");
                report.exactly("walls that lost their connection", walls.lost(), 0);
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (Walls walls = new Walls(link, WALLS)) {
                    assertThat(walls.shown()).isEqualTo(WALLS);
                    with.addAll(asks(stage, ASKS));
                }
                Thread.sleep(500);
                without.addAll(asks(stage, ASKS));
            }
            report.tell("/ask without walls, median", micros(median(without)) + " µs");
            report.tell("/ask with them, median", micros(median(with)) + " µs");
            promise(report, "ratio, in hundredths", Math.round(100.0 * median(with) / median(without)), 120, "");
            report.close();
        }
    }

    private static void promise(BurstReport report, String what, long measured, long bound, String unit) {
        if (FULL) {
            report.atMost(what, measured, bound, unit);
        } else {
            report.tell(what, (measured + " " + unit).strip());
        }
    }

    /// The link to the wall, asked for until the pages are served.
    private static URI link(BurstStage stage) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (true) {
            SeenMessage told = stage.standin
                    .as("chair")
                    .command(ROOM, "session wall")
                    .message(SOON, message -> !message.content().isEmpty());
            if (!told.buttons().isEmpty()) {
                return URI.create(told.buttons().getFirst().url());
            }
            assertThat(System.nanoTime()).as("no pages yet: %s", told.content()).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /// Somebody else votes for the same question each time.
    private List<Long> votes(BurstStage stage, Walls walls) throws InterruptedException {
        record Ballot(String message, String button) {}
        Ballot ballot = stage.standin.await(
                "a card",
                SOON,
                () -> stage.inThreads().stream()
                        .flatMap(message -> message.buttons().stream()
                                .filter(button -> button.customId().startsWith("vote:"))
                                .map(button -> new Ballot(message.id(), button.customId())))
                        .findFirst());
        List<Long> nanos = new ArrayList<>();
        for (int vote = 1; vote <= VOTES; vote++) {
            Actor voter = person(stage);
            walls.expect("</span>" + vote + "</p>");
            long since = System.nanoTime();
            voter.press(ballot.message(), ballot.button());
            nanos.add(walls.await(since));
            assertThat(walls.shown()).as("walls that show vote %s", vote).isEqualTo(WALLS);
            Thread.sleep(300);
        }
        return nanos;
    }

    private Actor person(BurstStage stage) {
        return stage.standin.as(stage.standin.createUser("person-" + people.incrementAndGet()));
    }

    /// So many questions in all, of a few who each wait for the answer before the next asks.
    private List<Long> asks(BurstStage stage, int questions) throws Exception {
        List<Callable<List<Long>>> askers = new ArrayList<>();
        for (int asker = 0; asker < ASKERS; asker++) {
            List<Actor> actors = new ArrayList<>();
            for (int i = 0; i < questions / ASKERS; i++) {
                actors.add(person(stage));
            }
            askers.add(() -> actors.stream().map(WallsBenchmark::ask).toList());
        }
        try (ExecutorService hands = Executors.newFixedThreadPool(ASKERS)) {
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> each : hands.invokeAll(askers)) {
                nanos.addAll(each.get());
            }
            return nanos;
        }
    }

    private static long ask(Actor actor) {
        String question = actor.person().name() + " wants to know what comes after "
                + actor.person().id() + "?";
        Interaction asked = actor.command(ROOM, "ask", Map.of("question", question));
        SeenMessage told = asked.message(SOON);
        assertThat(told.text()).contains("Kept as question");
        return asked.latency().orElseThrow().toNanos();
    }

    private static long median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }

    private static long micros(long nanos) {
        return Math.round(nanos / 1e3);
    }
}
