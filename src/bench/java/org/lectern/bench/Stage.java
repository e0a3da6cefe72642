package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// The guild with its rooms, and a folder with all that a subject reads.
final class Stage {
    final Settings settings;
    final Guild guild;
    final Path folder;
    Programme programme = new Programme(List.of());
    private final SplittableRandom random = new SplittableRandom(20_201_208);
    private int asked;

    Stage(Settings settings, Guild guild, String name) {
        this.settings = settings;
        this.guild = guild;
        this.folder = settings.target().resolve("run").resolve(name);
    }

    /// Begins anew, in an empty folder too, with rooms that all keep the same hours.
    ///
    /// @param slots of a room, by its number
    Stage rooms(int howMany, double speed, IntFunction<List<Programme.Slot>> slots) throws IOException {
        Running.delete(folder);
        Files.createDirectories(folder);
        guild.anew(speed);
        List<Programme.Room> rooms = new ArrayList<>();
        for (int i = 1; i <= howMany; i++) {
            rooms.add(new Programme.Room("room-" + i, guild.channel("room-" + i), slots.apply(i)));
        }
        programme = new Programme(rooms);
        programme.writeCsv(folder);
        programme.writeJson(folder.resolve("schedule.json"));
        configure();
        return this;
    }

    /// One room in which a talk is on for the next two hours.
    Stage oneTalk() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(Duration.ofHours(2));
        return rooms(
                1,
                1,
                _ -> List.of(
                        new Programme.Slot(now.minusSeconds(600), end, "Depth and Error"),
                        new Programme.Slot(end, end.plusSeconds(3600), "Width and Noise")));
    }

    /// Lectern's `lectern.yaml`: with pages, and else with nothing that has a default.
    private void configure() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                discord:
                  apiUrl: %s
                  gatewayUrl: %s
                store: %s
                web:
                  port: 0
                sessions:
                """.formatted(guild.info("restUrl"), guild.info("gatewayUrl"), Subject.LECTERN.store(folder)));
        for (Programme.Room room : programme.rooms()) {
            text.append("""
                      - schedule: %s
                        channel: "%s"
                        chairs: ["%s"]
                    """.formatted(folder.resolve(room.name() + ".csv"), room.channel(), guild.user("chair")));
        }
        Files.writeString(folder.resolve("lectern.yaml"), text);
    }

    Running start(Subject subject, String... options) throws IOException, InterruptedException {
        return Running.start(settings, subject, guild, folder, List.of(options));
    }

    Running ready(Subject subject, String... options) throws IOException, InterruptedException {
        return start(subject, options).awaitReady(programme.on(Instant.now()));
    }

    /// Questions of which none is like another.
    List<String> questions(int howMany) {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            StringBuilder question = new StringBuilder("What does");
            int words = random.nextInt(8, 15);
            for (int word = 0; word < words; word++) {
                question.append(' ').append(word(random.nextInt(20_000)));
            }
            questions.add(question + " in case " + ++asked + "?");
        }
        return questions;
    }

    /// A word that can be said, the same for the same number.
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + 40; rest > 0; rest /= 40) {
            word.append("bdfgklmnprstvwzj".charAt(rest % 40 % 16)).append("aeiou".charAt(rest % 40 / 8));
        }
        return word.toString();
    }
}
