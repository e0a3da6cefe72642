package org.lectern.floor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.SessionId;

/// Gives out links to pages, and knows them again. A link holds a token that nobody can guess; only its hash is kept.
final class Links {
    /// 256 bits, as hard to guess as the hash is to invert.
    private static final int TOKEN_BYTES = 32;

    private final Ledger ledger;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Links(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the token
    CompletableFuture<String> make(Link link) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return ledger.link(hash(token), link, clock.instant()).thenApply(_ -> token);
    }

    CompletableFuture<Optional<Link>> find(String token) {
        return ledger.link(hash(token));
    }

    /// @param person null for those of everybody
    CompletableFuture<Integer> revoke(SessionId session, Link.Page page, @Nullable Long person) {
        return ledger.revoke(session, page, person, clock.instant());
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
