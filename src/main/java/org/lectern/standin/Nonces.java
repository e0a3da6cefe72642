package org.lectern.standin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Nonces of the past few minutes: with `enforce_nonce` a repeat by the same author gives the earlier message. Discord
/// documents neither the window nor whether the channel matters; here it does not.
final class Nonces {
    private record Kept(MessageState message, long atNanos) {}

    private final long windowNanos;
    private final Map<String, Kept> kept = new HashMap<>();

    Nonces(Duration window) {
        this.windowNanos = window.toNanos();
    }

    Optional<MessageState> find(Person author, String nonce) {
        long now = System.nanoTime();
        kept.values().removeIf(each -> now - each.atNanos() > windowNanos);
        return Optional.ofNullable(kept.get(key(author, nonce)))
                .map(Kept::message)
                .filter(message -> !message.deleted);
    }

    void keep(Person author, String nonce, MessageState message) {
        if (!nonce.isEmpty()) {
            kept.put(key(author, nonce), new Kept(message, System.nanoTime()));
        }
    }

    void forget() {
        kept.clear();
    }

    private static String key(Person author, String nonce) {
        return author.id() + ":" + nonce;
    }
}
