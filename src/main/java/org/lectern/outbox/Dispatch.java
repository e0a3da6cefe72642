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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Delivery;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Post;

/// One request for one or more sends: finds the words, hands them to the chat and judges what came back.
final class Dispatch {
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration REST_FOR_PERMISSION = Duration.ofSeconds(10);
    private static final int ARCHIVED = 50083;
    private static final int TOO_MANY_THREADS = 160006;
    /// Discord's "missing access", "missing permissions", "thread is archived" and "thread is locked": an
    /// organiser may mend them while the session runs.
    private static final Set<Integer> MENDABLE = Set.of(50001, 50013, ARCHIVED, 160005);
    /// Until others have been archived.
    private static final Duration REST_FOR_ROOM = Duration.ofSeconds(2);
    private static final int UNKNOWN_CHANNEL = 10003;
    /// Of direct messages.
    private static final int OPENING_TOO_FAST = 40003;
    private static final int UNKNOWN_MESSAGE = 10008;
    /// Of scheduled events that are not over: the next is made when one ends.
    private static final int TOO_MANY_EVENTS = 30038;

    private final ChatSender chat;
    private final Words words;
    private final Supplier<Duration> untilRoom;
    private final Map<String, Long> made;
    /// The ids of announcements that no thread can be opened on any more.
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();
    /// The ids of threads that were deleted; each is that of its announcement, too.
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    /// @param untilRoom how long to wait where a server has as many scheduled events as it may have
    Dispatch(ChatSender chat, Words words, Map<String, Long> made, Supplier<Duration> untilRoom) {
        this.untilRoom = untilRoom;
        this.chat = chat;
        this.words = words;
        this.made = made;
    }

    /// The channel or thread that a send goes to; empty while it does not exist.
    OptionalLong place(Send send) {
        return switch (send.what()) {
            case ANNOUNCEMENT, NOTICE, DIRECT, EVENT -> OptionalLong.of(send.channel());
            case THREAD -> opensOn(send).isEmpty() ? OptionalLong.empty() : OptionalLong.of(send.channel());
            case THREAD_LINE, CARD, RENAME, ARCHIVE -> madeBy(send.base());
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
            case ANNOUNCEMENT, NOTICE, DIRECT, EVENT -> List.of();
            case EDIT -> List.of(send.target());
            case THREAD -> words.announcements(send);
            case THREAD_LINE, CARD, RENAME, ARCHIVE ->
                Stream.ofNullable(send.base()).toList();
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
            case Words.Said.Event(GuildEvent event) -> event(sends, event);
            case Words.Said.Renamed(String name) -> {
                long thread = place(sends.getFirst()).orElseThrow();
                yield unarchived(thread, chat.rename(thread, name))
                        .thenApply(delivery -> judge(sends, thread, delivery));
            }
            case Words.Said.Archived() -> {
                long thread = place(sends.getFirst()).orElseThrow();
                yield chat.archive(thread, true).thenApply(delivery -> judge(sends, thread, delivery));
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
        return unarchived(place, chat.edit(place, sends.getFirst().after(), post))
                .thenApply(delivery -> judge(sends, place, delivery));
    }

    /// Nothing of an archived thread can be edited: it is opened first, as it is by a new message.
    private CompletableFuture<Delivery> unarchived(long thread, CompletableFuture<Delivery> edit) {
        return edit.thenCompose(delivery -> delivery instanceof Delivery.Refused refused && refused.code() == ARCHIVED
                ? opened(thread, refused)
                : CompletableFuture.completedFuture(delivery));
    }

    private CompletableFuture<Delivery> opened(long thread, Delivery.Refused refused) {
        return chat.archive(thread, false)
                .thenApply(delivery -> delivery instanceof Delivery.Delivered
                        ? new Delivery.Postponed(FIRST_REST, "its thread was archived")
                        : refused);
    }

    private CompletableFuture<Verdict> event(List<Send> sends, GuildEvent event) {
        Send first = sends.getFirst();
        CompletableFuture<Delivery> answer = first.what() == Send.What.EDIT
                ? chat.editEvent(first.channel(), first.after(), event, first.target())
                : chat.createEvent(first.channel(), event, first.key());
        return answer.thenApply(delivery -> judge(sends, first.channel(), delivery));
    }

    /// Looks in its channel, or server, for what may have been sent before.
    CompletableFuture<Verdict> lookUp(List<Send> sends) {
        long channel = place(sends.getFirst()).orElseThrow();
        long after =
                sends.stream().map(Send::after).min(Comparator.naturalOrder()).orElseThrow();
        List<String> keys = sends.stream().map(Send::key).toList();
        CompletableFuture<Map<String, Long>> looked = sends.getFirst().what() == Send.What.EVENT
                ? chat.findEvents(channel, keys)
                : chat.find(channel, after, keys);
        return looked.thenApply(found -> {
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
    private Verdict judge(List<Send> sends, long base, Delivery delivery) {
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

    private Verdict refused(List<Send> sends, long base, Delivery.Refused refused) {
        String why = "Discord refused it (" + refused.code() + "): " + refused.why();
        if (refused.code() == TOO_MANY_THREADS) {
            words.noRoom(sends.getFirst());
            return new Verdict.Again(REST_FOR_ROOM, false, why);
        }
        if (MENDABLE.contains(refused.code()) || refused.code() == OPENING_TOO_FAST) {
            return new Verdict.Again(REST_FOR_PERMISSION, false, why);
        }
        if (refused.code() == TOO_MANY_EVENTS) {
            return new Verdict.Again(untilRoom.get(), false, why);
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
            case ANNOUNCEMENT, NOTICE, EDIT, DIRECT, EVENT, RENAME, ARCHIVE -> givenUp(sends, why);
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
