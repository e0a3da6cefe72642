package org.lectern.schedule.reader;

/// A doubt about a schedule.
///
/// @param line from 1; 0 where it is about the file and no line of it
/// @param message one sentence or more, for the person who has to mend it
public record Problem(int line, Severity severity, String message) {
    public enum Severity {
        /// Something is missing or cannot be relied on.
        ERROR,
        /// It was read, but perhaps not as meant.
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
