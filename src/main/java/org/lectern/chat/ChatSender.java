package org.lectern.chat;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Sends what Lectern says of its own accord. A request leaves at once or not at all: whoever calls keeps the order
/// and the pace. The futures complete with a [Delivery], never exceptionally.
public interface ChatSender extends Guilds {
    /// Posts a message.
    ///
    /// @param nonce at most 25 characters; a repeat within a few minutes gives back the earlier message
    CompletableFuture<Delivery> post(long channel, Post post, String nonce);

    /// Gives a message of our own new words; the same once more changes nothing.
    CompletableFuture<Delivery> edit(long channel, long message, Post post);

    /// Sends a direct message. Its limits are those of [Route#DIRECT] and the person. Who takes none from the bot
    /// refuses it (Discord's 50007).
    ///
    /// @param nonce as for [#post]
    CompletableFuture<Delivery> direct(long person, Post.Message message, String nonce);

    /// Opens a thread on a message; one that is there already is delivered just the same.
    ///
    /// @param name 1 to 100 characters
    CompletableFuture<Delivery> openThread(long channel, long message, String name, ArchiveAfter archiveAfter);

    /// The messages of our own among the newer ones of a channel, by the keys that the `custom_id`s of their
    /// buttons bear: all those asked for that there are; none where the channel was deleted. Fails exceptionally
    /// where the channel cannot be read.
    ///
    /// @param after the id of a message; only those after it are read
    CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys);

    /// The id of the last message of a channel or thread as far as it is known without asking; 0 where it is not.
    long lastMessage(long channel);

    /// How long a request of this kind has to wait by the limits that Discord told; zero where it may leave.
    Duration pause(Route route, long channel);

    /// What Discord counts apart.
    enum Route {
        POST,
        EDIT,
        OPEN_THREAD,
        /// Its channel is the id of the thread.
        CHANGE_THREAD,
        /// Its channel is the id of the server.
        CREATE_CHANNEL,
        /// Its channel is the id of the server; a change of one is an edit there.
        CREATE_EVENT,
        /// A direct message; its channel is the id of the person.
        DIRECT
    }

    /// After how long without a message Discord archives a thread.
    enum ArchiveAfter {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        THREE_DAYS(Duration.ofDays(3)),
        WEEK(Duration.ofDays(7));

        private final Duration duration;

        ArchiveAfter(Duration duration) {
            this.duration = duration;
        }

        public Duration duration() {
            return duration;
        }
    }
}
