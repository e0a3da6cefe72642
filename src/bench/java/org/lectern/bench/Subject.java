package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is measured. Each runs as a process of its own, as its users would start it.
enum Subject {
    LECTERN("lectern", true, true),
    /// What the ratios are to.
    DISCORDJS("discordjs", true, true),
    DISCORDJS_GROUP("discordjs-group", true, true),
    DISCORDJS_NONE("discordjs-none", false, true),
    DISCORDPY("discordpy", true, true),
    JDA("jda", false, false);

    /// In the package of the threads that it shares with Lectern.
    private static final String BARE = "org.lectern.chat.discord.Bare";
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    /// As the command line and the tables name it.
    final String label;

    /// Whether it keeps what is asked.
    final boolean keeps;

    /// Whether it announces what its schedule says.
    final boolean announces;

    Subject(String label, boolean keeps, boolean announces) {
        this.label = label;
        this.keeps = keeps;
        this.announces = announces;
    }

    boolean isDiscordJs() {
        return this == DISCORDJS || this == DISCORDJS_GROUP || this == DISCORDJS_NONE;
    }

    /// Makes it ready to be started.
    ///
    /// @return why it cannot be measured on this machine; empty where it can
    Optional<String> prepare(Settings settings) throws IOException, InterruptedException {
        return switch (this) {
            case LECTERN -> {
                Image.build(settings);
                yield Optional.empty();
            }
            case DISCORDJS, DISCORDJS_GROUP, DISCORDJS_NONE -> node(settings);
            case DISCORDPY ->
                python().isPresent()
                        ? Optional.empty()
                        : Optional.of("no python3 here knows discord.py (apt-get install python3-discord)");
            case JDA -> bare(settings);
        };
    }

    private static Optional<String> node(Settings settings) throws IOException, InterruptedException {
        Path peer = settings.peers().resolve("discordjs");
        Path installed = peer.resolve("node_modules/.package-lock.json");
        if (!Shell.works("node", "--version")) {
            return Optional.of("there is no Node on the PATH (apt-get install nodejs npm)");
        }
        if (!Files.exists(installed) && Shell.works("npm", "--version")) {
            try {
                Shell.run(settings, peer, "npm", "ci", "--no-audit", "--no-fund");
            } catch (IOException e) {
                return Optional.of(e.getMessage());
            }
        }
        return Files.exists(installed)
                ? Optional.empty()
                : Optional.of("its libraries are not installed (npm ci --prefix src/bench/peers/discordjs)");
    }

    private static Optional<String> python() throws InterruptedException {
        for (String python : PYTHONS) {
            if (Shell.works(python, "-c", "import discord, sqlite3")) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bare(Settings settings) throws IOException, InterruptedException {
        Path classes = settings.target().resolve("jda");
        Shell.run(
                settings,
                settings.root(),
                settings.java().resolveSibling("javac").toString(),
                "-d",
                classes.toString(),
                "-cp",
                settings.classPath(),
                settings.peers().resolve("jda/Bare.java").toString());
        // An AOT cache takes no folder of classes.
        Shell.run(
                settings,
                classes,
                settings.java().resolveSibling("jar").toString(),
                "--create",
                "--file",
                bareJar(settings).toString(),
                ".");
        Files.deleteIfExists(bareCache(settings));
        return Optional.empty();
    }

    private static Path bareJar(Settings settings) {
        return settings.target().resolve("bare.jar");
    }

    /// It is made where a bare JDA ends that was started without one.
    private static Path bareCache(Settings settings) {
        return settings.target().resolve("bare.aot");
    }

    List<String> command(Settings settings, Path folder, List<String> options) throws InterruptedException {
        return switch (this) {
            case LECTERN -> {
                List<String> command = new ArrayList<>(Image.command(settings));
                command.addAll(List.of(
                        "run", "--config", folder.resolve("lectern.yaml").toString()));
                command.addAll(options);
                yield command;
            }
            case DISCORDJS, DISCORDJS_GROUP, DISCORDJS_NONE ->
                List.of("node", settings.peers().resolve("discordjs/bot.mjs").toString());
            case DISCORDPY ->
                List.of(
                        python().orElseThrow(),
                        settings.peers().resolve("discordpy/bot.py").toString());
            case JDA -> {
                Path cache = bareCache(settings);
                List<String> command = new ArrayList<>(Image.flags(settings));
                if (settings.full()) {
                    command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
                }
                command.addAll(List.of("-cp", bareJar(settings) + ":" + settings.classPath(), BARE));
                yield command;
            }
        };
    }

    Map<String, String> environment(Guild guild, Path folder) {
        return switch (this) {
            case LECTERN -> Map.of("LECTERN_DISCORD_TOKEN", guild.info("token"));
            case DISCORDJS -> discordJs(guild, folder, "insert");
            case DISCORDJS_GROUP -> discordJs(guild, folder, "group");
            case DISCORDJS_NONE -> discordJs(guild, folder, "none");
            case DISCORDPY, JDA ->
                Map.of(
                        "API_URL", guild.info("restUrl").replaceAll("/$", "") + (this == JDA ? "/" : ""),
                        "GATEWAY_URL", guild.info("gatewayUrl"),
                        "TOKEN", guild.info("token"),
                        "GUILD", guild.info("guildId"),
                        "STORE", store(folder).toString(),
                        "SCHEDULE", folder.resolve("schedule.json").toString());
        };
    }

    private Map<String, String> discordJs(Guild guild, Path folder, String keeping) {
        return Map.of(
                "REST_URL", guild.info("restUrl").replaceAll("/v10/$", ""),
                "TOKEN", guild.info("token"),
                "GUILD", guild.info("guildId"),
                "STORE", store(folder).toString(),
                "SCHEDULE", folder.resolve("schedule.json").toString(),
                "KEEPING", keeping);
    }

    Path store(Path folder) {
        return folder.resolve("lectern.db");
    }
}
