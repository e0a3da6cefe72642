package org.lectern.question;

/// What came of a vote.
public sealed interface Voted {
    /// The question that it counts for: where the one that was voted for is a part of another, that one.
    Question question();

    /// It counts, and is durable.
    ///
    /// @param again whether it had counted before
    record Counted(Question question, boolean again) implements Voted {}

    /// It was taken back.
    record TakenBack(Question question) implements Voted {}

    /// It does not count: the question is not live.
    record TooLate(Question question) implements Voted {}
}
