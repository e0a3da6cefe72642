package org.lectern.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.discord.ChairPermission;
import org.lectern.floor.Moderation;
import org.lectern.floor.Rules;

/// What `config/lectern.yaml` says. Paths are relative to the working folder.
///
/// @param store the database file
record Configuration(
        Discord discord, Path store, Rules rules, @Nullable Web web, List<HostedSchedule> sessions) {
    Configuration {
        sessions = List.copyOf(sessions);
    }

    /// @param tokenFile holds the bot's token; null where the environment does
    /// @param apiUrl another server's REST address, with its trailing slash; null for Discord's
    /// @param gatewayUrl another server's gateway; null for Discord's
    /// @param chairPermission shows somebody the chairs' commands
    record Discord(
            @Nullable Path tokenFile,
            @Nullable URI apiUrl,
            @Nullable URI gatewayUrl,
            ChairPermission chairPermission) {}

    /// Where pages are served, and reached.
    ///
    /// @param url where they are reached, with a path prefix if there is one; null for where they are served
    record Web(String host, int port, @Nullable URI url) {}

    /// A schedule, and where its sessions are held.
    ///
    /// @param chairs Discord ids of people
    /// @param chairRoles Discord ids of roles whose members are chairs too
    /// @param language in which what is said there is written
    /// @param chairsChannel the id of a channel of the chairs' own; null where they have none
    /// @param authors Discord ids of people, by the number or title of their talk
    /// @param anonymous whether one may ask so that nobody sees who
    record HostedSchedule(
            Path schedule,
            long channel,
            List<Long> chairs,
            Map<String, URI> links,
            Locale language,
            @Nullable Long chairsChannel,
            List<Long> chairRoles,
            Map<String, List<Long>> authors,
            Moderation moderation,
            boolean anonymous) {
        HostedSchedule {
            chairs = List.copyOf(chairs);
            links = Map.copyOf(links);
            chairRoles = List.copyOf(chairRoles);
            authors = Map.copyOf(authors);
        }

        HostedSchedule(Path schedule, long channel, List<Long> chairs, Map<String, URI> links, Locale language) {
            this(schedule, channel, chairs, links, language, null, List.of(), Map.of(), Moderation.AFTER, true);
        }
    }
}
