package org.lectern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;
import org.lectern.store.Records;

/// `lectern run` as a process of its own, connected to a stand-in, with a database of its own. Its clock is set through
/// its standard input, and runs on at real speed from there.
final class RunningBot implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);
    static final String ROOM = Bot.ROOM;

    final StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
    private final Path folder;
    private final Path page;
    private @Nullable Process process;
    private @Nullable Writer input;

    private RunningBot(String page) {
        try {
            folder = Files.createTempDirectory("lectern-run");
            this.page = Files.writeString(folder.resolve("page.txt"), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the seed's session; not started yet.
    static RunningBot ready() throws IOException {
        return ready(Files.readString(Bot.SEED));
    }

    /// With a page of one's own; not started yet.
    static RunningBot ready(String page) {
        return new RunningBot(page);
    }

    /// Starts it, and does not wait.
    RunningBot start(Instant time) throws IOException {
        Path configuration = Files.writeString(folder.resolve("c.yaml"), """
                discord:
                  apiUrl: %s
                  gatewayUrl: %s
                store: %s
                limits:
                  perMinute: 0
                  openPerTalk: 0
                sessions:
                  - schedule: %s
                    channel: %s
                """.formatted(
                        standin.restUrl(), standin.gatewayUrl(), store(), page, standin.channelId(ROOM)));
        Files.deleteIfExists(log());
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lectern.app.Main",
                "run",
                "--rehearsed",
                "--config",
                configuration.toString());
        builder.environment().put(Token.VARIABLE, standin.token());
        Process started = builder.redirectError(log().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process = started;
        input = started.outputWriter(StandardCharsets.UTF_8);
        clock(time);
        return this;
    }

    /// Starts it, and waits until it is ready.
    RunningBot run(Instant time) throws IOException {
        start(time);
        awaitLogged("Lectern is ready.");
        return this;
    }

    void clock(Instant time) throws IOException {
        Writer lines = Optional.ofNullable(input).orElseThrow();
        lines.write(InstantSource.system().millis() + " " + time.toEpochMilli() + " 1\n");
        lines.flush();
    }

    void awaitLogged(String words) {
        standin.await(words, SOON, () -> Optional.of(logged()).filter(log -> log.contains(words)));
    }

    String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("err.txt");
    }

    Path store() {
        return folder.resolve("lectern.db");
    }

    private Process process() {
        return Optional.ofNullable(process).orElseThrow();
    }

    /// Sends it a signal by name, such as `STOP`.
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(process().pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill -" + name + " ended with " + code);
        }
    }

    /// How it ended, and how long after it was asked to.
    record End(int code, Duration took) {}

    /// Asks it to end by SIGTERM, and waits until it has.
    End end() throws IOException, InterruptedException {
        long asked = System.nanoTime();
        signal("TERM");
        return awaitEnd(asked);
    }

    End awaitEnd(long asked) throws InterruptedException {
        if (!process().waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended; its log:\n" + logged());
        }
        return new End(process().exitValue(), Duration.ofNanos(System.nanoTime() - asked));
    }

    Interaction ask(String question) {
        return standin.as("attendee").command(ROOM, "ask", Map.of("question", question));
    }

    /// First lines of what the bot says in the session's channel.
    List<String> announced() {
        return said(ROOM).stream()
                .map(message -> message.text().lines().findFirst().orElse(""))
                .toList();
    }

    List<SeenMessage> said(String place) {
        return standin.messages(place).stream()
                .filter(message -> message.authorId().equals(standin.botUserId()))
                .filter(message -> !message.text().isEmpty())
                .toList();
    }

    /// How many of the bot's messages in threads hold a question.
    long cards(String question) {
        return standin.threads().stream()
                .flatMap(thread -> said(thread.id()).stream())
                .flatMap(message -> message.text().lines())
                .filter(line -> line.equals(question))
                .count();
    }

    /// The questions that are kept, by text.
    List<String> questions() {
        try (Records records = Records.open(store())) {
            return records.questions().stream()
                    .map(each -> each.question().text())
                    .toList();
        }
    }

    List<Records.OfCue> cues() {
        try (Records records = Records.open(store())) {
            return records.cues();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        standin.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
