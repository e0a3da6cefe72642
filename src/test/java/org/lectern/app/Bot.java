package org.lectern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.discord.ChairPermission;
import org.lectern.cue.Cue;
import org.lectern.cue.Planner;
import org.lectern.floor.Rules;
import org.lectern.openapi.OpenApi;
import org.lectern.question.Allowance;
import org.lectern.rehearsal.ScaledClock;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.reader.Origin;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;
import org.lectern.store.Records;

/// The whole bot in this JVM, connected by real JDA to a stand-in, with a database of its own. Its clock shows what the
/// test sets, and runs on at real speed from there: `Bot.at("17:50")`, then `bot.step("18:00")`.
///
/// When it is closed, all that was sent and answered is judged by Discord's own document, where that is given.
final class Bot implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final Path SEED = Path.of("seeds", "neurips-2020-track-13.txt");
    static final String ROOM = "track-13";
    static final URI VIDEO = URI.create("https://example.org/video");
    /// Without limits: a few people do all that a test needs, while the time stands.
    static final Rules RULES = Rules.DEFAULT.with(Allowance.UNLIMITED);

    final StandIn standin;
    final ScaledClock clock;
    final HeardLog log = new HeardLog();
    private final Path folder;
    private Path store;
    private final List<HostedSchedule> sessions;
    private Rules rules = RULES;
    private Configuration.@Nullable Web web;
    private @Nullable Lectern lectern;
    private @Nullable Records records;

    private Bot(String time, StandIn standin, List<HostedSchedule> sessions) {
        this.standin = standin;
        this.sessions = sessions;
        this.clock = ScaledClock.startingAt(instant(time), 1, InstantSource.system());
        try {
            this.folder = Files.createTempDirectory("lectern-bot");
            this.store = folder.resolve("lectern.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A bot that holds the seed's session in `track-13`, with the chair as its chair; started at a time of the
    /// session's day.
    static Bot at(String time) {
        return ready(time).start();
    }

    /// The same, not started yet.
    static Bot ready(String time) {
        return ready(time, UnaryOperator.identity(), standin -> List.of(hosted(standin, SEED, ROOM)));
    }

    /// A bot in a stand-in of one's own, with sessions of one's own; not started yet.
    static Bot ready(
            String time, UnaryOperator<StandIn.Config> config, Function<StandIn, List<HostedSchedule>> sessions) {
        StandIn standin = StandIn.start(
                config.apply(StandIn.Config.at(InstantSource.system()).withSpeed(50)));
        return new Bot(time, standin, sessions.apply(standin));
    }

    static HostedSchedule hosted(StandIn standin, Path page, String channel) {
        long chair = Long.parseUnsignedLong(standin.person("chair").id());
        long place = Long.parseUnsignedLong(standin.channelId(channel));
        return new HostedSchedule(new Origin.File(page), place, List.of(chair), Map.of("video", VIDEO), Locale.ENGLISH);
    }

    /// An instant of the session's day, where the session is.
    static Instant instant(String time) {
        return OffsetDateTime.parse("2020-12-08T" + time + ":00-08:00").toInstant();
    }

    /// A time of the session's day as Discord's clients show it to each reader.
    static String stamp(String time, String style) {
        return "<t:" + instant(time).getEpochSecond() + ":" + style + ">";
    }

    Bot start() {
        Configuration.Discord discord = new Configuration.Discord(
                null, URI.create(standin.restUrl()), URI.create(standin.gatewayUrl()), ChairPermission.MANAGE_MESSAGES);
        Configuration configuration = new Configuration(discord, store(), rules, web, Configuration.REREAD, sessions);
        try {
            lectern = Lectern.start(
                    configuration,
                    Schedules.read(sessions, Libraries.of(configuration)),
                    standin.token(),
                    clock,
                    Wiring.PLAIN);
        } catch (InterruptedException | BadConfiguration e) {
            throw new AssertionError(e);
        }
        records = Records.open(store());
        if (web != null) {
            standin.await(
                    "the pages",
                    SOON,
                    () -> log.lines().stream()
                            .filter(line -> line.contains("Pages are served"))
                            .findFirst());
        }
        return this;
    }

    /// Has the schedules read anew as SIGHUP does, and waits until the log says what became of it.
    List<String> reread(String words) {
        int before = log.lines().size();
        Optional.ofNullable(lectern).orElseThrow().reread();
        return standin.await(
                words,
                SOON,
                () -> Optional.of(log.lines().subList(before, log.lines().size()))
                        .filter(lines -> lines.stream().anyMatch(line -> line.contains(words))));
    }

    /// Ends the bot; the stand-in goes on.
    void stop() {
        if (records != null) {
            records.close();
            records = null;
        }
        if (lectern != null) {
            lectern.close();
            lectern = null;
        }
    }

    /// Runs by other rules.
    Bot by(Rules others) {
        rules = others;
        return this;
    }

    /// Serves pages, at any port that is free.
    Bot withPages() {
        return withPages(0);
    }

    Bot withPages(int port) {
        web = new Configuration.Web("127.0.0.1", port, null);
        return this;
    }

    /// Has its database elsewhere than in a folder of its own.
    Bot keepingIn(Path elsewhere) {
        store = elsewhere.resolve("lectern.db");
        return this;
    }

    /// Why Discord has ended the connection for good; empty where it has not.
    Optional<String> lost() {
        return Optional.ofNullable(lectern)
                .filter(running -> running.lost().isDone())
                .map(running -> running.lost().join().getMessage());
    }

    Path store() {
        return store;
    }

    Records records() {
        if (records == null) {
            throw new IllegalStateException("the bot is not running");
        }
        return records;
    }

    /// Sets the clock, and waits until all that is due by then is settled.
    Bot step(String time) {
        clock.set(instant(time));
        return settle();
    }

    /// Steps to each of these times, one after the other.
    Bot through(String... times) {
        for (String time : times) {
            step(time);
        }
        return this;
    }

    /// Waits until every cue that is due has its outcome, and what is said of it has left or is given up.
    Bot settle() {
        try {
            standin.await(
                    "all that is due", SOON, () -> Optional.of(isSettled()).filter(settled -> settled));
        } catch (IllegalStateException e) {
            throw new AssertionError(e.getMessage() + "; the log:\n" + String.join("\n", log.lines()), e);
        }
        return this;
    }

    private boolean isSettled() {
        List<Records.OfCue> outcomes = records().cues();
        boolean open = outcomes.stream()
                .flatMap(cue -> cue.sends().stream())
                .anyMatch(send -> send.state() == Records.SendState.OPEN);
        Instant now = clock.instant();
        return !open
                && records().sessions().stream()
                        .flatMap(Bot::plan)
                        .filter(cue -> !cue.at().isAfter(now))
                        .allMatch(cue -> outcomes.stream()
                                .anyMatch(each -> each.outcome().key().equals(cue.key())));
    }

    private static Stream<Cue> plan(Session session) {
        return Planner.plan(session, Block.of(session), RULES.lead()).stream();
    }

    /// What is said in the session's channel, oldest first.
    List<SeenMessage> announced() {
        return said(ROOM);
    }

    /// What the bot says in a channel or thread, oldest first.
    List<SeenMessage> said(String place) {
        return standin.messages(place).stream()
                .filter(message -> message.authorId().equals(standin.botUserId()))
                .filter(message -> !message.text().isEmpty())
                .toList();
    }

    /// The one thread whose name begins so.
    SeenThread thread(String name) {
        List<SeenThread> found = standin.threads().stream()
                .filter(thread -> thread.name().startsWith(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " threads named " + name + " among " + standin.threads());
        }
        return found.getFirst();
    }

    /// What is said in the one thread whose name begins so.
    List<SeenMessage> inThread(String name) {
        return said(thread(name).id());
    }

    /// Waits for a message of the bot's.
    SeenMessage awaitIn(String place, Predicate<SeenMessage> what) {
        try {
            return standin.await(
                    "a message in " + place,
                    SOON,
                    () -> said(place).stream().filter(what).findFirst());
        } catch (IllegalStateException e) {
            throw new AssertionError(
                    e.getMessage() + "; there is:\n"
                            + said(place).stream().map(SeenMessage::text).collect(Collectors.joining("\n---\n")),
                    e);
        }
    }

    /// Waits for the card of a question in the thread whose name begins so.
    SeenMessage card(String thread, String question) {
        return awaitIn(thread(thread).id(), message -> message.text().contains(question));
    }

    /// What a person is answered who runs a command there.
    SeenMessage answer(String person, String place, String command, Map<String, ?> options) {
        return standin.as(person).command(place, command, options).message(SOON);
    }

    /// What the attendee is answered who asks there without naming a talk.
    String ask(String place, String question) {
        return answer("attendee", place, "ask", Map.of("question", question)).content();
    }

    String ask(String place, String question, String talk) {
        return answer("attendee", place, "ask", Map.of("question", question, "talk", talk))
                .content();
    }

    /// The questions that are kept, by text.
    List<String> questions() {
        return records().questions().stream()
                .map(each -> each.question().text())
                .toList();
    }

    boolean logged(String words) {
        return log.lines().stream().anyMatch(line -> line.contains(words));
    }

    @Override
    public void close() {
        try {
            stop();
            OpenApi.given().ifPresent(document -> document.check(standin.requests()));
        } finally {
            standin.close();
            log.close();
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
