package org.lectern.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What became of a request.
public sealed interface Delivery {
    /// It was carried out.
    ///
    /// @param id of the message or thread that it made
    /// @param left when the request left, by the sessions' clock
    /// @param keys those that the message bears: where it is an earlier one with the same nonce, its own, not those
    ///     asked for; empty where none were seen, and for a thread
    record Delivered(long id, Instant left, Set<String> keys) implements Delivery {
        public Delivered {
            keys = Set.copyOf(keys);
        }
    }

    /// It was certainly not carried out, and never will be as it stands.
    ///
    /// @param code Discord's error code, or the HTTP status where there is none
    record Refused(int code, String why) implements Delivery {}

    /// It was certainly not carried out, and may be tried again after some time.
    record Postponed(Duration pause, String why) implements Delivery {}

    /// Whether it was carried out is not known: look before it is tried again.
    record Unknown(String why) implements Delivery {}
}
