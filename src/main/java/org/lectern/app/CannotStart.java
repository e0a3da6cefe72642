package org.lectern.app;

/// The bot cannot start, for a reason that lies neither in the configuration nor in the chat. Its message is for
/// whoever runs Lectern.
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
