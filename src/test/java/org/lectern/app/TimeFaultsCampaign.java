package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chaos.Campaign;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.Venue;
import org.lectern.cue.CueKey;
import org.lectern.cue.OnNow;
import org.lectern.cue.quartz.QuartzTimer;
import org.lectern.floor.Charts;
import org.lectern.floor.CueOutcome;
import org.lectern.floor.Floor;
import org.lectern.floor.HeldStore;
import org.lectern.floor.Hosted;
import org.lectern.floor.Rules;
import org.lectern.outbox.Pacer;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.TestSessions;
import org.lectern.standin.Interaction;
import org.lectern.store.Records;

/// Time itself goes wrong: the wall clock steps, and the machine sleeps. Whatever is on is said, once; what is over is
/// not.
@Tag("campaign")
class TimeFaultsCampaign {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int STEPS = 8;

    private interface Round {
        void play(long seed) throws Exception;
    }

    private static final Map<String, Round> ROUNDS = Map.of(
            "wall clock steps forward over boundaries", _ -> forward(),
            "wall clock steps back before a boundary", _ -> backBefore(),
            "wall clock steps back after a boundary", _ -> backAfter(),
            "wall clock steps forth and back", _ -> forthAndBack(),
            "wall clock wanders", TimeFaultsCampaign::wanders,
            "asleep over boundaries", _ -> asleep());

    /// How long after a step of the clock what was on then, and had not been said, was decided.
    private static final List<Duration> NOTICED = new ArrayList<>();

    @Test
    void no_fault_of_times_breaks_a_promise() {
        try (Campaign campaign = Campaign.open("time")) {
            do {
                ROUNDS.forEach((fault, round) -> {
                    List<String> failed = new ArrayList<>();
                    try {
                        round.play(campaign.seed(fault));
                    } catch (Exception | AssertionError e) {
                        failed.add(e.toString());
                    }
                    campaign.tried(fault, 1, failed);
                });
            } while (campaign.goesOn());
        }
        List<Duration> sorted = NOTICED.stream().sorted().toList();
        System.out.printf(
                "%d steps of the clock: noticed, and what was on decided, after %d ms (half of them), %d ms (the last)%n",
                sorted.size(),
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.getLast().toMillis());
    }

    /// A floor with the real timer, on a wall clock that a test steps.
    private static final class Room implements AutoCloseable {
        private final Session session = TestSessions.track13();
        private final HeldStore store = new HeldStore();
        private volatile Duration offset;
        private final WallClock clock = new WallClock(this::wall);
        private final RecordingChat chat = new RecordingChat(clock);
        private final QuartzTimer timer;
        private final Floor floor;

        Room(String time) {
            offset = Duration.between(InstantSource.system().instant(), TestSessions.at(time));
            timer = new QuartzTimer(clock, this::wall);
            store.ledger().store(List.of(session)).join();
            Pacer pacer = new Pacer(System::nanoTime, () -> Duration.ofMillis(1));
            floor = new Floor(Rules.DEFAULT, clock, store.ledger(), store.outbox(), chat, pacer, Charts.NONE);
            timer.start(floor);
            floor.open(List.of(new Hosted(session, new Venue(100, List.of(), Map.of()))), timer)
                    .join();
            settled();
        }

        private Instant wall() {
            return InstantSource.system().instant().plus(offset);
        }

        /// Steps the wall clock, and waits until what is on is said.
        Room step(String time) {
            return step(TestSessions.at(time));
        }

        Room step(Instant time) {
            long stepped = System.nanoTime();
            offset = Duration.between(InstantSource.system().instant(), time);
            if (!whatIsOnIsSaid()) {
                await(this::whatIsOnIsSaid);
                NOTICED.add(Duration.ofNanos(System.nanoTime() - stepped));
            }
            return settled();
        }

        private boolean whatIsOnIsSaid() {
            return switch (OnNow.at(session, wall())) {
                case OnNow.On(Slot slot) ->
                    store.ledger().outcomes(session.id()).join().get(starts(slot)) instanceof CueOutcome.Said;
                case OnNow.Before _, OnNow.Gap _, OnNow.After _ -> true;
            };
        }

        private static CueKey starts(Slot slot) {
            return new CueKey(
                    slot.id().value(),
                    switch (slot) {
                        case Slot.Talk _ -> "talk";
                        case Slot.JointQa _ -> "qa";
                        case Slot.Break _ -> "break";
                    });
        }

        private Room settled() {
            floor.idle(SOON).join();
            return this;
        }

        /// Judges what was said at the starts of slots, each once.
        void said(String... beginnings) {
            assertThat(chat.postedIn(100))
                    .extracting(RecordingChat.Posted::headline)
                    .filteredOn(line -> line.matches("\\d+ · .*"))
                    .hasSize(beginnings.length)
                    .zipSatisfy(
                            List.of(beginnings),
                            (said, wanted) -> assertThat(said).startsWith(wanted));
            nothingTwice();
        }

        void nothingTwice() {
            assertThat(chat.posted().stream().flatMap(post -> post.keys().stream()))
                    .doesNotHaveDuplicates();
            assertThat(chat.threads()).extracting(RecordingChat.Opened::name).doesNotHaveDuplicates();
        }

        @Override
        public void close() {
            timer.close();
            floor.close();
            store.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + SOON);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void forward() {
        try (Room room = new Room("18:05")) {
            room.step("18:16").step("19:13").said("1 · ", "2 · ", "6 · ");
        }
    }

    private static void backBefore() {
        try (Room room = new Room("18:14")) {
            room.step("18:05").said("1 · ");
            room.step("18:15").said("1 · ", "2 · ");
        }
    }

    private static void backAfter() {
        try (Room room = new Room("18:16")) {
            room.step("18:05").step("18:14").step("18:17").said("2 · ", "1 · ");
        }
    }

    private static void forthAndBack() {
        try (Room room = new Room("18:58")) {
            room.step("19:13").step("18:59").step("19:00").step("19:10").step("19:20");
            room.said("6 · ", "5 · ", "7 · ");
        }
    }

    /// From anywhere to anywhere, by up to twenty minutes at a time.
    private static void wanders(long seed) {
        Random random = new Random(seed);
        try (Room room = new Room("18:00")) {
            Instant now = TestSessions.at("18:30");
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(-1200, 1500));
                room.step(now);
            }
            room.nothingTwice();
        }
    }

    /// While it sleeps, a talk begins and ends, and another begins.
    private static void asleep() throws Exception {
        try (RunningBot bot = RunningBot.ready(PAGE).run(Bot.instant("18:10"))) {
            bot.standin.await(
                    "the first talk", SOON, () -> Optional.of(bot.announced()).filter(said -> said.size() == 2));
            fallAsleepBeforeTheBoundary(bot);
            LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());
            bot.signal("CONT");
            bot.standin.await(
                    "the third talk",
                    SOON,
                    () -> Optional.of(bot.announced())
                            .filter(said -> said.getLast().startsWith("3 · ")));
            Interaction asked = bot.ask("Is anybody awake?");
            assertThat(asked.message(SOON).content()).startsWith("Kept as question");
            bot.standin.await(
                    "its card",
                    SOON,
                    () -> Optional.of(bot.cards("Is anybody awake?")).filter(cards -> cards == 1));
            assertThat(bot.announced())
                    .hasSize(3)
                    .satisfies(said -> assertThat(said.get(1)).startsWith("1 · "));
            assertThat(bot.cues().stream().map(Records.OfCue::outcome))
                    .filteredOn(outcome -> outcome.key().what().equals("talk"))
                    .hasSize(3)
                    .filteredOn(CueOutcome.Skipped.class::isInstance)
                    .hasSize(1);
            assertThat(bot.end().code()).isZero();
        }
    }

    /// Two seconds before it; on a machine that is slow to stop it, again.
    private static void fallAsleepBeforeTheBoundary(RunningBot bot) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            long set = System.nanoTime();
            bot.clock(Bot.instant("18:15").minusSeconds(2));
            bot.signal("STOP");
            if (Duration.ofNanos(System.nanoTime() - set).compareTo(Duration.ofMillis(1900)) < 0) {
                return;
            }
            bot.signal("CONT");
        }
        throw new AssertionError("the process could not be stopped in time");
    }

    private static final String PAGE = """
            A Session

            Each Oral includes Q&A

            Time

            2020-12-08T18:00:00-08:00 - 2020-12-08T20:00:00-08:00

            Session chairs

            Ada L

            Schedule

            2020-12-08T18:00:00-08:00 - 2020-12-08T18:15:00-08:00
            1 - Oral: The First
            Ada L
            It is the first.
            2020-12-08T18:15:00-08:00 - 2020-12-08T18:15:02-08:00
            2 - Oral: The Second
            Ada L
            It is short.
            2020-12-08T18:15:02-08:00 - 2020-12-08T20:00:00-08:00
            3 - Oral: The Third
            Ada L
            It is long.
            """;
}
