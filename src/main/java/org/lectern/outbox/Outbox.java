package org.lectern.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where sends are kept until it is settled what became of them.
public interface Outbox {
    /// What is not settled yet, oldest first, and what the settled ones that others may build on have made.
    CompletableFuture<State> load();

    /// Records what became of sends; completes when it is durable.
    ///
    /// @return what is to be sent anew: threads that are reopened, with the cards that stood in them and still
    ///     matter
    CompletableFuture<List<Send>> settle(List<Settled> settled);

    /// @param made the ids of messages and threads by the key of their send; cards are left out
    record State(List<Send> open, Map<String, Long> made) {
        public State {
            open = List.copyOf(open);
            made = Map.copyOf(made);
        }
    }

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
