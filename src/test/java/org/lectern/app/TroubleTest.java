package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.schedule.reader.Origin;
import org.lectern.standin.Fault;
import org.lectern.standin.Interaction;
import org.lectern.standin.Permissions;
import org.lectern.standin.SeenMessage;

/// What goes wrong with Discord or the server, and what the hall notices of it: nothing, where that can be.
class TroubleTest {
    private static final String POSTS = "POST /channels/*/messages";
    private static final String THREADS = "POST /channels/*/messages/*/threads";

    /// All that is due by 18:00 is there, once and in order, whatever happened.
    private static void isAllThereOnce(Bot bot) {
        assertThat(bot.announced())
                .extracting(SeenMessage::text)
                .satisfiesExactly(
                        opening -> assertThat(opening).startsWith("Orals & Spotlights Track 13"),
                        talk -> assertThat(talk).startsWith("1 · Oral"));
        assertThat(bot.standin.threads())
                .singleElement()
                .satisfies(thread -> assertThat(thread.name()).startsWith("Q&A 1"));
        bot.ask(ROOM, "Is all well?");
        bot.card("Q&A 1", "Is all well?");
        assertThat(bot.inThread("Q&A 1")).hasSize(1);
    }

    private static void announcesOnceDespite(String route, Fault fault, int times) {
        try (Bot bot = Bot.at("17:57").settle()) {
            bot.standin.faults().next(route, fault, times);
            bot.step("18:00");
            isAllThereOnce(bot);
        }
    }

    @Test
    void an_announcement_whose_answer_is_lost_is_made_once() {
        try (Bot bot = Bot.at("17:57").settle()) {
            bot.standin.faults().next(POSTS, new Fault.DropAfterCommit());
            bot.clock.set(Bot.instant("18:00"));
            bot.awaitIn(ROOM, message -> message.text().startsWith("Orals"));
            // Discord recognises a repeat for a few minutes only: without that help it has to be looked up.
            bot.standin.faults().forgetNonces();
            bot.settle();
            isAllThereOnce(bot);
            assertThat(bot.logged("is sent again")).isTrue();
        }
    }

    @Test
    void a_thread_whose_answer_is_lost_is_opened_once() {
        announcesOnceDespite(THREADS, new Fault.DropAfterCommit(), 1);
    }

    @Test
    void what_never_reached_discord_is_announced_once() {
        announcesOnceDespite(POSTS, new Fault.DropBefore(), 1);
    }

    @Test
    void what_meets_a_rate_limit_is_announced_once_when_it_is_over() {
        announcesOnceDespite(POSTS, new Fault.TooMany(Fault.Scope.USER, Duration.ofMillis(300)), 2);
        announcesOnceDespite(POSTS, new Fault.TooMany(Fault.Scope.GLOBAL, Duration.ofMillis(300)), 1);
    }

    @Test
    void what_meets_a_fault_of_discords_is_announced_once() {
        announcesOnceDespite(POSTS, new Fault.Broken(500), 1);
        announcesOnceDespite(POSTS, new Fault.Broken(502), 2);
        announcesOnceDespite(THREADS, new Fault.Broken(503), 1);
    }

    @Test
    void a_restart_while_an_answer_is_lost_announces_once() {
        try (Bot bot = Bot.at("17:57").settle()) {
            bot.standin.faults().next(POSTS, new Fault.DropAfterCommit());
            bot.clock.set(Bot.instant("18:00"));
            bot.awaitIn(ROOM, message -> message.text().startsWith("Orals"));
            bot.stop();
            bot.standin.faults().forgetNonces();
            bot.start().settle();
            isAllThereOnce(bot);
        }
    }

    @Test
    void a_channel_that_is_not_there_is_told_in_the_log_and_the_bot_keeps_running() {
        try (Bot bot = Bot.ready(
                "18:00",
                UnaryOperator.identity(),
                _ -> List.of(new HostedSchedule(
                        new Origin.File(Bot.SEED), 123_456_789_012_345_678L, List.of(), Map.of(), Locale.ENGLISH)))) {
            bot.start().settle();
            assertThat(bot.log.lines())
                    .anyMatch(line -> line.startsWith("WARN There is no channel 123456789012345678 in the servers"));
            assertThat(bot.log.lines()).anyMatch(line -> line.contains("is not sent: Discord refused it (10003)"));
            assertThat(bot.answer("attendee", "general", "now", Map.of()).content())
                    .startsWith("On now: **1 · Oral");
            assertThat(bot.ask("general", "Kept all the same?")).startsWith("Kept as question **#1**");
            bot.step("18:15");
            assertThat(bot.logged("ERROR")).isFalse();
        }
    }

    @Test
    void a_permission_that_lacks_is_told_in_the_log_and_the_bot_keeps_running() {
        try (Bot bot = Bot.ready("18:00")) {
            String itself = bot.standin.botUserId();
            bot.standin.overwrite(ROOM, itself, 0, Permissions.SEND_MESSAGES | Permissions.CREATE_PUBLIC_THREADS);
            bot.start();
            assertThat(bot.log.lines())
                    .anyMatch(line -> line.matches(
                            "WARN In #track-13 .* lacks the permission \"Send Messages.*\": without it it cannot"
                                    + " announce anything\\."))
                    .anyMatch(line -> line.contains("cannot open Q&A threads"));
            assertThat(bot.answer("attendee", ROOM, "now", Map.of()).content()).startsWith("On now: **1 · Oral");
            assertThat(bot.ask(ROOM, "Kept all the same?")).startsWith("Kept as question **#1**");
            assertThat(bot.announced()).isEmpty();
        }
    }

    @Test
    void a_gateway_that_asks_to_reconnect_loses_no_question() {
        try (Bot bot = Bot.at("18:00").settle()) {
            bot.standin.faults().askReconnect();
            assertThat(bot.ask(ROOM, "Heard all the same?")).startsWith("Kept as question **#1**");
            bot.card("Q&A 1", "Heard all the same?");
            assertThat(bot.standin.identifies()).as("the session is resumed").isEqualTo(1);
            bot.step("18:15");
            assertThat(bot.announced()).hasSize(3);
        }
    }

    @Test
    void a_card_whose_answer_is_lost_appears_once() {
        try (Bot bot = Bot.at("18:00").settle()) {
            bot.standin
                    .faults()
                    .next("POST /channels/" + bot.thread("Q&A 1").id() + "/messages", new Fault.DropAfterCommit());
            bot.ask(ROOM, "Carded once?");
            bot.card("Q&A 1", "Carded once?");
            bot.standin.faults().forgetNonces();
            bot.step("18:15");
            assertThat(bot.inThread("Q&A 1").stream().map(SeenMessage::text))
                    .hasSize(2)
                    .filteredOn(text -> text.endsWith("*attendee*\nCarded once?"))
                    .hasSize(1);
        }
    }

    @Test
    void a_thread_that_was_deleted_is_opened_once_more_with_the_cards_that_wait_and_their_votes() {
        try (Bot bot = Bot.at("17:58").through("18:00")) {
            bot.ask(ROOM, "Why sine?");
            SeenMessage card = bot.card("Q&A 1", "Why sine?");
            String vote = card.buttons().stream()
                    .map(SeenMessage.Button::customId)
                    .filter(id -> id.startsWith("vote:"))
                    .findFirst()
                    .orElseThrow();
            bot.standin.createUser("voter");
            bot.standin.as("voter").press(card.id(), vote).answer(Bot.SOON);
            bot.standin.faults().deleteThread(bot.thread("Q&A 1").id());
            bot.ask(ROOM, "How many layers?");
            bot.standin.await(
                    "a new thread",
                    Bot.SOON,
                    () -> bot.standin.threads().stream()
                            .filter(thread -> thread.name().startsWith("Q&A 1"))
                            .findFirst());
            SeenMessage again = bot.card("Q&A 1", "Why sine?");
            assertThat(again.id()).isNotEqualTo(card.id());
            assertThat(again.buttons()).extracting(SeenMessage.Button::label).contains("▲ 1");
            bot.standin.as("voter").press(again.id(), vote).answer(Bot.SOON);
            bot.settle();
            assertThat(bot.card("Q&A 1", "How many layers?").text()).containsOnlyOnce("How many layers?");
            assertThat(bot.card("Q&A 1", "Why sine?").buttons())
                    .extracting(SeenMessage.Button::label)
                    .doesNotContain("▲ 1");
        }
    }

    @Test
    void a_burst_of_questions_is_answered_in_time_and_each_has_its_card_once() {
        try (Bot bot = Bot.at("18:00").settle()) {
            List<Interaction> asked = IntStream.rangeClosed(101, 160)
                    .mapToObj(number -> bot.standin
                            .as("attendee")
                            .command(ROOM, "ask", Map.of("question", "Question " + number + "?")))
                    .toList();
            assertThat(asked)
                    .allSatisfy(
                            each -> assertThat(each.message(Bot.SOON).content()).startsWith("Kept as question"));
            assertThat(asked).noneMatch(Interaction::failed);
            bot.standin.await(
                    "all cards", Bot.SOON, () -> Optional.of(cards(bot)).filter(cards -> cards.size() >= 60));
            assertThat(cards(bot)).hasSize(60).doesNotHaveDuplicates();
            assertThat(bot.standin.tooManyRequests()).isZero();
        }
    }

    private static List<String> cards(Bot bot) {
        return bot.inThread("Q&A 1").stream()
                .flatMap(message -> message.text().lines())
                .filter(line -> line.startsWith("Question "))
                .toList();
    }
}
