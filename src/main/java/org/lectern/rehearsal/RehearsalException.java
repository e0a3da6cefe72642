package org.lectern.rehearsal;

/// A rehearsal that cannot go on. The message is for people: what is wrong, and what to do.
public final class RehearsalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RehearsalException(String message) {
        super(message);
    }

    public RehearsalException(String message, Throwable cause) {
        super(message, cause);
    }
}
