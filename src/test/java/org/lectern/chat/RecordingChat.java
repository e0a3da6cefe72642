package org.lectern.chat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Delivery.Delivered;

/// A chat that keeps what it is sent, and fails as a test tells it to. It finds messages by what a fetch would show,
/// the keys of their buttons; a nonce is noted and nothing else, as after an outage longer than Discord remembers it. A
/// direct message goes to the channel with its person's id.
public final class RecordingChat implements ChatSender {
    /// What goes wrong with a request.
    public enum Mishap {
        /// Nothing does.
        NONE,
        /// It is refused for good.
        REFUSED,
        /// The bot has no permission.
        FORBIDDEN,
        /// Its thread is locked.
        LOCKED,
        /// Its channel or thread is deleted.
        NO_CHANNEL,
        /// The message that a thread is to be opened on is deleted.
        NO_MESSAGE,
        /// It is to wait a few milliseconds.
        POSTPONED,
        /// It is carried out, but its answer is lost.
        LOST_AFTER,
        /// It is lost on the way.
        LOST_BEFORE,
        /// It is carried out, but not answered before [#release()].
        HELD,
        /// It is not answered, and comes only with [#release()]: once, by its nonce.
        SLOW
    }

    public record Posted(long id, long channel, Post post, String nonce) {
        /// The keys of its sends.
        public List<String> keys() {
            return Stream.concat(post.buttons().stream(), votes(post))
                    .flatMap(Posted::keys)
                    .toList();
        }

        private static Stream<Button> votes(Post post) {
            return switch (post) {
                case Post.Message _ -> Stream.of();
                case Post.Cards cards ->
                    cards.cards().stream()
                            .map(Post.Card::vote)
                            .filter(Objects::nonNull)
                            .map(Button.class::cast);
            };
        }

        private static Stream<String> keys(Button button) {
            return button instanceof Button.Press press
                    ? ButtonId.parse(press.id().toString()).stream()
                            .flatMap(id -> Arrays.stream(id.key().split(",")))
                            .filter(key -> !key.isEmpty())
                    : Stream.of();
        }

        /// Its content, or the title of its embed, or its cards.
        public String headline() {
            return switch (post) {
                case Post.Message(String content, Embed embed, List<Button> _, var _, var _, Attachment _) ->
                    embed == null ? content : embed.title();
                case Post.Cards(List<Post.Card> cards, List<Button> _) ->
                    String.join("\n", cards.stream().map(Post.Card::text).toList());
            };
        }
    }

    public record Opened(long id, long channel, String name, ArchiveAfter archiveAfter) {}

    /// The server that all channels are in.
    public static final long GUILD = 1;
    public static final long OTHER_GUILD = 2;

    private final InstantSource clock;
    private final List<Posted> posted = new ArrayList<>();
    private final List<Posted> edits = new ArrayList<>();
    private final List<Opened> threads = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Queue<Mishap> next = new ArrayDeque<>();
    private final Map<Long, Mishap> nextIn = new HashMap<>();
    private final Map<Long, Mishap> inChannel = new HashMap<>();
    private final Map<Long, Duration> pauses = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private final Set<String> slow = new HashSet<>();
    private final Map<Long, String> channels = new LinkedHashMap<>();
    private final Map<Long, MadeEvent> events = new LinkedHashMap<>();
    private final Set<Long> archived = new HashSet<>();
    /// Active threads that are not the bot's.
    private Set<Long> strangers = Set.of();
    private int mostEvents = 100;
    private long lastId = 1000;
    private int lookUps;

    /// @param clock tells when requests leave
    public RecordingChat(InstantSource clock) {
        this.clock = clock;
    }

    /// What becomes of the next requests, one after the other.
    public synchronized void next(Mishap... mishaps) {
        next.addAll(List.of(mishaps));
    }

    /// What becomes of all requests for a channel or thread from now on.
    public synchronized void in(long channel, Mishap mishap) {
        inChannel.put(channel, mishap);
    }

    /// What becomes of the next request for a channel, thread or person.
    public synchronized void nextIn(long channel, Mishap mishap) {
        nextIn.put(channel, mishap);
    }

    /// How long requests for a channel or thread have to wait from now on.
    public synchronized void pauseIn(long channel, Duration pause) {
        pauses.put(channel, pause);
    }

    /// Answers what was held.
    public synchronized void release() {
        held.forEach(Runnable::run);
        held.clear();
    }

    public synchronized List<Posted> posted() {
        return List.copyOf(posted);
    }

    public synchronized List<Posted> postedIn(long channel) {
        return posted.stream().filter(post -> post.channel() == channel).toList();
    }

    public synchronized List<Opened> threads() {
        return List.copyOf(threads);
    }

    /// The keys of every message and the names of every thread, in the order in which they were asked for, whatever
    /// became of them.
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    public synchronized int lookUps() {
        return lookUps;
    }

    /// The thread with this name.
    public synchronized Opened thread(String name) {
        return threads.stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + name + " in " + threads));
    }

    @Override
    public synchronized CompletableFuture<Delivery> post(long channel, Post post, String nonce) {
        if (nonce.isEmpty() || nonce.length() > 25) {
            throw new AssertionError("a nonce has 1 to 25 characters: " + nonce);
        }
        Posted asked = new Posted(0, channel, post, nonce);
        requests.add(String.join(",", asked.keys()));
        if (next.peek() == Mishap.SLOW || nextIn.get(channel) == Mishap.SLOW) {
            slow.add(nonce);
        }
        return answer(
                channel,
                () -> known(nonce).orElseGet(() -> {
                    posted.add(new Posted(++lastId, channel, post, nonce));
                    return lastId;
                }));
    }

    @Override
    public synchronized CompletableFuture<Delivery> edit(long channel, long message, Post post) {
        Posted before = posted.stream()
                .filter(each -> each.id() == message && each.channel() == channel)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message " + message + " in channel " + channel));
        Posted after = new Posted(message, channel, post, before.nonce());
        if (!after.keys().equals(before.keys())) {
            throw new AssertionError("an edit changes keys: " + before.keys() + " to " + after.keys());
        }
        edits.add(after);
        if (archived.contains(channel)) {
            return done(new Delivery.Refused(50083, "Thread is archived"));
        }
        return answer(channel, () -> {
            posted.set(posted.indexOf(before), after);
            return message;
        });
    }

    /// Every edit that was asked for, whatever became of it.
    public synchronized List<Posted> edits() {
        return List.copyOf(edits);
    }

    @Override
    public synchronized CompletableFuture<Delivery> direct(long person, Post.Message message, String nonce) {
        return post(person, message, nonce);
    }

    /// Only of a slow request: that nothing else is said twice is not for nonces to see to.
    private Optional<Long> known(String nonce) {
        return posted.stream()
                .filter(each -> each.nonce().equals(nonce) && slow.contains(nonce))
                .map(Posted::id)
                .findFirst();
    }

    @Override
    public synchronized CompletableFuture<Delivery> openThread(
            long channel, long message, String name, ArchiveAfter archiveAfter) {
        requests.add(name);
        if (posted.stream().noneMatch(post -> post.id() == message && post.channel() == channel)) {
            throw new AssertionError("no message " + message + " in channel " + channel);
        }
        return answer(channel, () -> {
            if (threads.stream().noneMatch(thread -> thread.id() == message)) {
                threads.add(new Opened(message, channel, name, archiveAfter));
            }
            return message;
        });
    }

    /// The names of the channels that were made, by id.
    public synchronized Map<Long, String> channels() {
        return Map.copyOf(channels);
    }

    /// The scheduled events as they are now, by key.
    public synchronized Map<String, GuildEvent> events() {
        Map<String, GuildEvent> all = new LinkedHashMap<>();
        events.values().forEach(event -> all.put(event.key(), event.event()));
        return all;
    }

    @Override
    public synchronized CompletableFuture<List<Channel>> channels(long guild) {
        return CompletableFuture.completedFuture(channels.entrySet().stream()
                .map(each -> new Channel(each.getKey(), null, each.getValue()))
                .toList());
    }

    @Override
    public synchronized CompletableFuture<Delivery> createChannel(
            long guild, @Nullable Long category, String name, String topic) {
        requests.add("#" + name);
        return answer(guild, () -> {
            channels.put(++lastId, name);
            return lastId;
        });
    }

    @Override
    public synchronized CompletableFuture<Delivery> rename(long thread, String name) {
        requests.add(name);
        return answer(thread, () -> {
            threads.replaceAll(
                    each -> each.id() == thread ? new Opened(thread, each.channel(), name, each.archiveAfter()) : each);
            return thread;
        });
    }

    @Override
    public synchronized CompletableFuture<Delivery> archive(long thread, boolean archives) {
        return answer(thread, () -> {
            var _ = archives ? archived.add(thread) : archived.remove(thread);
            return thread;
        });
    }

    @Override
    public synchronized Set<Long> activeThreads(long guild) {
        return Stream.concat(
                        strangers.stream(), threads.stream().map(Opened::id).filter(id -> !archived.contains(id)))
                .collect(Collectors.toSet());
    }

    /// Has so many active threads that are not the bot's.
    public synchronized void withActiveThreads(int count) {
        strangers = LongStream.rangeClosed(1, count).mapToObj(number -> -number).collect(Collectors.toSet());
    }

    public synchronized boolean isArchived(long thread) {
        return archived.contains(thread);
    }

    /// The channels with ids below 500 belong to server 1, the others to server 2.
    @Override
    public synchronized long guildOf(long channel) {
        return channel < 500 ? GUILD : OTHER_GUILD;
    }

    @Override
    public synchronized CompletableFuture<Delivery> createEvent(long guild, GuildEvent event, String key) {
        requests.add(key);
        if (events.values().stream().filter(each -> !each.isOver()).count() >= mostEvents) {
            return done(new Delivery.Refused(30038, "Maximum number of uncompleted guild scheduled events reached"));
        }
        return answer(guild, () -> {
            events.put(++lastId, new MadeEvent(key, event));
            return lastId;
        });
    }

    @Override
    public synchronized CompletableFuture<Delivery> editEvent(long guild, long id, GuildEvent event, String key) {
        requests.add(key + "!");
        return answer(guild, () -> {
            events.put(id, new MadeEvent(key, event));
            return id;
        });
    }

    @Override
    public synchronized CompletableFuture<Map<String, Long>> findEvents(long guild, Collection<String> keys) {
        lookUps++;
        Map<String, Long> found = new HashMap<>();
        events.forEach((id, event) -> {
            if (keys.contains(event.key())) {
                found.put(event.key(), id);
            }
        });
        return CompletableFuture.completedFuture(found);
    }

    /// How many scheduled events there may be at once.
    public synchronized void mostEvents(int most) {
        mostEvents = most;
    }

    private record MadeEvent(String key, GuildEvent event) {
        boolean isOver() {
            return event.state() == GuildEvent.State.OVER || event.state() == GuildEvent.State.CANCELLED;
        }
    }

    @Override
    public synchronized CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys) {
        lookUps++;
        Map<String, Long> found = new HashMap<>();
        for (Posted post : posted) {
            if (post.channel() == channel && post.id() > after) {
                post.keys().stream().filter(keys::contains).forEach(key -> found.put(key, post.id()));
            }
        }
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public synchronized long lastMessage(long channel) {
        return posted.stream()
                .filter(post -> post.channel() == channel)
                .mapToLong(Posted::id)
                .max()
                .orElse(0);
    }

    @Override
    public synchronized Duration pause(Route route, long channel) {
        return pauses.getOrDefault(channel, Duration.ZERO);
    }

    private Delivered delivered(long id) {
        Set<String> keys = posted.stream()
                .filter(each -> each.id() == id)
                .flatMap(each -> each.keys().stream())
                .collect(Collectors.toSet());
        return new Delivered(id, clock.instant(), keys);
    }

    private CompletableFuture<Delivery> answer(long channel, Supplier<Long> work) {
        Mishap first = next.isEmpty() ? nextIn.remove(channel) : next.remove();
        Mishap mishap = first == null ? inChannel.getOrDefault(channel, Mishap.NONE) : first;
        return switch (mishap) {
            case NONE -> done(delivered(work.get()));
            case REFUSED -> done(new Delivery.Refused(50035, "Invalid Form Body"));
            case FORBIDDEN -> done(new Delivery.Refused(50013, "Missing Permissions"));
            case LOCKED -> done(new Delivery.Refused(50083, "Thread is archived"));
            case NO_CHANNEL -> done(new Delivery.Refused(10003, "Unknown Channel"));
            case NO_MESSAGE -> done(new Delivery.Refused(10008, "Unknown Message"));
            case POSTPONED -> done(new Delivery.Postponed(Duration.ofMillis(5), "You are being rate limited."));
            case LOST_BEFORE -> done(new Delivery.Unknown("connection reset"));
            case LOST_AFTER -> {
                var _ = work.get();
                yield done(new Delivery.Unknown("timeout"));
            }
            case SLOW -> {
                held.add(() -> {
                    var _ = work.get();
                });
                yield done(new Delivery.Unknown("timeout"));
            }
            case HELD -> {
                Delivered delivered = delivered(work.get());
                CompletableFuture<Delivery> later = new CompletableFuture<>();
                held.add(() -> later.complete(delivered));
                yield later;
            }
        };
    }

    private static CompletableFuture<Delivery> done(Delivery delivery) {
        return CompletableFuture.completedFuture(delivery);
    }
}
