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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Delivery;
import org.lectern.chat.Post;

/// One request for one or more sends: finds the words, hands them to the chat and judges what came back.
final class Dispatch {
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration REST_FOR_PERMISSION = Duration.ofSeconds(10);
    /// Discord's "missing access", "missing permissions", "thread is archived", "thread is locked" and "maximum
    /// number of active threads reached": an organiser may mend them while the session runs.
    private static final Set<Integer> MENDABLE = Set.of(50001, 50013, 50083, 160005, 160006);
    private static final int UNKNOWN_CHANNEL = 10003;
    /// Of direct messages.
    private static final int OPENING_TOO_FAST = 40003;
    private static final int UNKNOWN_MESSAGE = 10008;

    private final ChatSender chat;
    private final Words words;
    private final Map<String, Long> made;
    /// The ids of announcements that no thread can be opened on any more.
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();
    /// The ids of threads that were deleted; each is that of its announcement, too.
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    Dispatch(ChatSender chat, Words words, Map<String, Long> made) {
        this.chat = chat;
        this.words = words;
        this.made = made;
    }

    /// The channel or thread that a send goes to; empty while it does not exist.
    OptionalLong place(Send send) {
        return switch (send.what()) {
            case ANNOUNCEMENT, NOTICE, DIRECT -> OptionalLong.of(send.channel());
            case THREAD -> opensOn(send).isEmpty() ? OptionalLong.empty() : OptionalLong.of(send.channel());
            case THREAD_LINE, CARD -> madeBy(send.base());
            case EDIT ->
                send.after() == 0
                        ? OptionalLong.empty()
                        : send.base() == null ? OptionalLong.of(send.channel()) : madeBy(send.base());
        };
    }

    /// The announcement that a thread is opened on: the first that is there, so that it is the same after a crash.
    private OptionalLong opensOn(Send thread) {
        return words.announcements(thread).stream()
                .map(made::get)
                .filter(id -> id != null && !gone.contains(id))
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /// The keys of what could make the place that a send waits for.
    List<String> awaited(Send send) {
        return switch (send.what()) {
            case ANNOUNCEMENT, NOTICE, DIRECT -> List.of();
            case EDIT -> List.of(send.target());
            case THREAD -> words.announcements(send);
            case THREAD_LINE, CARD -> Stream.ofNullable(send.base()).toList();
        };
    }

    boolean isOver(Send send) {
        return words.isOver(send);
    }

    /// Notes that what these were to be put on or in is gone. A thread that was deleted may be opened once more on
    /// its announcement; one that goes again is somebody's will, or Discord's.
    void gone(List<Send> sends, long id) {
        if (sends.getFirst().what() == Send.What.THREAD || !deleted.add(id)) {
            gone.add(id);
        }
    }

    private OptionalLong madeBy(@Nullable String key) {
        Long id = key == null ? null : made.get(key);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    CompletableFuture<Verdict> send(List<Send> sends) {
        return words.of(sends, Collections.unmodifiableMap(made)).thenCompose(said -> switch (said) {
            case Words.Said.Message(Post post) -> post(sends, post);
            case Words.Said.Anew(Post post, List<String> keys) -> edit(sends, post.bearing(String.join(",", keys)));
            case Words.Said.Opening(String name, ChatSender.ArchiveAfter archiveAfter) -> {
                long message = opensOn(sends.getFirst()).orElseThrow();
                yield chat.openThread(sends.getFirst().channel(), message, name, archiveAfter)
                        .thenApply(delivery -> judge(sends, message, delivery));
            }
            case Words.Said.Nothing(String why) -> CompletableFuture.completedFuture(givenUp(sends, why));
        });
    }

    private CompletableFuture<Verdict> post(List<Send> sends, Post post) {
        String key = String.join(",", sends.stream().map(Send::key).toList());
        long channel = place(sends.getFirst()).orElseThrow();
        String nonce = nonce(sends.getFirst());
        CompletableFuture<Delivery> posted =
                sends.getFirst().what() == Send.What.DIRECT && post instanceof Post.Message message
                        ? chat.direct(channel, message.bearing(key), nonce)
                        : chat.post(channel, post.bearing(key), nonce);
        return posted.thenApply(delivery -> judge(sends, channel, delivery));
    }

    /// Sends a direct message that may have been sent before: nobody can look that up, but Discord recognises a
    /// repeat for a while. After that it is given up, so that nothing is said twice.
    CompletableFuture<Verdict> repeat(List<Send> sends) {
        return words.isRecognised(sends.getFirst())
                ? send(sends)
                : CompletableFuture.completedFuture(givenUp(sends, "nobody knows whether it has arrived"));
    }

    private CompletableFuture<Verdict> edit(List<Send> sends, Post post) {
        long place = place(sends.getFirst()).orElseThrow();
        return chat.edit(place, sends.getFirst().after(), post).thenApply(delivery -> judge(sends, place, delivery));
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

    /// @param base the id of the message, channel or thread that they were put on or in
    private static Verdict judge(List<Send> sends, long base, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered delivered -> delivered(sends, delivered);
            case Delivery.Refused refused -> refused(sends, base, refused);
            case Delivery.Postponed postponed -> new Verdict.Again(atLeast(postponed.pause()), false, postponed.why());
            case Delivery.Unknown unknown -> new Verdict.Again(FIRST_REST, true, unknown.why());
        };
    }

    /// A request that was slow may have come first, with fewer cards: then only those are there.
    private static Verdict delivered(List<Send> sends, Delivery.Delivered delivered) {
        List<Send> there = sends.stream()
                .filter(send -> delivered.keys().contains(send.key()))
                .toList();
        List<Send> sent = there.isEmpty() ? sends : there;
        List<Outbox.Settled> settled = sent.stream()
                .<Outbox.Settled>map(send -> new Outbox.Settled.Sent(send.key(), delivered.id(), delivered.left()))
                .toList();
        return sent.size() == sends.size() ? new Verdict.Settled(settled) : new Verdict.Found(settled);
    }

    private static Verdict refused(List<Send> sends, long base, Delivery.Refused refused) {
        String why = "Discord refused it (" + refused.code() + "): " + refused.why();
        if (MENDABLE.contains(refused.code()) || refused.code() == OPENING_TOO_FAST) {
            return new Verdict.Again(REST_FOR_PERMISSION, false, why);
        }
        Send first = sends.getFirst();
        boolean noChannel = refused.code() == UNKNOWN_CHANNEL;
        return switch (first.what()) {
            case THREAD ->
                noChannel || refused.code() == UNKNOWN_MESSAGE
                        ? new Verdict.Gone(List.of(), base, why)
                        : givenUp(sends, why);
            case THREAD_LINE, CARD ->
                noChannel && first.base() != null
                        ? new Verdict.Gone(List.of(new Outbox.Settled.Reopened(first.base())), base, why)
                        : givenUp(sends, why);
            case ANNOUNCEMENT, NOTICE, EDIT, DIRECT -> givenUp(sends, why);
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

    /// The same for the same send, so that Discord recognises a repeat: 24 of its at most 25 characters. Of several
    /// cards the first counts: when they are sent again, more may have joined them. A card that is posted once more
    /// since its thread was deleted comes after another message than before.
    static String nonce(Send send) {
        String key = send.key() + "@" + send.after();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
