package org.lectern.chat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Makes and keeps what stands in a server beside messages: channels and scheduled events. Discord gives none of it a
/// key, so that whoever has made something looks for it before it is made again. A request leaves at once or not at
/// all; futures of a [Delivery] never complete exceptionally, those of a look do where Discord does not answer.
public interface Guilds {
    /// The text channels of a server.
    CompletableFuture<List<Channel>> channels(long guild);

    /// Makes a text channel; it has the permissions of its category.
    ///
    /// @param category null for none
    /// @param name 1 to 100 characters, as Discord writes it
    /// @param topic at most 1024 characters
    CompletableFuture<Delivery> createChannel(long guild, @Nullable Long category, String name, String topic);

    /// Archives a thread, or opens it again; its questions stay.
    CompletableFuture<Delivery> archive(long thread, boolean archived);

    /// Gives a thread another name. Discord lets one be renamed twice in ten minutes.
    ///
    /// @param name 1 to 100 characters
    CompletableFuture<Delivery> rename(long thread, String name);

    /// The ids of the active threads of a server, as far as they are known without asking.
    Set<Long> activeThreads(long guild);

    /// The server that a channel is in; 0 where it is in none that is known.
    long guildOf(long channel);

    /// Makes a scheduled event that is to come; where it is on already it begins within a minute, by an
    /// edit. A server that has all that it may have refuses it (Discord's 30038).
    ///
    /// @param key by which it is found again
    CompletableFuture<Delivery> createEvent(long guild, GuildEvent event, String key);

    /// Brings a scheduled event up to date, as far as Discord lets it; one that is over stays as it is.
    ///
    /// @param key that it was made with
    CompletableFuture<Delivery> editEvent(long guild, long id, GuildEvent event, String key);

    /// The scheduled events of our own that are not over, by those of these keys that they were made with.
    CompletableFuture<Map<String, Long>> findEvents(long guild, Collection<String> keys);

    /// A text channel.
    ///
    /// @param category null for none
    record Channel(long id, @Nullable Long category, String name) {}
}
