package org.lectern.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.app.Configuration.Part;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.Texts;
import org.lectern.chat.discord.ChairPermission;
import org.lectern.floor.Moderation;
import org.lectern.floor.Rules;
import org.lectern.question.Allowance;
import org.lectern.schedule.reader.Origin;

/// Reads the configuration, and tells every problem at once with its key and line.
final class ConfigurationReader {
    private static final Map<String, ArchiveAfter> ARCHIVE_AFTER = Map.of(
            "1h", ArchiveAfter.HOUR, "1d", ArchiveAfter.DAY, "3d", ArchiveAfter.THREE_DAYS, "7d", ArchiveAfter.WEEK);

    private static final Map<String, Locale> LANGUAGES =
            Texts.LANGUAGES.stream().collect(Collectors.toMap(Locale::getLanguage, Function.identity()));
    private static final Map<String, Moderation> MODERATION =
            Map.of("off", Moderation.OFF, "after", Moderation.AFTER, "before", Moderation.BEFORE);

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_PORT = 65_535;

    /// As many as there are buttons under the opening of a session.
    private static final int MAX_LINKS = 3;

    private ConfigurationReader() {}

    /// @throws BadConfiguration with every problem
    static Configuration read(Path file) throws BadConfiguration {
        return draft(file).good();
    }

    /// What could be read, with stand-in values for what could not.
    ///
    /// @param problems in the order of their lines; the configuration may only be used where there are none
    /// @param tokenFile where `discord.tokenFile` stands, to be told before what is wrong with that file
    record Draft(Configuration configuration, List<String> problems, String tokenFile) {
        Draft {
            problems = List.copyOf(problems);
        }

        private Configuration good() throws BadConfiguration {
            if (!problems.isEmpty()) {
                throw new BadConfiguration(problems);
            }
            return configuration;
        }
    }

    /// @throws BadConfiguration where nothing of it can be read
    static Draft draft(Path file) throws BadConfiguration {
        return draft(file.toString(), text(file));
    }

    private static String text(Path file) throws BadConfiguration {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BadConfiguration(List.of(file + ": there is no such file. Copy config/lectern.yaml from Lectern's"
                    + " sources, or name yours with --config."));
        } catch (MalformedInputException e) {
            throw new BadConfiguration(List.of(file + ": it is not UTF-8 text. Save it as UTF-8."));
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a folder; name a file in it." : "it cannot be read: " + e;
            throw new BadConfiguration(List.of(file + ": " + why));
        }
    }

    static Configuration read(String file, String text) throws BadConfiguration {
        return draft(file, text).good();
    }

    private static Draft draft(String file, String text) throws BadConfiguration {
        YamlSection root = YamlSection.root(file, text);
        YamlSection discord = root.section("discord");
        Path store = root.path("store", Path.of("data", "lectern.db"));
        Configuration configuration = new Configuration(
                discord(discord),
                store,
                rules(root),
                web(root),
                root.duration("reread", Configuration.REREAD, Duration.ofDays(1)),
                sessions(root, store));
        root.done(
                "discord",
                "store",
                "language",
                "leadTime",
                "grace",
                "threads",
                "limits",
                "anonymous",
                "web",
                "reread",
                "events",
                "guild",
                "category",
                "sessions");
        return new Draft(configuration, root.problems(), discord.where("tokenFile"));
    }

    private static Configuration.Discord discord(YamlSection discord) {
        Configuration.Discord read = new Configuration.Discord(
                discord.pathOrNull("tokenFile"),
                directory(discord.uriOrNull("apiUrl", "http", "https")),
                discord.uriOrNull("gatewayUrl", "ws", "wss"),
                discord.choice("chairPermission", ChairPermission.byName(), ChairPermission.MANAGE_MESSAGES));
        discord.done("tokenFile", "apiUrl", "gatewayUrl", "chairPermission");
        return read;
    }

    private static Configuration.@Nullable Web web(YamlSection root) {
        if (!root.has("web")) {
            return null;
        }
        YamlSection web = root.section("web");
        Configuration.Web read = new Configuration.Web(
                web.text("host", "127.0.0.1"),
                web.number("port", 8080, MAX_PORT),
                web.uriOrNull("url", "http", "https"));
        web.done("host", "port", "url");
        return read;
    }

    private static @Nullable URI directory(@Nullable URI address) {
        return address == null || address.toString().endsWith("/") ? address : URI.create(address + "/");
    }

    private static Rules rules(YamlSection root) {
        YamlSection threads = root.section("threads");
        YamlSection limits = root.section("limits");
        Rules rules = new Rules(
                root.duration("leadTime", Rules.DEFAULT.lead(), Duration.ofDays(1)),
                root.duration("grace", Rules.DEFAULT.grace(), Duration.ofHours(1)),
                threads.choice("archiveAfter", ARCHIVE_AFTER, Rules.DEFAULT.archiveAfter()),
                new Allowance(
                        limits.number("perMinute", Allowance.DEFAULT.aMinute(), MAX_LIMIT),
                        limits.number("openPerTalk", Allowance.DEFAULT.openATalk(), MAX_LIMIT)),
                root.choice("events", YES_OR_NO, false));
        threads.done("archiveAfter");
        limits.done("perMinute", "openPerTalk");
        return rules;
    }

    private static List<HostedSchedule> sessions(YamlSection root, Path store) {
        List<HostedSchedule> sessions = new ArrayList<>();
        Locale language = language(root, Texts.LANGUAGES.getFirst());
        boolean anonymous = anonymous(root, true);
        ChannelKeys.Otherwise otherwise = ChannelKeys.Otherwise.of(root);
        Set<Object> places = new HashSet<>();
        for (YamlSection session :
                root.sections("sessions", "name at least one session, with its schedule and its channel")) {
            Origin schedule = ScheduleKeys.origin(session, store);
            long channel = ChannelKeys.channel(session);
            Configuration.Making making = ChannelKeys.making(session, otherwise);
            Part part = ScheduleKeys.part(session);
            HostedSchedule hosted = new HostedSchedule(
                    schedule,
                    ScheduleKeys.given(session),
                    part,
                    channel,
                    making,
                    session.ids("chairs"),
                    links(session.section("links")),
                    language(session, language),
                    session.has("chairsChannel") ? Long.valueOf(session.id("chairsChannel")) : null,
                    session.ids("chairRoles"),
                    authors(session.section("authors")),
                    session.choice("moderation", MODERATION, Moderation.AFTER),
                    anonymous(session, anonymous));
            session.done(
                    "schedule",
                    "zone",
                    "year",
                    "session",
                    "room",
                    "track",
                    "channel",
                    "guild",
                    "category",
                    "chairs",
                    "chairRoles",
                    "authors",
                    "chairsChannel",
                    "moderation",
                    "anonymous",
                    "links",
                    "language");
            Object place = making == null ? (Object) channel : making;
            if (!place.equals(0L) && !places.add(List.of(schedule.normalized(), part, place))) {
                session.problem("schedule", "the same schedule stands above for the same channel; keep one");
            }
            sessions.add(hosted);
        }
        return sessions;
    }

    private static Locale language(YamlSection section, Locale otherwise) {
        return section.choice("language", LANGUAGES, otherwise);
    }

    private static boolean anonymous(YamlSection section, boolean otherwise) {
        return section.choice("anonymous", YES_OR_NO, otherwise);
    }

    private static Map<String, List<Long>> authors(YamlSection authors) {
        Map<String, List<Long>> read = new HashMap<>();
        for (String talk : authors.keys()) {
            read.put(talk, authors.ids(talk));
        }
        return read;
    }

    private static Map<String, URI> links(YamlSection links) {
        Map<String, URI> read = new HashMap<>();
        for (String name : links.keys()) {
            URI address = links.uriOrNull(name, "http", "https");
            if (address != null) {
                read.put(name.toLowerCase(Locale.ROOT), address);
            }
        }
        if (read.size() > MAX_LINKS) {
            links.problem("", "there is room for " + MAX_LINKS + " links, not for " + read.size());
        }
        return read;
    }
}
