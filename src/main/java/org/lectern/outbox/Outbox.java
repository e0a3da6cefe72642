package org.lectern.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where sends are kept until it is settled what became of them.
public interface Outbox {
    /// What is not settled yet, oldest first.
    CompletableFuture<List<Send>> open();

    /// The ids of the messages and threads that others may build on, by the key of their send; cards are left out.
    CompletableFuture<Map<String, Long>> made();

    /// Records what became of sends; completes when it is durable.
    ///
    /// @return what is to be sent anew: threads that are reopened, with the cards that stood in them and still
    ///     matter
    CompletableFuture<List<Send>> settle(List<Settled> settled);

    sealed interface Settled {
        String key();

        /// @param id of the message or thread; 0 where it was told in another way
        /// @param left when the request left, in the session's time; null where it was only found after a crash
        record Sent(String key, long id, @Nullable Instant left) implements Settled {}

        /// It will never be sent.
        record GivenUp(String key, String why) implements Settled {}

        /// The thread that it opened has been deleted: it is to be opened anew.
        record Reopened(String key) implements Settled {}
    }
}
