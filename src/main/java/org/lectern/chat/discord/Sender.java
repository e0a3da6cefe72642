package org.lectern.chat.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.Route.Channels;
import net.dv8tion.jda.api.requests.Route.CompiledRoute;
import net.dv8tion.jda.api.requests.Route.Messages;
import net.dv8tion.jda.api.requests.Route.Self;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.Requester;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Attachment;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.ChatSender.Route;
import org.lectern.chat.Delivery;
import org.lectern.chat.Post;

/// Sends through JDA, past the queue that JDA keeps for each route: a request leaves on the spot, once, and a limit
/// that it meets is told to whoever called instead of waited for.
final class Sender {
    /// A message has one thread at most, whose id is the message's own.
    private static final int THREAD_IS_THERE = 160004;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final JDA jda;
    private final RateLimits limits;
    private final Running running;
    private final ExecutorService carriers;
    private final History history;
    private final Map<Long, Long> lastSent = new ConcurrentHashMap<>();
    private final Map<Long, Long> directChannels = new ConcurrentHashMap<>();

    Sender(JDA jda, RateLimits limits, Running running, ExecutorService carriers) {
        this.jda = jda;
        this.limits = limits;
        this.running = running;
        this.carriers = carriers;
        this.history = new History(jda);
    }

    public CompletableFuture<Delivery> post(long channel, Post post, String nonce) {
        return send(new Exchange(Route.POST, channel), message(channel), body(drawable(channel, post), nonce))
                .thenApply(delivery -> noted(channel, delivery));
    }

    private static CompiledRoute message(long channel) {
        return Messages.SEND_MESSAGE.compile(Long.toUnsignedString(channel));
    }

    private static Supplier<RequestBody> body(Post post, String nonce) {
        return () -> {
            MessageCreateData message = Payloads.message(post);
            DataObject json = message.toData().put("nonce", nonce).put("enforce_nonce", true);
            return message.getFiles().isEmpty()
                    ? json(json)
                    : AttachedFile.createMultipartBody(message.getFiles(), json).build();
        };
    }

    private static RequestBody json(DataObject json) {
        return RequestBody.create(json.toJson(), Requester.MEDIA_TYPE_JSON);
    }

    /// Without its attachment where files may not be attached: what it says matters more.
    private Post drawable(long channel, Post post) {
        GuildMessageChannel known = jda.getChannelById(GuildMessageChannel.class, channel);
        return post instanceof Post.Message message
                        && message.attachment() != null
                        && known != null
                        && !Permissions.has(known, Permission.MESSAGE_ATTACH_FILES)
                ? message.with((Attachment) null)
                : post;
    }

    /// Discord gives the same channel whenever one is asked for.
    public CompletableFuture<Delivery> direct(long person, Post.Message message, String nonce) {
        Long known = directChannels.get(person);
        return known == null
                ? openDirect(person).thenCompose(opened -> switch (opened) {
                    case Delivery.Delivered(long channel, Instant _, var _) -> {
                        directChannels.put(person, channel);
                        yield direct(person, message, nonce);
                    }
                    // No message was sent, and opening may be repeated.
                    case Delivery.Unknown(String why) ->
                        CompletableFuture.completedFuture(new Delivery.Postponed(SOON, why));
                    case Delivery.Refused _, Delivery.Postponed _ -> CompletableFuture.completedFuture(opened);
                })
                : send(new Exchange(Route.DIRECT, person), message(known), body(message, nonce));
    }

    private CompletableFuture<Delivery> openDirect(long person) {
        return send(
                new Exchange(Route.DIRECT, person),
                Self.CREATE_PRIVATE_CHANNEL.compile(),
                () -> json(DataObject.empty().put("recipient_id", Long.toUnsignedString(person))));
    }

    public CompletableFuture<Delivery> edit(long channel, long message, Post post) {
        CompiledRoute route =
                Messages.EDIT_MESSAGE.compile(Long.toUnsignedString(channel), Long.toUnsignedString(message));
        return send(
                new Exchange(Route.EDIT, channel),
                route,
                () -> json(Payloads.anew(Payloads.message(post)).toData()));
    }

    public CompletableFuture<Delivery> openThread(long channel, long message, String name, ArchiveAfter archiveAfter) {
        CompiledRoute route = Channels.CREATE_THREAD_FROM_MESSAGE.compile(
                Long.toUnsignedString(channel), Long.toUnsignedString(message));
        Supplier<RequestBody> body = () -> json(DataObject.empty()
                .put("name", name)
                .put("auto_archive_duration", archiveAfter.duration().toMinutes()));
        Exchange exchange = new Exchange(Route.OPEN_THREAD, channel);
        return send(exchange, route, body).thenApply(delivery -> thereAlready(delivery, message, exchange.left()));
    }

    public CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys) {
        return running.track(history.find(channel, after, keys));
    }

    /// JDA hears of others' messages only when a channel is told to it anew; that is enough for a lower bound.
    public long lastMessage(long channel) {
        // Most are threads; where JDA is to find one of any kind, it makes a view of all its channels first.
        GuildChannel thread = jda.getGuildChannelById(ChannelType.GUILD_PUBLIC_THREAD, channel);
        GuildChannel there = thread == null ? jda.getGuildChannelById(channel) : thread;
        long known = there instanceof MessageChannel talk ? talk.getLatestMessageIdLong() : 0;
        return Math.max(known, lastSent.getOrDefault(channel, 0L));
    }

    public Duration pause(Route route, long channel) {
        return limits.pause(route, channel);
    }

    CompletableFuture<Delivery> send(Exchange exchange, CompiledRoute route, Supplier<RequestBody> body) {
        try {
            return running.track(CompletableFuture.supplyAsync(() -> carry(exchange, route, body.get()), carriers)
                    .exceptionally(failure -> fault(failure, exchange)));
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(closed());
        }
    }

    private Delivery carry(Exchange exchange, CompiledRoute route, RequestBody body) {
        SendCall call = new SendCall(jda, route, body, exchange, limits);
        return ScopedValue.where(Exchange.CURRENT, exchange)
                .call(() -> call.submit(false).join());
    }

    private static Delivery fault(Throwable failure, Exchange exchange) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (exchange.left() != null) {
            return new Delivery.Unknown(cause.toString());
        }
        return cause instanceof RejectedExecutionException ? closed() : new Delivery.Refused(0, cause.toString());
    }

    private static Delivery closed() {
        return new Delivery.Postponed(SOON, "the connection to Discord is closed");
    }

    private Delivery noted(long channel, Delivery delivery) {
        if (delivery instanceof Delivery.Delivered delivered) {
            lastSent.merge(channel, delivered.id(), Math::max);
        }
        return delivery;
    }

    private static Delivery thereAlready(Delivery delivery, long message, @Nullable Instant left) {
        return delivery instanceof Delivery.Refused refused && refused.code() == THREAD_IS_THERE && left != null
                ? new Delivery.Delivered(message, left, Set.of())
                : delivery;
    }
}
