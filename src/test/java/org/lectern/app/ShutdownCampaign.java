package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.RunningBot.SOON;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chaos.Campaign;
import org.lectern.standin.Fault;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;

/// SIGTERM to a real process, at any time: it ends with code 0 within 5 s, who comes meanwhile is told so, and what was
/// acknowledged is kept and said by the next.
@Tag("campaign")
class ShutdownCampaign {
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final String POSTS = "POST /channels/*/messages";

    private interface Round {
        void play(Random random) throws Exception;
    }

    private static final Map<String, Round> ROUNDS = Map.of(
            "under a load of questions", ShutdownCampaign::underLoad,
            "at a boundary", ShutdownCampaign::atABoundary,
            "while Discord does not answer", _ -> whileDiscordDoesNotAnswer(),
            "while the store does not answer", _ -> whileTheStoreDoesNotAnswer(),
            "while it starts", ShutdownCampaign::whileItStarts);

    @Test
    void it_ends_in_order_whenever_it_is_asked_to() {
        try (Campaign campaign = Campaign.open("shutdown")) {
            do {
                ROUNDS.forEach((fault, round) -> {
                    List<String> failed = new ArrayList<>();
                    try {
                        round.play(new Random(campaign.seed(fault)));
                    } catch (Exception | AssertionError e) {
                        failed.add(e.toString());
                    }
                    campaign.tried(fault, 1, failed);
                });
            } while (campaign.goesOn());
        }
    }

    private static void endsInOrder(RunningBot.End end) {
        assertThat(end.code()).isZero();
        assertThat(end.took()).isLessThan(AT_MOST);
    }

    private static void pause(Random random, int atMostMillis) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(atMostMillis)).toNanos());
    }

    private static void underLoad(Random random) throws Exception {
        try (RunningBot bot = RunningBot.ready().run(Bot.instant("18:05"))) {
            Map<String, Interaction> asked = new LinkedHashMap<>();
            for (int number = 0; number < 60; number++) {
                String question = "Question " + number + "?";
                asked.put(question, bot.ask(question));
            }
            pause(random, 300);
            endsInOrder(bot.end());
            everyAcknowledgedQuestionIsKept(bot, asked);
            bot.run(Bot.instant("18:06"));
            // Where nothing was kept no card is waited for.
            awaitThreads(bot, 1);
            for (String question : bot.questions()) {
                bot.standin.await(
                        "a card of " + question,
                        SOON,
                        () -> Optional.of(bot.cards(question)).filter(cards -> cards > 0));
            }
            assertThat(bot.questions()).allMatch(question -> bot.cards(question) == 1);
            assertThat(bot.announced()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    /// Whoever is not acknowledged is told that it ends, or nothing at all.
    private static void everyAcknowledgedQuestionIsKept(RunningBot bot, Map<String, Interaction> asked) {
        List<String> kept = bot.questions();
        assertThat(kept).doesNotHaveDuplicates();
        asked.forEach((question, interaction) -> {
            String answer = interaction.shown().map(SeenMessage::content).orElse("");
            if (answer.startsWith("Kept as question")) {
                assertThat(kept).contains(question);
            } else if (!answer.isEmpty()) {
                assertThat(answer).startsWith("Lectern is just being stopped");
                assertThat(kept).doesNotContain(question);
            }
        });
    }

    private static void atABoundary(Random random) throws Exception {
        try (RunningBot bot = RunningBot.ready().run(Bot.instant("18:10"))) {
            // At 18:15 it would be too late for the first talk's thread.
            awaitThreads(bot, 1);
            bot.clock(Bot.instant("18:15").minusMillis(200));
            pause(random, 400);
            endsInOrder(bot.end());
            bot.run(Bot.instant("18:15").plusSeconds(30));
            awaitThreads(bot, 2);
            assertThat(bot.announced())
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .last()
                    .asString()
                    .startsWith("2 · ");
        }
    }

    private static void awaitThreads(RunningBot bot, int count) {
        bot.standin.await(
                count + " threads",
                SOON,
                () -> Optional.of(bot.standin.threads()).filter(threads -> threads.size() == count));
    }

    private static void whileDiscordDoesNotAnswer() throws Exception {
        try (RunningBot bot = RunningBot.ready().run(Bot.instant("18:10"))) {
            awaitThreads(bot, 1);
            bot.standin.faults().next(POSTS, new Fault.AnswerLate(Duration.ofSeconds(30)), 100);
            Interaction before = bot.ask("Accepted before?");
            assertThat(before.message(SOON).content()).startsWith("Kept as question");
            bot.standin.await(
                    "its card",
                    SOON,
                    () -> Optional.of(bot.cards("Accepted before?")).filter(cards -> cards == 1));
            long asked = System.nanoTime();
            bot.signal("TERM");
            bot.awaitLogged("Lectern ends.");
            Interaction meanwhile = bot.ask("Too late?");
            assertThat(meanwhile.message(SOON).content()).startsWith("Lectern is just being stopped");
            endsInOrder(bot.awaitEnd(asked));
            assertThat(bot.questions()).containsExactly("Accepted before?");
            bot.standin.faults().clear();
            bot.standin.faults().forgetNonces();
            bot.run(Bot.instant("18:11"));
            bot.ask("After it?").message(SOON);
            bot.standin.await(
                    "the next card",
                    SOON,
                    () -> Optional.of(bot.cards("After it?")).filter(cards -> cards == 1));
            assertThat(bot.cards("Accepted before?")).isEqualTo(1);
        }
    }

    /// Another program holds the database's lock, so that nothing can be kept.
    private static void whileTheStoreDoesNotAnswer() throws Exception {
        try (RunningBot bot = RunningBot.ready().run(Bot.instant("18:10"))) {
            assertThat(bot.ask("Accepted before?").message(SOON).content()).startsWith("Kept as question");
            Map<String, Interaction> asked = new LinkedHashMap<>();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + bot.store());
                    Statement lock = other.createStatement()) {
                lock.execute("PRAGMA busy_timeout = 10000");
                lock.execute("BEGIN IMMEDIATE");
                asked.put("Never kept?", bot.ask("Never kept?"));
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                endsInOrder(bot.end());
                lock.execute("ROLLBACK");
            }
            assertThat(asked.values())
                    .noneMatch(interaction -> interaction
                            .shown()
                            .map(SeenMessage::content)
                            .orElse("")
                            .startsWith("Kept"));
            assertThat(bot.questions()).contains("Accepted before?");
        }
    }

    /// At any time since its first request to Discord.
    private static void whileItStarts(Random random) throws Exception {
        try (RunningBot bot = RunningBot.ready()) {
            bot.standin.faults().next("GET /applications/**", new Fault.Delay(Duration.ofSeconds(1)));
            bot.start(Bot.instant("18:05"));
            bot.standin.await(
                    "its first request",
                    SOON,
                    () -> bot.standin.requests().stream().findFirst());
            pause(random, 1500);
            endsInOrder(bot.end());
            bot.run(Bot.instant("18:06"));
            bot.standin.await(
                    "the thread", SOON, () -> bot.standin.threads().stream().findFirst());
            assertThat(bot.announced()).hasSize(2).doesNotHaveDuplicates();
        }
    }
}
