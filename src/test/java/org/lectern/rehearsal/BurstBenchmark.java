package org.lectern.rehearsal;

import static org.lectern.rehearsal.BurstStage.BOUNDARY;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.rehearsal.Crowd.Asked;
import org.lectern.standin.Interaction;
import org.lectern.standin.Recorded;
import org.lectern.standin.SeenMessage;
import org.lectern.store.Records;

/// Bursts of questions against the real bot, in its own process. `mvn -Pbenchmark verify` measures a short form, with
/// `-Dlectern.benchmark.full=true` the whole. In the one room, Discord's rate windows are divided by
/// `lectern.benchmark.speed`.
@Tag("benchmark")
class BurstBenchmark {
    private static final boolean FULL = Boolean.getBoolean("lectern.benchmark.full");
    private static final double SPEED = Double.parseDouble(System.getProperty("lectern.benchmark.speed", "30"));
    private static final long SEED = 20201208;
    private static final int A_MESSAGE = 12;
    private static final int A_SECOND = 50;
    private static final int AT_ONCE = 5;
    private static final int UNDER_WAY = 50;
    private static final Pattern NUMBER = Pattern.compile("(?m)^\\*\\*#(\\d+)\\*\\*");

    /// What Discord takes: five messages in five seconds in one thread.
    private static final Duration EACH_MESSAGE = Duration.ofSeconds(1);

    @Test
    void five_thousand_questions_in_ten_seconds_in_one_room() throws Exception {
        int questions = FULL ? 5000 : 600;
        Duration within = Duration.ofSeconds(FULL ? 10 : 5);
        try (BurstStage stage = new BurstStage(1, SPEED, BurstStage.instant("19:01"));
                DurableFirst durable = new DurableFirst(stage.standin, stage.store())) {
            BurstReport report = new BurstReport("one room");
            Crowd crowd = new Crowd(stage.standin, stage.rooms, questions, within, SEED);
            Instant begun = Instant.now();
            stage.run();
            List<Asked> asked = answers(stage, crowd, crowd.begin(), durable, report);
            cards(stage, asked, begun, report);
            long messages = (questions + A_MESSAGE - 1L) / A_MESSAGE;
            report.atMost(
                    "all cards are there after",
                    Duration.between(begun, lastCard(stage)).toMillis(),
                    5000 + within.toMillis() + (long) (messages * EACH_MESSAGE.toMillis() * 1.1 / SPEED),
                    "ms");
            report.close();
        }
    }

    @Test
    void forty_rooms_ask_across_a_boundary_that_all_share() throws Exception {
        int rooms = 40;
        Duration within = Duration.ofSeconds(FULL ? 60 : 10);
        int questions = Math.toIntExact(50 * within.toSeconds());
        Instant start = BOUNDARY.minus(within.dividedBy(2));
        try (BurstStage stage = new BurstStage(rooms, 1, start);
                DurableFirst durable = new DurableFirst(stage.standin, stage.store())) {
            BurstReport report = new BurstReport("forty rooms");
            Crowd crowd = new Crowd(stage.standin, stage.rooms, questions, within, SEED);
            Instant begun = Instant.now();
            stage.run();
            List<Asked> asked = answers(stage, crowd, crowd.begin(), durable, report);
            cards(stage, asked, begun, report);
            boundary(stage, rooms, report);
            report.close();
        }
    }

    /// An instant at which a talk ends and another begins in every room, with Discord's own limits.
    @ParameterizedTest
    @ValueSource(ints = {40, 400})
    void a_boundary_in_all_rooms_at_once(int rooms) throws Exception {
        try (BurstStage stage = new BurstStage(rooms, 1, BOUNDARY.minusSeconds(5))) {
            BurstReport report = new BurstReport("a boundary in " + rooms + " rooms");
            stage.run();
            stage.standin.await(
                    "the threads of the boundary",
                    Duration.ofMillis(5000 + 2 * paced(3 * rooms)).plus(BurstStage.SOON),
                    () -> Optional.of(stage.standin.threads().size()).filter(count -> count == 2 * rooms));
            boundary(stage, rooms, report);
            report.exactly("answered with 429", stage.standin.tooManyRequests(), 0);
            report.close();
        }
    }

    private static List<Asked> answers(
            BurstStage stage,
            Crowd crowd,
            CompletableFuture<List<Asked>> asking,
            DurableFirst durable,
            BurstReport report)
            throws SQLException {
        Duration botBefore = stage.botComputed();
        Duration ownBefore = ownComputed();
        long begun = System.nanoTime();
        List<Asked> asked = asking.join();
        crowd.awaitWords(asked, BurstStage.SOON);
        double seconds = (System.nanoTime() - begun) / 1e9;
        report.tell("questions asked", asked.size());
        report.tell(
                "load of the machine",
                "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        report.tell(
                "latest that one was asked after its time, ms",
                asked.stream().mapToLong(Asked::late).max().orElse(0) / 1_000_000);
        report.exactly(
                "answered after Discord's 3 s, or never",
                asked.stream().filter(each -> each.latency().isEmpty()).count(),
                0);
        List<Duration> latencies =
                asked.stream().flatMap(each -> each.latency().stream()).sorted().toList();
        report.tell(
                "answered in the median after, ms", percentile(latencies, 50).toMillis());
        report.tell("99 of 100 answered within, ms", percentile(latencies, 99).toMillis());
        report.atMost(
                "the slowest answer",
                percentile(latencies, 100).toMillis(),
                // The short form is for machines that do other things too, which delays the crowd
                // itself.
                (FULL ? 1 : 2) * Interaction.DEADLINE.toMillis(),
                "ms");
        List<Duration> ofTheBot = ofTheBot(stage, asked);
        report.tell(
                "of which the bot took in the median, ms",
                percentile(ofTheBot, 50).toMillis());
        report.tell("and at most, ms", percentile(ofTheBot, 100).toMillis());
        report.tell("deferred first", asked.stream().filter(Asked::deferred).count());
        long kept = asked.stream().filter(Asked::kept).count();
        report.exactly("told that it was kept", kept, asked.size());
        stage.standin.await(
                "a look behind every answer",
                BurstStage.SOON,
                () -> Optional.of(durable.looked()).filter(looked -> looked >= kept));
        report.exactly("told so before it was", durable.missing(), 0);
        report.tell(
                "the bot computed, of " + cores() + " cores",
                share(stage.botComputed().minus(botBefore), seconds));
        report.tell("the stand-in and the crowd computed", share(ownComputed().minus(ownBefore), seconds));
        return asked;
    }

    /// From when the stand-in had sent an interaction until the response to it arrived there.
    private static List<Duration> ofTheBot(BurstStage stage, List<Asked> asked) {
        Map<String, Long> responses = stage.standin.requests().stream()
                .filter(request -> request.path().startsWith("/interactions/"))
                .collect(Collectors.toMap(request -> request.path().split("/", -1)[2], Recorded::atNanos, Math::min));
        return asked.stream()
                .flatMap(each -> Stream.ofNullable(
                                responses.get(each.interaction().id()))
                        .map(at -> Duration.ofNanos(at - each.sent())))
                .sorted()
                .toList();
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String share(Duration computed, double seconds) {
        return "%.2f".formatted(computed.toMillis() / 1e3 / seconds);
    }

    private static Duration ownComputed() {
        return Duration.ofNanos(
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }

    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }

    /// Waits until every card is in its thread.
    private static void cards(BurstStage stage, List<Asked> asked, Instant begun, BurstReport report)
            throws InterruptedException {
        long kept = asked.stream().filter(Asked::kept).count();
        long end = System.nanoTime()
                + Duration.ofSeconds(60 + Math.round(2.0 * kept / A_MESSAGE / SPEED))
                        .toNanos();
        while (count(stage) < kept && System.nanoTime() < end) {
            // Seldom: to look at everything keeps the stand-in from its work.
            Thread.sleep(500);
        }
        List<SeenMessage> messages = cardMessages(stage);
        List<String> cards = messages.stream().flatMap(BurstBenchmark::cardsOf).toList();
        report.exactly("questions kept", questions(stage), asked.size());
        report.exactly("cards in the threads", cards.size(), asked.size());
        report.exactly("questions with a card in the threads", Set.copyOf(cards).size(), asked.size());
        report.tell("messages of cards", messages.size());
        report.tell(
                "the last card was there after, s",
                Duration.between(begun, lastCard(stage)).toSeconds());
        report.exactly("answered with 429", stage.standin.tooManyRequests(), 0);
        stage.standin.requests().stream()
                .filter(request -> request.status() == 429)
                .limit(5)
                .forEach(request ->
                        report.tell("429", request.method() + " " + request.path() + " " + request.answer()));
    }

    private static int questions(BurstStage stage) {
        try (Records records = stage.records()) {
            return records.questions().size();
        }
    }

    private static long count(BurstStage stage) {
        return cardMessages(stage).stream().flatMap(BurstBenchmark::cardsOf).count();
    }

    /// Lines that list questions are none: one cannot vote there.
    private static List<SeenMessage> cardMessages(BurstStage stage) {
        return stage.inThreads().stream()
                .filter(message -> message.buttons().stream()
                        .map(SeenMessage.Button::customId)
                        .anyMatch(id -> id != null && id.startsWith("vote:")))
                .filter(message -> cardsOf(message).findAny().isPresent())
                .toList();
    }

    /// Thread and number of each.
    private static Stream<String> cardsOf(SeenMessage message) {
        return NUMBER.matcher(message.text())
                .results()
                .map(MatchResult::group)
                .map(number -> message.channelId() + number);
    }

    private static Instant lastCard(BurstStage stage) {
        return cardMessages(stage).stream()
                .map(SeenMessage::sent)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /// What is said at the boundary, against the pace of the sender: 50 requests a second.
    private static void boundary(BurstStage stage, int rooms, BurstReport report) {
        Instant boundary = stage.real(BOUNDARY);
        Set<String> announced = stage.rooms.stream()
                .map(room -> "/channels/" + stage.standin.channelId(room) + "/messages")
                .collect(Collectors.toSet());
        List<Recorded> sent = stage.standin.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.path().startsWith("/channels/"))
                .filter(request -> !request.at().isBefore(boundary))
                .toList();
        List<Recorded> announcements =
                sent.stream().filter(each -> announced.contains(each.path())).toList();
        List<Recorded> threads =
                sent.stream().filter(each -> each.path().endsWith("/threads")).toList();
        report.exactly("announcements at the boundary", announcements.size(), rooms);
        report.tell(
                "requests of all kinds until the last announcement, and the last thread",
                requests(stage, boundary, announcements.getLast()) + ", "
                        + requests(stage, boundary, threads.getLast()));
        report.exactly("threads opened at the boundary", threads.size(), rooms);
        report.tell(
                "announcements and threads at " + A_SECOND + " a second take, ms",
                (announcements.size() + threads.size()) * 1000L / A_SECOND);
        report.tell("the first announcement left after the boundary, ms", late(announcements.getFirst(), boundary));
        paced("the last announcement left after the boundary", late(announcements.getLast(), boundary), rooms, report);
        paced("the last thread was opened after the boundary", late(threads.getLast(), boundary), 2 * rooms, report);
        report.atMost(
                "messages of cards between the boundary and the last announcement",
                sent.stream()
                        .filter(each ->
                                each.at().isBefore(announcements.getLast().at()))
                        .filter(each ->
                                each.body().path("components").toString().contains("**#"))
                        .count(),
                2 * AT_ONCE,
                "");
    }

    private static long requests(BurstStage stage, Instant from, Recorded last) {
        return stage.standin.requests().stream()
                .filter(request -> !request.path().startsWith("/interactions/"))
                .filter(request -> !request.at().isBefore(from) && !request.at().isAfter(last.at()))
                .count();
    }

    /// With more requests than may be under way, it depends on how fast they are answered.
    private static void paced(String what, long measured, int requests, BurstReport report) {
        if (requests <= 2 * UNDER_WAY) {
            report.atMost(what, measured, paced(requests), "ms");
        } else {
            report.tell(what + ", ms", measured);
        }
    }

    /// The milliseconds in which the sender lets so many requests go, and half a second for the way of the last.
    private static long paced(int requests) {
        return (requests - AT_ONCE) * 1000L / A_SECOND + 500;
    }

    private static long late(Recorded request, Instant boundary) {
        return Duration.between(boundary, request.at()).toMillis();
    }
}
