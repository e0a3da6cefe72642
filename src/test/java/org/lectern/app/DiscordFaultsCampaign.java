package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chaos.Campaign;
import org.lectern.standin.Answer;
import org.lectern.standin.Fault;
import org.lectern.standin.Interaction;
import org.lectern.standin.Permissions;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;

/// Everything that Discord, or somebody on it, may do to the bot, each around a boundary and questions: nothing is said
/// twice, nothing that is still true is missing, no acknowledged question is lost, every card is there, and the other
/// room notices nothing.
@Tag("campaign")
class DiscordFaultsCampaign {
    private static final int AT_ONCE = 8;
    private static final String MESSAGES = "POST /channels/%/messages";
    private static final String THREADS = "POST /channels/%/messages/*/threads";
    private static final Duration BRIEFLY = Duration.ofMillis(300);
    /// Longer than a request is waited for.
    private static final Duration TOO_LONG = Duration.ofSeconds(12);
    private static final int WHILE_IT_LASTS = 1_000_000;

    private record Row(String fault, Play play) {}

    private interface Play {
        void play() throws Exception;
    }

    @Test
    void no_fault_of_discords_breaks_a_promise() throws Exception {
        try (Campaign campaign = Campaign.open("discord");
                ExecutorService players = Executors.newFixedThreadPool(AT_ONCE)) {
            do {
                List<Future<?>> rounds = rows().<Future<?>>map(row -> players.submit(() -> play(campaign, row)))
                        .toList();
                for (Future<?> round : rounds) {
                    round.get();
                }
            } while (campaign.goesOn());
        }
    }

    private static void play(Campaign campaign, Row row) {
        List<String> failed = new ArrayList<>();
        try {
            row.play().play();
        } catch (Exception | AssertionError e) {
            failed.add(e.toString());
        }
        campaign.tried(row.fault(), 1, failed);
    }

    private static Stream<Row> rows() {
        return Stream.of(permissions(), deletions(), requests(), connection(), interactions(), ends())
                .flatMap(List::stream);
    }

    /// The first room's requests fail for as long as it takes to serve the other; then the session goes on.
    private static Row around(String fault, Consumer<Hall> breaks, Consumer<Hall> mends) {
        return new Row(fault, () -> {
            try (Hall hall = Hall.at("17:57")) {
                breaks.accept(hall);
                hall.clock("18:00");
                hall.ask(ROOM, "Asked while it fails?");
                hall.theOtherRoomIsServed();
                mends.accept(hall);
                hall.bot.settle();
                goesOnAsIfNothingHadBeen(hall);
            }
        });
    }

    private static void goesOnAsIfNothingHadBeen(Hall hall) {
        hall.bot.step("18:10");
        hall.ask(ROOM, "Asked when all is well?").message(SOON);
        hall.everyQuestionHasItsCard();
        hall.bot.step("18:15");
        hall.heard("1 · Oral", "2 · Oral");
        assertThat(hall.threads("Q&A 1 ")).hasSize(1);
        assertThat(hall.threads("Q&A 2 ")).hasSize(1);
        hall.everyQuestionHasItsCard();
    }

    private static Row around(String fault, String route, Fault what, int times) {
        return around(fault, hall -> hall.faults.next(hall.route(route), what, times), _ -> {});
    }

    /// As long as the other room has not been served.
    private static Row during(String fault, String route, Fault what) {
        return around(
                fault, hall -> hall.faults.next(hall.route(route), what, WHILE_IT_LASTS), hall -> hall.faults.clear());
    }

    private static List<Row> requests() {
        List<Row> rows = new ArrayList<>(List.of(
                during("429 user", MESSAGES, new Fault.TooMany(Fault.Scope.USER, BRIEFLY)),
                during("429 shared", MESSAGES, new Fault.TooMany(Fault.Scope.SHARED, BRIEFLY)),
                around("429 global", MESSAGES, new Fault.TooMany(Fault.Scope.GLOBAL, BRIEFLY), 3),
                during("429 on a thread", THREADS, new Fault.TooMany(Fault.Scope.USER, BRIEFLY)),
                around("no answer to a message", MESSAGES, new Fault.AnswerLate(TOO_LONG), 1),
                around("no answer to a thread", THREADS, new Fault.AnswerLate(TOO_LONG), 1),
                lost("answer to a message lost after the commit", MESSAGES),
                lost("answer to a thread lost after the commit", THREADS),
                during("message lost before", MESSAGES, new Fault.DropBefore()),
                during("thread lost before", THREADS, new Fault.DropBefore())));
        IntStream.of(500, 502, 503, 504).forEach(status -> {
            rows.add(during(status + " to messages", MESSAGES, new Fault.Broken(status)));
            rows.add(during(status + " to threads", THREADS, new Fault.Broken(status)));
        });
        return rows;
    }

    /// Without the help of nonces, which Discord remembers for a few minutes only.
    private static Row lost(String fault, String route) {
        return around(
                fault,
                hall -> {
                    var _ = hall.bot.standin.watch(_ -> hall.faults.forgetNonces());
                    hall.faults.next(hall.route(route), new Fault.DropAfterCommit(), 2);
                },
                _ -> {});
    }

    private static List<Row> connection() {
        return List.of(
                around("socket cut", hall -> hall.faults.cutGateway(), _ -> {}),
                around("op 7", hall -> hall.faults.askReconnect(), _ -> {}),
                around("op 9 true", hall -> hall.faults.invalidateSessions(true), _ -> {}),
                new Row("op 9 false", DiscordFaultsCampaign::aSessionThatIsGone),
                new Row("heartbeats not acknowledged", DiscordFaultsCampaign::heartbeatsNotAcknowledged),
                new Row("outage over several boundaries", DiscordFaultsCampaign::outage),
                new Row("outage of a whole block", DiscordFaultsCampaign::outageOfAWholeBlock));
    }

    /// What is done while there is no session, nobody hears: Discord tells whoever asks.
    private static void aSessionThatIsGone() {
        try (Hall hall = Hall.at("17:57")) {
            hall.faults.invalidateSessions(false);
            hall.clock("18:00");
            hall.bot.settle();
            hall.bot.standin.await(
                    "a new session",
                    SOON,
                    () -> Optional.of(hall.bot.standin.identifies()).filter(times -> times == 2));
            hall.theOtherRoomIsServed();
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void heartbeatsNotAcknowledged() {
        try (Hall hall = Hall.at("17:57", config -> config.withHeartbeat(Duration.ofMillis(400)))) {
            hall.faults.acknowledgeHeartbeats(false);
            hall.bot.standin.await(
                    "the bot to leave",
                    SOON,
                    () -> Optional.of(hall.bot.standin.clients()).filter(clients -> clients == 0));
            hall.clock("18:00");
            hall.ask(ROOM, "Asked while nobody listens?");
            hall.faults.acknowledgeHeartbeats(true);
            hall.bot.settle();
            hall.theOtherRoomIsServed();
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void outage() {
        try (Hall hall = Hall.at("17:57")) {
            hall.ask(ROOM, "Asked for a talk that nobody hears of?", Map.of("talk", "1"))
                    .message(SOON);
            hall.ask(ROOM, "Asked for one to come?", Map.of("talk", "2")).message(SOON);
            hall.faults.outage(true);
            hall.clock("18:00");
            awaitLogged(hall, "is sent again");
            hall.clock("18:14");
            hall.clock("18:20");
            hall.faults.outage(false);
            hall.bot.settle();
            hall.heard("2 · Oral");
            assertThat(hall.threads("Q&A 1 ")).isEmpty();
            hall.theOtherRoomIsServed();
            hall.ask(ROOM, "Asked after it?").message(SOON);
            hall.bot.awaitIn(
                    thread(hall, "Q&A 2 ").id(), message -> message.text().contains("Asked for one to come?"));
            hall.bot.awaitIn(
                    thread(hall, "Q&A 2 ").id(), message -> message.text().contains("Asked after it?"));
            hall.everyQuestionIsKept();
            assertThat(hall.bot.questions()).contains("Asked for a talk that nobody hears of?");
            hall.nothingIsSaidTwice();
        }
    }

    private static void awaitLogged(Hall hall, String words) {
        hall.bot.standin.await(
                words, SOON, () -> Optional.of(hall.bot.logged(words)).filter(logged -> logged));
    }

    /// The first talks of a joint block are over when Discord is back: its thread opens on the one that is on.
    private static void outageOfAWholeBlock() {
        try (Hall hall = Hall.at("18:50")) {
            hall.ask(ROOM, "Asked for later?", Map.of("talk", "5")).message(SOON);
            hall.faults.outage(true);
            hall.clock("19:00");
            awaitLogged(hall, "is sent again");
            hall.clock("19:10");
            hall.clock("19:25");
            hall.faults.outage(false);
            hall.bot.settle();
            assertThat(hall.threads("Joint Q&A 5–8")).hasSize(1);
            hall.everyQuestionHasItsCard();
            hall.bot.through("19:30", "19:40", "19:50");
            assertThat(hall.threads("Joint Q&A 5–8")).hasSize(1);
            hall.everyQuestionHasItsCard();
        }
    }

    private static SeenThread thread(Hall hall, String name) {
        return hall.bot.standin.await(
                "a thread " + name, SOON, () -> hall.threads(name).stream().findFirst());
    }

    private static List<Row> interactions() {
        return List.of(
                new Row("/ask delivered twice", DiscordFaultsCampaign::askedTwice),
                new Row("button and form delivered twice", DiscordFaultsCampaign::formTwice),
                new Row("message command delivered twice", DiscordFaultsCampaign::messageTwice),
                new Row("token that has run out", DiscordFaultsCampaign::tokenRunOut),
                new Row("answer to /ask lost", () -> answer(new Fault.DropAfterCommit())),
                new Row("500 to the answer to /ask", () -> answer(new Fault.Broken(500))));
    }

    private static void askedTwice() {
        try (Hall hall = Hall.at("18:00")) {
            hall.faults.deliverTwice(1);
            assertThat(hall.ask(ROOM, "Twice by command?").message(SOON).content())
                    .contains("question **#1**");
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void formTwice() {
        try (Hall hall = Hall.at("18:00")) {
            SeenMessage talk = hall.bot.announced().getLast();
            hall.faults.deliverTwice(2);
            Interaction pressed = hall.bot.standin.as("attendee").press(talk.id(), "Ask");
            Answer.Form form = pressed.form(SOON);
            assertThat(form.title()).isEqualTo("Ask about talk 1");
            Interaction sent =
                    hall.bot.standin.as("attendee").submit(pressed, Map.of("Your question", "Twice by form?"));
            hall.asked("Twice by form?", sent);
            sent.message(SOON);
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void messageTwice() {
        try (Hall hall = Hall.at("18:00")) {
            SeenMessage written = hall.bot.standin.as("attendee").post(ROOM, "Twice by message?");
            hall.faults.deliverTwice(1);
            Interaction sent = hall.bot.standin.as("attendee").messageCommand(written.id(), "Add to Q&A");
            hall.asked("Twice by message?", sent);
            sent.message(SOON);
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void tokenRunOut() {
        try (Hall hall = Hall.at("18:00")) {
            hall.faults.next("POST /interactions/**", new Fault.Delay(Duration.ofSeconds(4)));
            Interaction asked = hall.ask(ROOM, "Too late for an answer?");
            hall.faults.age(asked, Interaction.LIFE);
            hall.bot.card("Q&A 1 ", "Too late for an answer?");
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void answer(Fault fault) {
        try (Hall hall = Hall.at("18:00")) {
            hall.faults.next("POST /interactions/**", fault);
            hall.ask(ROOM, "Unanswered, and kept?");
            hall.bot.card("Q&A 1 ", "Unanswered, and kept?");
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static List<Row> deletions() {
        return List.of(
                new Row("channel deleted", DiscordFaultsCampaign::channelDeleted),
                new Row("thread deleted", DiscordFaultsCampaign::threadDeleted),
                new Row("announcement deleted", DiscordFaultsCampaign::announcementDeleted),
                new Row("announcement deleted before its thread", DiscordFaultsCampaign::deletedBeforeItsThread),
                new Row("thread archived", DiscordFaultsCampaign::threadArchived),
                new Row("thread locked, later unlocked", DiscordFaultsCampaign::threadLocked));
    }

    private static void channelDeleted() {
        try (Hall hall = Hall.at("18:00")) {
            hall.ask(ROOM, "Before it is deleted?").message(SOON);
            hall.bot.card("Q&A 1 ", "Before it is deleted?");
            hall.faults.deleteChannel(hall.bot.standin.channelId(ROOM));
            hall.bot.standin.forgetRequests();
            hall.ask("general", "After it was deleted?", Map.of("talk", "1"));
            hall.theOtherRoomIsServed();
            hall.bot.through("18:15", "18:30", "18:45");
            hall.everyQuestionIsKept();
            assertThat(hall.bot.standin.requests())
                    .as("requests for what is not there")
                    .filteredOn(request -> request.status() == 404)
                    .hasSizeLessThan(30);
        }
    }

    private static void threadDeleted() {
        try (Hall hall = Hall.at("18:00")) {
            hall.faults.deleteThread(thread(hall, "Q&A 1 ").id());
            hall.ask(ROOM, "Asked after it was deleted?").message(SOON);
            hall.bot.standin.await(
                    "a new thread", SOON, () -> hall.threads("Q&A 1 ").stream().findFirst());
            hall.theOtherRoomIsServed();
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void announcementDeleted() {
        try (Hall hall = Hall.at("18:00")) {
            hall.faults.deleteMessage(hall.bot.announced().getLast().id());
            hall.ask(ROOM, "Asked after it was deleted?").message(SOON);
            hall.theOtherRoomIsServed();
            hall.bot.step("18:15");
            hall.heard("2 · Oral");
            hall.everyQuestionHasItsCard();
        }
    }

    private static void deletedBeforeItsThread() {
        try (Hall hall = Hall.at("18:58")) {
            hall.faults.next(hall.route(THREADS), new Fault.Broken(500), WHILE_IT_LASTS);
            hall.clock("19:00");
            SeenMessage first = hall.bot.awaitIn(ROOM, message -> message.text().startsWith("5 · Spotlight"));
            hall.ask(ROOM, "Asked before there is a thread?").message(SOON);
            hall.theOtherRoomIsServed();
            hall.faults.deleteMessage(first.id());
            hall.faults.clear();
            hall.clock("19:10");
            thread(hall, "Joint Q&A 5–8");
            hall.bot.settle();
            hall.heard("**Break**", "6 · Spotlight");
            hall.everyQuestionHasItsCard();
            assertThat(thread(hall, "Joint Q&A 5–8").id())
                    .isEqualTo(hall.bot.announced().getLast().id());
        }
    }

    private static void threadArchived() {
        try (Hall hall = Hall.at("18:00")) {
            hall.faults.archive(thread(hall, "Q&A 1 ").id(), true);
            hall.ask(ROOM, "Asked while it is archived?").message(SOON);
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static void threadLocked() {
        try (Hall hall = Hall.at("18:00")) {
            String thread = thread(hall, "Q&A 1 ").id();
            hall.faults.lock(thread, true);
            hall.ask(ROOM, "Asked while it is locked?").message(SOON);
            awaitLogged(hall, "Thread is locked");
            hall.theOtherRoomIsServed();
            hall.faults.lock(thread, false);
            goesOnAsIfNothingHadBeen(hall);
        }
    }

    private static List<Row> permissions() {
        return List.of(
                lacking("Send Messages", Permissions.SEND_MESSAGES),
                lacking("Embed Links", Permissions.EMBED_LINKS),
                lacking("Create Public Threads", Permissions.CREATE_PUBLIC_THREADS),
                lacking("Send Messages in Threads", Permissions.SEND_MESSAGES_IN_THREADS),
                around(
                        "no permission to Read Message History, later granted",
                        hall -> {
                            deny(hall, Permissions.READ_MESSAGE_HISTORY);
                            hall.faults.next(hall.route(MESSAGES), new Fault.DropAfterCommit());
                        },
                        hall -> {
                            awaitLogged(hall, "lacks the permission \"Read Message History\"");
                            hall.faults.forgetNonces();
                            deny(hall, 0);
                        }));
    }

    private static Row lacking(String name, long permission) {
        return around(
                "no permission to " + name + ", later granted", hall -> deny(hall, permission), hall -> deny(hall, 0));
    }

    private static void deny(Hall hall, long permissions) {
        hall.bot.standin.overwrite(ROOM, hall.bot.standin.botUserId(), 0, permissions);
    }

    private static List<Row> ends() {
        return List.of(
                new Row("intents refused", DiscordFaultsCampaign::intentsRefused),
                new Row("token revoked", DiscordFaultsCampaign::tokenRevoked));
    }

    private static void intentsRefused() {
        try (Hall hall = Hall.at("17:57")) {
            hall.faults.closeGateway(4014);
            assertThat(hall.lost()).contains("refuses the intents", "4014");
        }
    }

    /// What was due meanwhile waits in the store for a bot with the new token.
    private static void tokenRevoked() {
        try (Hall hall = Hall.at("17:57")) {
            hall.faults.revokeToken();
            assertThat(hall.lost()).contains("does not accept the bot's token");
            hall.clock("18:00");
            hall.bot.stop();
            hall.bot.start().settle();
            hall.theOtherRoomIsServed();
            goesOnAsIfNothingHadBeen(hall);
        }
    }
}
