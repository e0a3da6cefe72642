package org.lectern.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Post;

/// Finds the words of a send when it leaves, from what is true then.
public interface Words {
    /// @param sends one send, or the cards that share a message, or the edits of one message
    /// @param made the ids of messages and threads that were made so far, by the key of their send
    CompletableFuture<Said> of(List<Send> sends, Map<String, Long> made);

    /// The keys of the announcements that a thread may be opened on; the first of them that is there is the one.
    default List<String> announcements(Send thread) {
        return Stream.ofNullable(thread.base()).toList();
    }

    /// Whether the time of its Q&A is over: a thread that is not open by then, and that no announcement on its way
    /// can open any more, never will be.
    default boolean isOver(Send send) {
        return false;
    }

    /// Whether so little time has passed since it was due that Discord recognises a repeat by its nonce.
    default boolean isRecognised(Send send) {
        return true;
    }

    /// Notes that a thread cannot be opened, since the server has as many active ones as it may have.
    default void noRoom(Send thread) {}

    sealed interface Said {
        record Message(Post post) implements Said {}

        /// What a message says from now on.
        ///
        /// @param keys of all the sends that the message stands for, which it goes on to bear
        record Anew(Post post, List<String> keys) implements Said {
            public Anew {
                keys = List.copyOf(keys);
            }
        }

        record Opening(String name, ArchiveAfter archiveAfter) implements Said {}

        /// What a scheduled event is to be from now on.
        record Event(GuildEvent event) implements Said {}

        /// What its thread is called from now on.
        record Renamed(String name) implements Said {}

        /// Its thread is archived.
        record Archived() implements Said {}

        /// There is nothing to say any more.
        record Nothing(String why) implements Said {}
    }
}
