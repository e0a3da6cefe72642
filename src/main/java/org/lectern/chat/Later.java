package org.lectern.chat;

import java.util.concurrent.CompletableFuture;

/// Tells whoever acted more in private, after the answer to what they did: for fifteen minutes (of real time) from when
/// they did it, as long as Lectern runs.
public interface Later {
    /// Sends one private message, once the interaction has its answer.
    ///
    /// @return true when it has arrived; false when it has not, or nobody knows; never exceptionally
    CompletableFuture<Boolean> tell(Post.Message message);
}
