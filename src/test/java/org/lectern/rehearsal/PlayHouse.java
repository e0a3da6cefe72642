package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.Planner;
import org.lectern.cue.SlotTimes;
import org.lectern.rehearsal.BotProcess.Program;
import org.lectern.rehearsal.Evidence.Absence;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.standin.StandIn;
import org.lectern.store.Records;

/// Plays whole sessions with one real bot in a process of its own: each on a day and in a channel of its own, one after
/// the other. The clock stands, and goes from boundary to boundary when all that was due is said.
final class PlayHouse implements AutoCloseable {
    static final List<String> ASKERS = List.of("amara", "bjarne", "chiara", "dev");

    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-06-01");
    private static final long MANAGE_MESSAGES = 1L << 13;
    private static final int SPEED = 60;
    private static final Pattern NUMBER = Pattern.compile("question \\*\\*#(\\d+)\\*\\*");

    private static final String PAGE = """
            TITLE

            Each Oral includes Q&A
            Spotlights have joint Q&As

            DAYT18:00:00Z - DAYT19:10:00Z

            Session chairs

            Ada Lovelace

            Schedule

            DAYT18:00:00Z - DAYT18:10:00Z
            1 - Oral: Falling
            Lise Meitner
            How to fall.
            DAYT18:10:00Z - DAYT18:20:00Z
            2 - Spotlight: Getting Up
            Emmy Noether
            How to get up.
            DAYT18:20:00Z - DAYT18:30:00Z
            3 - Spotlight: Walking
            Grace Hopper
            How to walk.
            DAYT18:30:00Z - DAYT18:40:00Z
            Q&A: Joint Q&A for Preceeding Spotlights
            DAYT18:40:00Z - DAYT18:55:00Z
            Break
            DAYT18:55:00Z - DAYT19:05:00Z
            6 - Oral: Arriving
            Maria Mitchell
            How to arrive.
            DAYT19:05:00Z - DAYT19:10:00Z
            Break
            """;

    private final Folder folder = Folder.open(null);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> channels;
    private final StandIn standin;
    private final Witness witness;
    private final ScaledClock clock;
    private volatile CompletableFuture<String> armed = new CompletableFuture<>();
    private volatile CompletableFuture<String> crashed = new CompletableFuture<>();
    private BotProcess bot;

    /// @param plays of which the first is on the first day, and so on
    PlayHouse(List<Play> plays) throws Exception {
        channels = IntStream.range(0, plays.size()).mapToObj(i -> "hall-" + i).toList();
        standin = StandIn.start(StandIn.Config.at(InstantSource.system())
                .withSpeed(SPEED)
                .withChannels(channels.toArray(String[]::new)));
        standin.createUser("second", MANAGE_MESSAGES);
        ASKERS.forEach(standin::createUser);
        standin.createUser("lise");
        configure(plays);
        clock = ScaledClock.startingAt(at(0, "17:50"), 0, InstantSource.system());
        witness = new Witness(folder.store(), standin, this::held, LEAD);
        bot = start();
    }

    private void configure(List<Play> plays) throws IOException {
        StringBuilder text = new StringBuilder("discord:\n  apiUrl: " + standin.restUrl() + "\n  gatewayUrl: "
                + standin.gatewayUrl() + "\nstore: '" + folder.store() + "'\nleadTime: " + LEAD.toSeconds()
                + "s\ngrace: " + GRACE.toSeconds() + "s\nsessions:\n");
        for (int i = 0; i < plays.size(); i++) {
            Path page = folder.path().resolve("session-" + i + ".txt");
            Files.writeString(
                    page,
                    PAGE.replace("TITLE", "Hall " + i)
                            .replace("DAY", FIRST_DAY.plusDays(i).toString()));
            text.append("  - schedule: '" + page + "'\n    channel: \"" + standin.channelId(channels.get(i))
                    + "\"\n    chairs: [\"" + standin.person("chair").id() + "\", \""
                    + standin.person("second").id() + "\"]\n    moderation: "
                    + plays.get(i).moderation() + "\n");
        }
        Files.writeString(folder.path().resolve("lectern.yaml"), text);
    }

    private BotProcess start() throws InterruptedException {
        BotProcess started = BotProcess.start(
                folder.path(),
                standin.token(),
                new Program("org.lectern.app.KilledBot", List.of("--fast"), this::hear));
        started.clock(clock.anchor());
        started.awaitReady();
        return started;
    }

    private void hear(String line) {
        if (line.startsWith("crash ")) {
            crashed.complete(line);
        } else if (line.startsWith("armed ")) {
            armed.complete(line);
        }
    }

    private static Instant at(int day, String time) {
        return FIRST_DAY.plusDays(day).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private List<Evidence.Held> held(List<Session> stored) {
        return stored.stream()
                .map(session -> {
                    String channel = "hall-" + session.title().plain().replaceAll("\\D", "");
                    return new Evidence.Held(session, standin.channelId(channel), channel);
                })
                .toList();
    }

    /// Plays one to its end, and audits it.
    ///
    /// @param day which of the plays it is
    /// @param crash whether the bot is killed where the play has it
    AuditReport play(Play play, int day, boolean crash) throws Exception {
        if (!bot.isAlive()) {
            bot = start();
        }
        Stage stage = new Stage(day, crash);
        for (Play.Line line : play.lines()) {
            stage.goTo(at(day, line.at()));
            stage.play(line);
        }
        stage.goTo(stage.closing());
        return Audit.of(stage.evidence());
    }

    /// One session, as it is played.
    final class Stage {
        private final int day;
        private final boolean crashes;
        private final String channel;
        private final Instant begun = Instant.now();
        private final List<Act> acts = new ArrayList<>();

        private Stage(int day, boolean crashes) throws InterruptedException {
            this.day = day;
            this.crashes = crashes;
            this.channel = channels.get(day);
            set(at(day, "17:50"));
        }

        Hand hand(String name) {
            return new Hand(http, standin.controlUrl(), name, channel);
        }

        Hand chair() {
            return hand("chair");
        }

        String id(String person) {
            return standin.person(person).id();
        }

        /// Whether the bot is killed in this performance.
        boolean crashes() {
            return crashes;
        }

        /// As messages tell a time of this day.
        String time(String time) {
            return "<t:" + at(day, time).getEpochSecond() + ":t>";
        }

        /// Somebody asks, and is told that the question is kept.
        ///
        /// @param talk what is typed for the talk; empty for none
        String ask(String name, String question, String talk) {
            Hand hand = hand(name);
            Map<String, String> options = talk.isEmpty()
                    ? Map.of("question", question)
                    : Map.of("question", question, "talk", hand.suggested("ask", "talk", talk));
            String told = hand.command("ask", options).text();
            Matcher number = NUMBER.matcher(told);
            assertThat(number.find()).as(told).isTrue();
            acts.add(new Act(
                    id(name),
                    name,
                    standin.channelId(channel),
                    "/ask",
                    question,
                    new Response.Receipt(Integer.parseInt(number.group(1)), Duration.ZERO)));
            return told;
        }

        String ask(String name, String question) {
            return ask(name, question, "");
        }

        /// What stands in the channel, oldest first.
        List<String> said() {
            return texts(chair().messages(channel));
        }

        /// The only message of the channel that says so.
        String said(String part) {
            List<String> found =
                    said().stream().filter(text -> text.contains(part)).toList();
            assertThat(found).as("of all %s", said()).hasSize(1);
            return found.getFirst();
        }

        /// The announcement of a talk.
        String announced(String talk) {
            List<String> found =
                    said().stream().filter(text -> text.startsWith(talk)).toList();
            assertThat(found).as("of all %s", said()).hasSize(1);
            return found.getFirst();
        }

        List<String> saidIn(String thread) {
            return texts(chair().messages(thread(thread)));
        }

        String thread(String name) {
            return standin.threads().stream()
                    .filter(thread -> thread.parentId().equals(standin.channelId(channel)))
                    .filter(thread -> thread.name().startsWith(name))
                    .findFirst()
                    .orElseThrow()
                    .id();
        }

        private List<String> texts(List<JsonNode> messages) {
            return messages.stream().map(each -> each.path("text").asText()).toList();
        }

        /// The line of a card of the thread, by its number: `**#1** …`.
        String card(String thread, int number) {
            return saidIn(thread).stream()
                    .flatMap(text -> text.lines().filter(line -> line.startsWith("**#" + number + "**")))
                    .collect(Collectors.joining("\n"));
        }

        private JsonNode voteButton(String thread, int number) {
            String key;
            try (Records records = Records.open(folder.store())) {
                key = records.questions().stream()
                        .map(Records.OfQuestion::question)
                        .filter(question ->
                                question.session().equals(session(records).id()) && question.number() == number)
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .cardKey();
            }
            return chair().messages(thread(thread)).stream()
                    .filter(message -> message.path("buttons").findValuesAsText("customId").stream()
                            .anyMatch(id -> id.startsWith("vote:" + key + ":") || id.equals("vote:" + key)))
                    .findFirst()
                    .map(message -> {
                        for (JsonNode button : message.path("buttons")) {
                            if (button.path("customId")
                                    .asText()
                                    .split(":", -1)[1]
                                    .equals(key)) {
                                return ((ObjectNode) button)
                                        .put("message", message.path("id").asText());
                            }
                        }
                        throw new AssertionError(message.toString());
                    })
                    .orElseThrow(() -> new AssertionError("no vote button for #" + number));
        }

        Hand.Reply vote(String name, String thread, int number) {
            JsonNode button = voteButton(thread, number);
            return hand(name)
                    .press(
                            button.path("message").asText(),
                            button.path("customId").asText());
        }

        /// What the vote button of a card shows.
        String votes(String thread, int number) {
            return voteButton(thread, number).path("label").asText();
        }

        /// The queue, with one question chosen of its menu.
        Hand.Reply picked(String chair, int number) {
            Hand.Reply queue = hand(chair).command("queue");
            return hand(chair).choose(queue, "queue:pick", "#" + number + " ");
        }

        /// Does something to a question by the queue.
        Hand.Reply move(String chair, int number, String button) {
            return hand(chair).press(picked(chair, number), button);
        }

        Hand.Reply merge(int number, int into) {
            Hand.Reply menu = move("chair", number, "Merge into…");
            return chair().choose(menu, "queue:into", "#" + into + " ");
        }

        /// Waits until all is sent.
        void settle() throws InterruptedException {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (!isSettled()) {
                if (!bot.isAlive()) {
                    throw bot.died();
                }
                assertThat(System.nanoTime()).as("all is said in time").isLessThan(deadline);
                Thread.sleep(10);
            }
        }

        private boolean isSettled() {
            try (Records records = Records.open(folder.store())) {
                List<String> decided = new ArrayList<>();
                List<String> threads = new ArrayList<>();
                records.cues().forEach(cue -> {
                    decided.add(cue.outcome().key().toString());
                    cue.sends().forEach(send -> threads.add(send.send().key()));
                });
                // A card waits for its thread.
                return decided.containsAll(due(records))
                        && records.open().stream()
                                .filter(send ->
                                        send.session().equals(session(records).id()))
                                .allMatch(send -> send.base() != null
                                        && send.base().endsWith(".thread")
                                        && !threads.contains(send.base()));
            }
        }

        private List<String> due(Records records) {
            return course(records).heldSince().isPresent()
                    ? List.of()
                    : plan(records).stream()
                            .filter(cue -> !cue.at().isAfter(clock.instant()))
                            .map(cue -> cue.key().toString())
                            .toList();
        }

        private Session session(Records records) {
            return records.sessions().stream()
                    .filter(session -> session.title().plain().equals("Hall " + day))
                    .findFirst()
                    .orElseThrow();
        }

        private Course course(Records records) {
            Session session = session(records);
            return Course.of(session, records.times(session.id()));
        }

        private List<Cue> plan(Records records) {
            Course course = course(records);
            Instant now = clock.instant();
            return Planner.plan(course.at(now), course.blocks(now), LEAD);
        }

        private Instant closing() {
            try (Records records = Records.open(folder.store())) {
                return SlotTimes.closing(course(records).at(clock.instant()));
            }
        }

        /// Goes to an instant by way of all boundaries before it.
        private void goTo(Instant instant) throws InterruptedException {
            while (true) {
                settle();
                Instant next = nextBoundary();
                if (next == null || next.isAfter(instant)) {
                    break;
                }
                set(next);
            }
            if (instant.isAfter(clock.instant())) {
                set(instant);
                settle();
            }
        }

        private @Nullable Instant nextBoundary() {
            try (Records records = Records.open(folder.store())) {
                return course(records).heldSince().isPresent()
                        ? null
                        : plan(records).stream()
                                .map(Cue::at)
                                .filter(clock.instant()::isBefore)
                                .min(Comparator.naturalOrder())
                                .orElse(null);
            }
        }

        private void set(Instant instant) throws InterruptedException {
            clock.set(instant);
            bot.clock(clock.anchor());
        }

        private void play(Play.Line line) throws Exception {
            Play.Crash crash = line.crash();
            if (crash == null || !crashes) {
                line.step().play(this);
                settle();
                return;
            }
            armed = new CompletableFuture<>();
            crashed = new CompletableFuture<>();
            bot.tell("arm 1 " + crash.point());
            assertThat(await(armed)).endsWith(crash.point());
            CompletableFuture<Boolean> acting = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    line.step().play(this);
                    acting.complete(true);
                } catch (Exception | AssertionError e) {
                    acting.completeExceptionally(e);
                }
            });
            if (crash.acknowledged()) {
                assertThat(await(acting)).isTrue();
            }
            assertThat(await(crashed)).isEqualTo("crash " + crash.point());
            bot.kill();
            standin.faults().forgetNonces();
            bot = start();
            settle();
        }

        private static <T> T await(CompletableFuture<T> what)
                throws InterruptedException, ExecutionException, TimeoutException {
            return what.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }

        /// Of this session alone.
        private Evidence evidence() {
            Evidence all = witness.evidence(
                    new Pace(begun, at(day, "17:50"), Double.MAX_VALUE),
                    List.of(Absence.before(at(day, "17:50"))),
                    clock.instant(),
                    acts);
            String own = standin.channelId(channel);
            List<Evidence.Held> sessions = all.sessions().stream()
                    .filter(held -> held.channel().equals(own))
                    .toList();
            List<Evidence.Opened> threads = all.threads().stream()
                    .filter(thread -> thread.parent().equals(own))
                    .toList();
            List<String> places =
                    new ArrayList<>(threads.stream().map(Evidence.Opened::id).toList());
            places.add(own);
            SessionId id = sessions.getFirst().session().id();
            return new Evidence(
                    all.pace(),
                    all.absences(),
                    all.until(),
                    all.lead(),
                    sessions,
                    all.cues().stream().filter(cue -> cue.session().equals(id)).toList(),
                    all.questions().stream()
                            .filter(question -> question.question().session().equals(id))
                            .toList(),
                    all.messages().stream()
                            .filter(message -> places.contains(message.place()))
                            .toList(),
                    threads,
                    all.acts(),
                    all.visitors(),
                    all.tooManyRequests(),
                    all.votes());
        }
    }

    @Override
    public void close() {
        bot.close();
        http.shutdownNow();
        standin.close();
        folder.close();
    }
}
