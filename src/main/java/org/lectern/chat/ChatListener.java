package org.lectern.chat;

/// Hears what people do. Called on threads of its own, several at a time; it must not block them for long.
public interface ChatListener {
    void on(Interaction interaction, Responder responder);

    /// Those of the time without a connection are never heard of.
    default void replied(Reply reply) {}
}
