package org.lectern.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;
import org.lectern.store.Records;

/// The bot as a process of its own, and the stand-in in this one, with a number of rooms that all keep the same hours:
/// a first talk from 18:00 to 19:00, and a second one to 21:00, each with its own Q&A.
final class BurstStage implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);
    static final Instant BOUNDARY = instant("19:00");

    private static final String PAGE = """
            ROOM

            Each Oral includes Q&A

            Time

            2020-12-08T18:00:00-08:00 - 2020-12-08T21:00:00-08:00

            Session chairs

            Grace Hopper

            Schedule

            2020-12-08T18:00:00-08:00 - 2020-12-08T19:00:00-08:00
            1 - Oral: Compilers
            Grace Hopper
            How programs came to be written by programs.
            2020-12-08T19:00:00-08:00 - 2020-12-08T21:00:00-08:00
            2 - Oral: Machines
            Ada Lovelace
            What a machine does, and what it does not.
            """;

    final StandIn standin;
    final List<String> rooms;
    private final Folder folder = Folder.open(null);
    private final double speed;
    private final BotProcess bot;
    private ScaledClock.Anchor anchor;

    /// Starts everything at an instant of the sessions, where the clock stands, and waits until what is on is said
    /// and every room has its thread.
    ///
    /// @param speed of the clock once it runs; the windows of Discord's limits are divided by it
    BurstStage(int howMany, double speed, Instant start) throws InterruptedException {
        this(howMany, speed, start, false);
    }

    /// @param pages whether the bot serves its pages too
    BurstStage(int howMany, double speed, Instant start, boolean pages) throws InterruptedException {
        this.speed = speed;
        String[] names = IntStream.rangeClosed(1, howMany)
                .mapToObj(number -> "room-" + number)
                .toArray(String[]::new);
        standin = StandIn.start(
                StandIn.Config.at(InstantSource.system()).withSpeed(speed).withChannels(names));
        rooms = List.of(names);
        anchor = new ScaledClock.Anchor(Instant.now(), start, 0);
        configure(pages);
        bot = BotProcess.start(folder.path(), standin.token(), BotProcess.Program.lectern(false));
        bot.clock(anchor);
        bot.awaitReady();
        standin.await(
                "a thread in every room",
                SOON,
                () -> Optional.of(standin.threads().size()).filter(count -> count == howMany));
    }

    private void configure(boolean served) {
        Map<Path, String> pages = new LinkedHashMap<>();
        for (int i = 0; i < rooms.size(); i++) {
            Path page = folder.path().resolve(rooms.get(i) + ".txt");
            try {
                Files.writeString(page, PAGE.replace("ROOM", rooms.get(i)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pages.put(page, standin.channelId(rooms.get(i)));
        }
        List<String> chairs = List.of(standin.person("chair").id());
        URI video = URI.create("https://example.org/video");
        Duration grace = Duration.ofMinutes(2);
        Folder.Config config =
                new Folder.Config(standin.restUrl(), standin.gatewayUrl(), Duration.ofMinutes(5), grace, chairs, video);
        folder.configure(served ? config.withPages(0) : config, pages);
    }

    /// An instant of the day of the sessions, where they are.
    static Instant instant(String time) {
        return OffsetDateTime.parse("2020-12-08T" + time + ":00-08:00").toInstant();
    }

    /// Lets the clock run on.
    void run() throws InterruptedException {
        anchor = new ScaledClock.Anchor(Instant.now(), anchor.session(), speed);
        bot.clock(anchor);
    }

    /// When an instant of the sessions is in real time, now that the clock runs.
    Instant real(Instant session) {
        long millis = Duration.between(anchor.session(), session).toMillis();
        return anchor.real().plusMillis(Math.round(millis / speed));
    }

    Path store() {
        return folder.store();
    }

    Records records() {
        return Records.open(store());
    }

    /// What the bot's process has computed so far, on all cores together.
    Duration botComputed() {
        return ProcessHandle.of(bot.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// What memory the bot's process has, in KiB.
    long botResidentKiB() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(bot.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    /// What is said in every thread, oldest first.
    List<SeenMessage> inThreads() {
        return standin.threads().stream()
                .flatMap(thread -> standin.messages(thread.id()).stream())
                .toList();
    }

    @Override
    public void close() {
        try {
            bot.close();
        } finally {
            standin.close();
            folder.close();
        }
    }
}
