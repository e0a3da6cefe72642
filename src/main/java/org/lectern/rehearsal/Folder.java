package org.lectern.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.Given;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the bot of a rehearsal has its configuration, store and log. It goes with the rehearsal, unless it is kept.
final class Folder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Folder.class);

    /// The wall shows its code.
    private static final URI INVITATION = URI.create("https://example.org/join");

    private final Path path;
    private final boolean kept;

    private Folder(Path path, boolean kept) {
        this.path = path;
        this.kept = kept;
    }

    /// @param keep an empty or new folder that stays; null for a temporary one
    /// @throws RehearsalException if something is in it
    static Folder open(@Nullable Path keep) {
        try {
            if (keep == null) {
                return new Folder(Files.createTempDirectory("lectern-rehearsal-"), false);
            }
            Files.createDirectories(keep);
            try (Stream<Path> inside = Files.list(keep)) {
                if (inside.findAny().isPresent()) {
                    throw new RehearsalException("The folder " + keep + " is not empty. A rehearsal keeps its store in"
                            + " a folder of its own: name another with --keep, or empty this one.");
                }
            }
            return new Folder(keep.toAbsolutePath(), true);
        } catch (IOException e) {
            throw new RehearsalException("The folder for the rehearsal cannot be made: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    Path store() {
        return path.resolve("lectern.db");
    }

    /// A copy of a schedule, which others may take the place of.
    Path copyOf(Path schedule) {
        Path copy = path.resolve("schedule-" + schedule.getFileName());
        replace(copy, schedule);
        return copy;
    }

    /// Puts a schedule in the place of another, at once.
    void replace(Path copy, Path schedule) {
        try {
            Path whole = Files.copy(schedule, path.resolve("schedule.new"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RehearsalException("The schedule " + schedule + " cannot be copied: " + e.getMessage(), e);
        }
    }

    /// Where a schedule is played.
    ///
    /// @param room of the schedule; null for all of it
    /// @param channel its id
    record Hall(Path schedule, @Nullable String room, String channel) {}

    /// Writes the bot's `lectern.yaml`.
    ///
    /// @param channels the id of each schedule's channel
    void configure(Config config, Map<Path, String> channels) {
        configure(
                config,
                Given.NOTHING,
                channels.entrySet().stream()
                        .map(each -> new Hall(each.getKey(), null, each.getValue()))
                        .toList());
    }

    /// Writes the bot's `lectern.yaml`.
    void configure(Config config, Given given, List<Hall> halls) {
        StringBuilder text = new StringBuilder();
        text.append("discord:\n  apiUrl: ").append(config.apiUrl());
        text.append("\n  gatewayUrl: ").append(config.gatewayUrl());
        text.append("\nstore: ").append(quoted(store().toString()));
        text.append("\nleadTime: ").append(config.lead().toSeconds()).append("s");
        text.append("\ngrace: ").append(config.grace().toSeconds()).append("s");
        if (config.port() != null) {
            text.append("\nweb:\n  port: ").append(config.port());
            if (config.port() != 0) {
                text.append("\n  url: http://127.0.0.1:").append(config.port());
            }
        }
        text.append("\nthreads:\n  archiveAfter: 1d\nsessions:\n");
        halls.forEach(hall -> text.append(entry(config, given, hall)));
        try {
            Files.writeString(path.resolve("lectern.yaml"), text);
        } catch (IOException e) {
            throw new RehearsalException("The bot's configuration cannot be written: " + e.getMessage(), e);
        }
    }

    private static String entry(Config config, Given given, Hall hall) {
        StringBuilder text = new StringBuilder();
        text.append("  - schedule: ").append(quoted(hall.schedule().toString()));
        if (hall.room() != null) {
            text.append("\n    room: ").append(quoted(hall.room()));
        }
        if (given.zone() != null) {
            text.append("\n    zone: ").append(quoted(given.zone().getId()));
        }
        if (given.year() != null) {
            text.append("\n    year: ").append(given.year());
        }
        text.append("\n    channel: \"").append(hall.channel()).append("\"\n    chairs: [");
        text.append(config.chairs().stream().map(chair -> '"' + chair + '"').collect(Collectors.joining(", ")))
                .append("]\n");
        List<Integer> talks = config.talks().getOrDefault(hall.schedule(), List.of());
        text.append("    authors:").append(talks.isEmpty() ? " {}\n" : "\n");
        talks.forEach(talk -> text.append("      \"")
                .append(talk)
                .append("\": [\"")
                .append(config.author())
                .append("\"]\n"));
        text.append("    links:\n      video: ").append(config.video());
        return text.append("\n      invite: ").append(INVITATION).append("\n").toString();
    }

    /// @param author the id of somebody who may answer for talks
    /// @param talks the numbers of these talks, by schedule
    /// @param port of its pages, 0 for any that is free; null where it serves none
    record Config(
            String apiUrl,
            String gatewayUrl,
            Duration lead,
            Duration grace,
            List<String> chairs,
            URI video,
            String author,
            Map<Path, List<Integer>> talks,
            @Nullable Integer port) {
        Config {
            chairs = List.copyOf(chairs);
            talks = Map.copyOf(talks);
        }

        /// Without authors.
        Config(String apiUrl, String gatewayUrl, Duration lead, Duration grace, List<String> chairs, URI video) {
            this(apiUrl, gatewayUrl, lead, grace, chairs, video, "", Map.of(), null);
        }

        Config withAuthor(String person, Map<Path, List<Integer>> of) {
            return new Config(apiUrl, gatewayUrl, lead, grace, chairs, video, person, of, port);
        }

        /// With its pages at a port of this machine.
        Config withPages(int number) {
            return new Config(apiUrl, gatewayUrl, lead, grace, chairs, video, author, talks, number);
        }
    }

    /// As a YAML scalar, whatever is in it.
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        delete(kept ? path.resolve("tmp") : path);
    }

    private static void delete(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.nio.file.NoSuchFileException _) {
            // Nothing was made.
        } catch (IOException e) {
            log.warn("{} cannot be removed: {}", root, e.toString());
        }
    }
}
