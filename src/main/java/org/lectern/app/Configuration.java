package org.lectern.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.discord.ChairPermission;
import org.lectern.floor.Moderation;
import org.lectern.floor.NewChannel;
import org.lectern.floor.Rules;
import org.lectern.schedule.Session;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Origin;

/// What `config/lectern.yaml` says. Paths are relative to the working folder.
///
/// @param store the database file
/// @param reread how often it is looked whether schedules have changed; zero for never
record Configuration(
        Discord discord, Path store, Rules rules, @Nullable Web web, Duration reread, List<HostedSchedule> sessions) {
    /// How often it is looked whether schedules have changed, without a word in the configuration.
    static final Duration REREAD = Duration.ofMinutes(1);

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

    /// A part of a schedule, named as the schedule has it, whatever the case. Without a name it is all that no
    /// other entry of the same schedule takes.
    ///
    /// @param session a session's title; null for any
    /// @param room null for any
    /// @param track null for any
    record Part(
            @Nullable String session,
            @Nullable String room,
            @Nullable String track) {
        static final Part REST = new Part(null, null, null);

        boolean isRest() {
            return equals(REST);
        }

        boolean has(Session held) {
            return same(session, held.title().plain()) && same(room, held.room()) && same(track, held.track());
        }

        private static boolean same(@Nullable String wanted, String found) {
            return wanted == null || wanted.strip().equalsIgnoreCase(found.strip());
        }

        @Override
        public String toString() {
            return Stream.of(named("session", session), named("room", room), named("track", track))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        private static String named(String key, @Nullable String name) {
            return name == null ? "" : key + " \"" + name + "\"";
        }
    }

    /// Where channels are made: one for each room.
    ///
    /// @param guild the id of the server
    /// @param category the id of the category that they stand in; null for none
    record Making(long guild, @Nullable Long category) {
        /// @return the channel that a session is held in
        NewChannel channel(Session session) {
            String room = session.room().isBlank() ? session.title().plain() : session.room();
            return new NewChannel(guild, category, room);
        }
    }

    /// A schedule, and where its sessions are held.
    ///
    /// @param given what the schedule does not say itself
    /// @param part which of its sessions are meant
    /// @param channel its Discord id; 0 where channels are made
    /// @param making where channels are made; null where there is one
    /// @param chairs Discord ids of people
    /// @param chairRoles Discord ids of roles whose members are chairs too
    /// @param language in which what is said there is written
    /// @param chairsChannel the id of a channel of the chairs' own; null where they have none
    /// @param authors Discord ids of people, by the number or title of their talk
    /// @param anonymous whether one may ask so that nobody sees who
    record HostedSchedule(
            Origin schedule,
            Given given,
            Part part,
            long channel,
            @Nullable Making making,
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

        HostedSchedule(Origin schedule, long channel, List<Long> chairs, Map<String, URI> links, Locale language) {
            this(schedule, channel, chairs, links, language, null, List.of(), Map.of(), Moderation.AFTER, true);
        }

        /// All of a schedule that says everything itself.
        HostedSchedule(
                Origin schedule,
                long channel,
                List<Long> chairs,
                Map<String, URI> links,
                Locale language,
                @Nullable Long chairsChannel,
                List<Long> chairRoles,
                Map<String, List<Long>> authors,
                Moderation moderation,
                boolean anonymous) {
            this(
                    schedule,
                    Given.NOTHING,
                    Part.REST,
                    channel,
                    null,
                    chairs,
                    links,
                    language,
                    chairsChannel,
                    chairRoles,
                    authors,
                    moderation,
                    anonymous);
        }
    }
}
