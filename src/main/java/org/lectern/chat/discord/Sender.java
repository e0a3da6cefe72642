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
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.Route.Channels;
import net.dv8tion.jda.api.requests.Route.CompiledRoute;
import net.dv8tion.jda.api.requests.Route.Messages;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Delivery;
import org.lectern.chat.Post;

/// Sends through JDA, past the queue that JDA keeps for each route: a request leaves on the spot, once, and a limit
/// that it meets is told to whoever called instead of waited for.
final class Sender implements ChatSender {
    /// A message has one thread at most, whose id is the message's own.
    private static final int THREAD_IS_THERE = 160004;

    private final JDA jda;
    private final RateLimits limits;
    private final Running running;
    private final ExecutorService carriers;
    private final History history;
    private final Map<Long, Long> lastSent = new ConcurrentHashMap<>();

    Sender(JDA jda, RateLimits limits, Running running, ExecutorService carriers) {
        this.jda = jda;
        this.limits = limits;
        this.running = running;
        this.carriers = carriers;
        this.history = new History(jda);
    }

    @Override
    public CompletableFuture<Delivery> post(long channel, Post post, String nonce) {
        CompiledRoute route = Messages.SEND_MESSAGE.compile(Long.toUnsignedString(channel));
        Supplier<DataObject> body =
                () -> Payloads.message(post).toData().put("nonce", nonce).put("enforce_nonce", true);
        return send(new Exchange(Route.POST, channel), route, body).thenApply(delivery -> noted(channel, delivery));
    }

    @Override
    public CompletableFuture<Delivery> edit(long channel, long message, Post post) {
        CompiledRoute route =
                Messages.EDIT_MESSAGE.compile(Long.toUnsignedString(channel), Long.toUnsignedString(message));
        return send(
                new Exchange(Route.EDIT, channel),
                route,
                () -> Payloads.edit(post).toData());
    }

    @Override
    public CompletableFuture<Delivery> openThread(long channel, long message, String name, ArchiveAfter archiveAfter) {
        CompiledRoute route = Channels.CREATE_THREAD_FROM_MESSAGE.compile(
                Long.toUnsignedString(channel), Long.toUnsignedString(message));
        Supplier<DataObject> body = () -> DataObject.empty()
                .put("name", name)
                .put("auto_archive_duration", archiveAfter.duration().toMinutes());
        Exchange exchange = new Exchange(Route.OPEN_THREAD, channel);
        return send(exchange, route, body).thenApply(delivery -> thereAlready(delivery, message, exchange.left()));
    }

    @Override
    public CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys) {
        return running.track(history.find(channel, after, keys));
    }

    /// JDA hears of others' messages only when a channel is told to it anew; that is enough for a lower bound.
    @Override
    public long lastMessage(long channel) {
        MessageChannel known = jda.getChannelById(MessageChannel.class, channel);
        return Math.max(known == null ? 0 : known.getLatestMessageIdLong(), lastSent.getOrDefault(channel, 0L));
    }

    @Override
    public Duration pause(Route route, long channel) {
        return limits.pause(route, channel);
    }

    private CompletableFuture<Delivery> send(Exchange exchange, CompiledRoute route, Supplier<DataObject> body) {
        try {
            return running.track(CompletableFuture.supplyAsync(() -> carry(exchange, route, body.get()), carriers)
                    .exceptionally(failure -> fault(failure, exchange)));
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(closed());
        }
    }

    private Delivery carry(Exchange exchange, CompiledRoute route, DataObject body) {
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
        return new Delivery.Postponed(Duration.ofSeconds(1), "the connection to Discord is closed");
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
