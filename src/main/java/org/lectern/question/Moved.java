package org.lectern.question;

/// What came of a move, or of undoing one.
public sealed interface Moved {
    /// It is done, and durable.
    ///
    /// @param act the number under which it is logged, by which it can be undone
    record Done(Question question, long act) implements Moved {}

    /// The question is not any more as whoever acted has seen it.
    record Stale(Question now) implements Moved {}

    /// It cannot be done with a question that stands like this.
    record Impossible(Question now) implements Moved {}

    /// Whoever asked may have no more open: what they took back stays so.
    ///
    /// @param open how many they have
    record TooManyOpen(Question now, int open) implements Moved {}

    /// There is no such question, or nothing to undo.
    record Nothing() implements Moved {}
}
