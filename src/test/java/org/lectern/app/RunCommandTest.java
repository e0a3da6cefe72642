package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.standin.Fault;
import org.lectern.standin.StandIn;

/// `lectern run` as a process: how it fails, and how it ends.
@Timeout(90)
class RunCommandTest {
    private static final String PLACE = "track-13";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final String NOWHERE = "127.0.0.1:1";
    private static final String READY = "Lectern is ready.";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
    private @Nullable Process bot;

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @AfterEach
    void close() throws InterruptedException {
        if (bot != null) {
            bot.destroyForcibly().waitFor();
        }
        standin.close();
    }

    private Path configuration(String apiUrl, String gatewayUrl) throws IOException {
        return Files.writeString(folder.resolve("c.yaml"), """
                discord:
                  apiUrl: %s
                  gatewayUrl: %s
                store: %s
                sessions:
                  - schedule: %s
                    channel: %s
                """.formatted(
                        apiUrl, gatewayUrl, folder.resolve("data/l.db"), page(), standin.channelId(PLACE)));
    }

    private Path configuration() throws IOException {
        return configuration(standin.restUrl(), standin.gatewayUrl());
    }

    /// A session with one talk, which is on now.
    private Path page() throws IOException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String times = TIME.format(now.minusMinutes(5)) + " - " + TIME.format(now.plusHours(1));
        return Files.writeString(folder.resolve("page.txt"), """
                A Session

                Time

                %s

                Session chairs

                Ada L

                %s

                1 - Oral: A Talk

                Ada L

                It is about something.
                """.formatted(times, times));
    }

    private Process start(Path configuration, @Nullable String token) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lectern.app.Main",
                "run",
                "--config",
                configuration.toString());
        builder.environment().remove(Token.VARIABLE);
        if (token != null) {
            builder.environment().put(Token.VARIABLE, token);
        }
        Process started =
                builder.redirectError(folder.resolve("err.txt").toFile()).start();
        bot = started;
        return started;
    }

    private Ended run(Path configuration, @Nullable String token) throws Exception {
        Process started = start(configuration, token);
        assertThat(started.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.exitValue(), out, log());
    }

    private static void isOneLine(Ended ended, String... words) {
        assertThat(ended.err().strip().lines()).hasSize(1);
        assertThat(ended.err()).contains(words);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void a_schedule_that_is_gone_keeps_nothing_from_starting_where_a_copy_is_there() throws Exception {
        Path schedule = Files.copy(Bot.SEED, folder.resolve("gone.txt"));
        Path config = Files.writeString(
                folder.resolve("gone.yaml"),
                "store: " + folder.resolve("gone.db") + "\nsessions:\n  - {schedule: " + schedule
                        + ", channel: \"123456789012345678\"}\n");
        Map<String, String> environment = Map.of("LECTERN_DISCORD_TOKEN", "of a bot");
        Startup.read(config, environment).schedules().library().keep();
        Files.delete(schedule);
        Startup startup = Startup.read(config, environment);
        assertThat(startup.schedules().hosted()).hasSize(1);
        assertThat(startup.schedules().problems())
                .singleElement()
                .asString()
                .contains("There is no file", "stays in use");
        assertThat(ConfigurationReader.read(config).sessions()).hasSize(1);
    }

    @Test
    void without_a_token_one_line_says_where_to_put_it_and_nothing_is_made() throws Exception {
        isOneLine(run(configuration(), null), "There is no token.", "LECTERN_DISCORD_TOKEN");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_wrong_token_is_told_in_one_line_that_does_not_hold_it() throws Exception {
        Ended ended = run(configuration(), "MTIz.wrong.secret");
        isOneLine(ended, "does not accept the bot's token", "Reset Token");
        assertThat(ended.err()).doesNotContain("secret");
    }

    @Test
    void an_api_that_cannot_be_reached_is_told_in_one_line() throws Exception {
        isOneLine(
                run(configuration("http://" + NOWHERE + "/api/v10/", standin.gatewayUrl()), standin.token()),
                "cannot be reached at http://" + NOWHERE,
                "discord.apiUrl");
    }

    @Test
    void a_gateway_that_cannot_be_reached_is_told_in_one_line() throws Exception {
        isOneLine(
                run(configuration(standin.restUrl(), "ws://" + NOWHERE), standin.token()),
                "gateway cannot be reached at ws://" + NOWHERE,
                "discord.gatewayUrl");
    }

    @Test
    void a_database_that_is_none_is_told_in_one_line() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/l.db"), "Not a database, but long enough to look like one at first.");
        isOneLine(run(configuration(), standin.token()), "l.db is not a database");
    }

    @Test
    void every_problem_of_the_configuration_has_its_line_and_the_missing_token_is_told_with_them() throws Exception {
        Path broken = configuration();
        Files.writeString(broken, Files.readString(broken).replace("channel:", "chanel:") + "grace: never\n");
        Ended ended = run(broken, null);
        List<String> told = ended.err().lines().toList();
        assertThat(told).hasSize(4);
        assertThat(told.subList(0, 3)).allSatisfy(line -> assertThat(line).startsWith(broken + ":"));
        assertThat(told.getLast()).contains("There is no token.");
        assertThat(ended.code()).isEqualTo(1);
    }

    private void awaitReady() {
        standin.await("the bot to be ready", SOON, () -> Optional.of(log()).filter(log -> log.contains(READY)));
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("err.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endsWithin(Duration atMost) throws InterruptedException {
        long asked = System.nanoTime();
        Process running = Optional.ofNullable(bot).orElseThrow();
        running.destroy();
        assertThat(running.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(atMost);
        assertThat(running.exitValue()).isZero();
    }

    @Test
    void a_signal_ends_it_with_success_and_the_next_start_says_nothing_twice() throws Exception {
        Path configuration = configuration();
        start(configuration, standin.token());
        awaitReady();
        standin.await("the thread", SOON, () -> standin.threads().stream().findFirst());
        endsWithin(Duration.ofSeconds(5));
        int said = standin.messages(PLACE).size();
        assertThat(said).isPositive();
        start(configuration, standin.token());
        awaitReady();
        endsWithin(Duration.ofSeconds(5));
        assertThat(standin.messages(PLACE)).hasSize(said);
    }

    @Test
    void a_token_that_is_revoked_while_it_runs_ends_it_with_one_line_that_says_so() throws Exception {
        Process running = start(configuration(), standin.token());
        awaitReady();
        standin.await("the thread", SOON, () -> standin.threads().stream().findFirst());
        standin.faults().revokeToken();
        assertThat(running.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(1);
        assertThat(log()).contains("Discord does not accept the bot's token.", "Reset Token");
    }

    @Test
    void a_server_that_does_not_answer_does_not_keep_it_from_ending() throws Exception {
        standin.faults().next("POST /channels/{channel}/messages", new Fault.AnswerLate(SOON), 9);
        start(configuration(), standin.token());
        awaitReady();
        standin.await(
                "an announcement", SOON, () -> standin.messages(PLACE).stream().findFirst());
        endsWithin(Duration.ofSeconds(5));
    }

    @Test
    void a_signal_ends_it_while_it_still_connects() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start(configuration("http://127.0.0.1:" + silent.getLocalPort() + "/api/v10/", "ws://" + NOWHERE), "a.b.c");
            try (var _ = silent.accept()) {
                endsWithin(Duration.ofSeconds(5));
            }
        }
    }
}
