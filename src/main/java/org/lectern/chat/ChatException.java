package org.lectern.chat;

/// The chat cannot be used. Its message is for whoever runs Lectern: what is wrong, and how to mend it.
public final class ChatException extends RuntimeException {
    public ChatException(String message) {
        super(message);
    }
}
