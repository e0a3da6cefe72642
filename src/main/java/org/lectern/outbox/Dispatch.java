package org.lectern.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Delivery;
import org.lectern.chat.Post;

/// One request for one or more sends: finds the words, hands them to the chat and judges what came back.
final class Dispatch {
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration REST_FOR_PERMISSION = Duration.ofSeconds(10);
    /// Discord's "missing access", "missing permissions" and "thread is archived", which a locked one answers: an
    /// organiser may mend them while the session runs.
    private static final Set<Integer> MENDABLE = Set.of(50001, 50013, 50083);

    private final ChatSender chat;
    private final Words words;
    private final Map<String, Long> made;

    Dispatch(ChatSender chat, Words words, Map<String, Long> made) {
        this.chat = chat;
        this.words = words;
        this.made = made;
    }

    /// The channel or thread that a send goes to; empty while it does not exist.
    OptionalLong place(Send send) {
        return switch (send.what()) {
            case ANNOUNCEMENT -> OptionalLong.of(send.channel());
            case THREAD -> madeBy(send.base()).isEmpty() ? OptionalLong.empty() : OptionalLong.of(send.channel());
            case THREAD_LINE, CARD -> madeBy(send.base());
        };
    }

    private OptionalLong madeBy(@Nullable String key) {
        Long id = key == null ? null : made.get(key);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    CompletableFuture<Verdict> send(List<Send> sends) {
        return words.of(sends, Collections.unmodifiableMap(made)).thenCompose(said -> switch (said) {
            case Words.Said.Message(Post post) -> post(sends, post);
            case Words.Said.Opening(String name, ChatSender.ArchiveAfter archiveAfter) -> {
                Send thread = sends.getFirst();
                yield chat.openThread(thread.channel(), madeBy(thread.base()).orElseThrow(), name, archiveAfter)
                        .thenApply(delivery -> judge(sends, delivery));
            }
            case Words.Said.Nothing(String why) -> CompletableFuture.completedFuture(givenUp(sends, why));
        });
    }

    private CompletableFuture<Verdict> post(List<Send> sends, Post post) {
        String key = String.join(",", sends.stream().map(Send::key).toList());
        long channel = place(sends.getFirst()).orElseThrow();
        return chat.post(channel, post.bearing(key), nonce(key)).thenApply(delivery -> judge(sends, delivery));
    }

    /// Looks in its channel for what may have been sent before.
    CompletableFuture<Verdict> lookUp(List<Send> sends) {
        long channel = place(sends.getFirst()).orElseThrow();
        long after =
                sends.stream().map(Send::after).min(Comparator.naturalOrder()).orElseThrow();
        List<String> keys = sends.stream().map(Send::key).toList();
        return chat.find(channel, after, keys).thenApply(found -> {
            List<Outbox.Settled> settled = new ArrayList<>();
            for (Send send : sends) {
                Long id = found.get(send.key());
                if (id != null) {
                    settled.add(new Outbox.Settled.Sent(send.key(), id, null));
                }
            }
            return new Verdict.Found(settled);
        });
    }

    private static Verdict judge(List<Send> sends, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered delivered ->
                new Verdict.Settled(sends.stream()
                        .<Outbox.Settled>map(
                                send -> new Outbox.Settled.Sent(send.key(), delivered.id(), delivered.left()))
                        .toList());
            case Delivery.Refused refused ->
                MENDABLE.contains(refused.code())
                        ? new Verdict.Again(REST_FOR_PERMISSION, false, refused.why())
                        : givenUp(sends, "Discord refused it (" + refused.code() + "): " + refused.why());
            case Delivery.Postponed postponed -> new Verdict.Again(atLeast(postponed.pause()), false, postponed.why());
            case Delivery.Unknown unknown -> new Verdict.Again(FIRST_REST, true, unknown.why());
        };
    }

    private static Duration atLeast(Duration pause) {
        return pause.isPositive() ? pause : FIRST_REST;
    }

    private static Verdict givenUp(List<Send> sends, String why) {
        return new Verdict.Settled(sends.stream()
                .<Outbox.Settled>map(send -> new Outbox.Settled.GivenUp(send.key(), why))
                .toList());
    }

    /// The same for the same keys, so that Discord recognises a repeat: 24 of its at most 25 characters.
    static String nonce(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
