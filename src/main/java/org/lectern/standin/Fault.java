package org.lectern.standin;

import java.time.Duration;

/// What is to go wrong with a request.
public sealed interface Fault {
    /// Whom a 429 is said to concern (header `X-RateLimit-Scope`).
    enum Scope {
        USER,
        GLOBAL,
        SHARED
    }

    /// The request is carried out, and the connection is cut instead of an answer.
    record DropAfterCommit() implements Fault {}

    /// The connection is cut before anything is done.
    record DropBefore() implements Fault {}

    /// The request is carried out late.
    record Delay(Duration by) implements Fault {}

    /// The request is carried out at once and answered late.
    record AnswerLate(Duration by) implements Fault {}

    /// Too many requests: 429, to be tried again after a while.
    record TooMany(Scope scope, Duration retryAfter) implements Fault {}

    /// A fault of the server, 500 to 599: nothing is done.
    record Broken(int status) implements Fault {}
}
