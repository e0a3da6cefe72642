package org.lectern.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Button;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Delivery;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Post;

/// A chat at which a bot may be killed before a request leaves and after it has left, and around a look-up.
public record CrashingChat(ChatSender chat) implements ChatSender {
    @Override
    public CompletableFuture<Delivery> post(long channel, Post post, String nonce) {
        String kind = kind(post);
        CrashPoints.pass(kind + ": before the send");
        CompletableFuture<Delivery> sent = chat.post(channel, post, nonce);
        // By then the request has left.
        CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS)
                .execute(() -> CrashPoints.pass("message: after the send, before it arrives"));
        return sent;
    }

    @Override
    public CompletableFuture<Delivery> edit(long channel, long message, Post post) {
        CrashPoints.pass("edit: before the send");
        return chat.edit(channel, message, post).thenApply(delivery -> {
            CrashPoints.pass("edit: after the send, before its answer");
            return delivery;
        });
    }

    @Override
    public CompletableFuture<Delivery> direct(long person, Post.Message message, String nonce) {
        CrashPoints.pass("direct message: before the send");
        return chat.direct(person, message, nonce);
    }

    @Override
    public CompletableFuture<Delivery> openThread(long channel, long message, String name, ArchiveAfter archiveAfter) {
        CrashPoints.pass("thread: before the send");
        return chat.openThread(channel, message, name, archiveAfter);
    }

    @Override
    public CompletableFuture<List<Channel>> channels(long guild) {
        return chat.channels(guild);
    }

    @Override
    public CompletableFuture<Delivery> createChannel(long guild, @Nullable Long category, String name, String topic) {
        CrashPoints.pass("channel: before the request");
        return chat.createChannel(guild, category, name, topic).thenApply(delivery -> {
            CrashPoints.pass("channel: after the request");
            return delivery;
        });
    }

    @Override
    public CompletableFuture<Delivery> rename(long thread, String name) {
        return chat.rename(thread, name);
    }

    @Override
    public CompletableFuture<Delivery> archive(long thread, boolean archived) {
        return chat.archive(thread, archived);
    }

    @Override
    public Set<Long> activeThreads(long guild) {
        return chat.activeThreads(guild);
    }

    @Override
    public long guildOf(long channel) {
        return chat.guildOf(channel);
    }

    @Override
    public CompletableFuture<Delivery> createEvent(long guild, GuildEvent event, String key) {
        CrashPoints.pass("event: before the request");
        return chat.createEvent(guild, event, key).thenApply(delivery -> {
            CrashPoints.pass("event: after the request");
            return delivery;
        });
    }

    @Override
    public CompletableFuture<Delivery> editEvent(long guild, long id, GuildEvent event, String key) {
        return chat.editEvent(guild, id, event, key);
    }

    @Override
    public CompletableFuture<Map<String, Long>> findEvents(long guild, Collection<String> keys) {
        return chat.findEvents(guild, keys);
    }

    @Override
    public CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys) {
        CrashPoints.pass("look-up: before");
        return chat.find(channel, after, keys).thenApply(found -> {
            CrashPoints.pass("look-up: after");
            return found;
        });
    }

    @Override
    public long lastMessage(long channel) {
        return chat.lastMessage(channel);
    }

    @Override
    public Duration pause(Route route, long channel) {
        return chat.pause(route, channel);
    }

    private static String kind(Post post) {
        return post.buttons().stream()
                .filter(Button.Press.class::isInstance)
                .map(Button.Press.class::cast)
                .map(press -> press.id().key())
                .filter(key -> !key.isEmpty())
                .findFirst()
                .map(CrashPoints::kind)
                .orElse("message without a key");
    }
}
