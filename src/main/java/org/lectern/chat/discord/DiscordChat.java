package org.lectern.chat.discord;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatException;
import org.lectern.chat.ChatListener;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Delivery;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Post;

/// The connection to Discord. It hears for a [ChatListener] and sends as a [ChatSender], from [#connect] until it
/// is closed; where the connection breaks it is made again by itself.
public final class DiscordChat implements ChatSender, AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration REGISTERED_WITHIN = Duration.ofSeconds(5);

    /// Together at most three seconds: for what is under way to end, and for the connection to.
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(900);

    /// @param token the bot's token; never printed
    /// @param apiUrl the address of another REST API than Discord's, up to and with its version; null for Discord's
    /// @param gatewayUrl the address of another gateway than Discord's; null for Discord's
    /// @param sessionClock by which it is told when a request left
    /// @param chairPermission whom the chairs' commands are shown to
    /// @param leaving is asked, on any thread, before a request leaves that counts for Discord's limit of 50 a
    ///     second: it returns when that may, with what is run when it is answered
    public record Options(
            String token,
            @Nullable URI apiUrl,
            @Nullable URI gatewayUrl,
            InstantSource sessionClock,
            ChairPermission chairPermission,
            Supplier<Runnable> leaving) {
        public Options(String token, @Nullable URI apiUrl, @Nullable URI gatewayUrl, InstantSource sessionClock) {
            this(token, apiUrl, gatewayUrl, sessionClock, ChairPermission.MANAGE_MESSAGES, () -> () -> {});
        }

        @Override
        public String toString() {
            return "Options[apiUrl=" + apiUrl + ", gatewayUrl=" + gatewayUrl + "]";
        }
    }

    private final Running running = new Running();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("discord-timer").factory());
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
    private final Login login;
    private final JDA jda;
    private final Sender sender;
    private final GuildCalls guilds;

    private DiscordChat(Options options, ChatListener listener, Admission admission, Duration readyWithin)
            throws InterruptedException {
        RateLimits limits = new RateLimits();
        Commands commands = new Commands(running, options.chairPermission());
        login = new Login(options, new Wire(options.sessionClock(), limits, options.leaving()));
        jda = login.await(
                new Ear(listener, commands, timer, running, admission, admission.turns(carriers)), readyWithin);
        sender = new Sender(jda, limits, running, carriers);
        guilds = new GuildCalls(jda, options.sessionClock(), sender::send);
        commands.registerAll(jda.getGuilds());
    }

    /// Loads what every connection takes, which is half of the time that [#connect] takes: for another thread,
    /// while something else is done.
    public static void prepare() {
        Login.prepare();
    }

    /// Connects, and registers the commands with every server that the bot is in; a server that refuses them is
    /// logged.
    ///
    /// @param listener may be called before this returns
    /// @throws ChatException where there is no connection to be had: the token, the address or the network is wrong
    public static DiscordChat connect(Options options, ChatListener listener) throws InterruptedException {
        return connect(options, listener, READY_WITHIN);
    }

    static DiscordChat connect(Options options, ChatListener listener, Duration readyWithin)
            throws InterruptedException {
        return connect(options, listener, new Admission(), readyWithin);
    }

    static DiscordChat connect(Options options, ChatListener listener, Admission admission, Duration readyWithin)
            throws InterruptedException {
        DiscordChat chat = new DiscordChat(options, listener, admission, readyWithin);
        try {
            chat.running.await(REGISTERED_WITHIN);
            return chat;
        } catch (InterruptedException e) {
            chat.close();
            throw e;
        }
    }

    /// Completes with the reason when Discord has ended the connection for good, as after its token was renewed;
    /// never otherwise.
    public CompletableFuture<ChatException> lost() {
        return login.lost().copy();
    }

    /// What keeps the bot from its work in a channel, in a sentence for each; empty where all is well.
    public List<String> problems(long channel) {
        return Permissions.problems(jda, channel);
    }

    /// What keeps the bot from making channels in a server, in a sentence for each; empty where all is well.
    ///
    /// @param category of the channels; null for none
    public List<String> problemsOfMaking(long guild, @Nullable Long category) {
        return Permissions.problemsOfMaking(jda, guild, category);
    }

    /// What keeps the bot from scheduling events for what is held in a channel.
    public List<String> problemsOfScheduling(long channel) {
        return Permissions.problemsOfScheduling(jda, channel);
    }

    @Override
    public CompletableFuture<List<Channel>> channels(long guild) {
        return running.track(guilds.channels(guild));
    }

    @Override
    public CompletableFuture<Delivery> createChannel(long guild, @Nullable Long category, String name, String topic) {
        return guilds.createChannel(guild, category, name, topic);
    }

    @Override
    public CompletableFuture<Delivery> archive(long thread, boolean archived) {
        return guilds.archive(thread, archived);
    }

    @Override
    public CompletableFuture<Delivery> rename(long thread, String name) {
        return guilds.rename(thread, name);
    }

    @Override
    public Set<Long> activeThreads(long guild) {
        return guilds.activeThreads(guild);
    }

    @Override
    public long guildOf(long channel) {
        return guilds.guildOf(channel);
    }

    @Override
    public CompletableFuture<Delivery> createEvent(long guild, GuildEvent event, String key) {
        return running.track(guilds.createEvent(guild, event, key));
    }

    @Override
    public CompletableFuture<Delivery> editEvent(long guild, long id, GuildEvent event, String key) {
        return running.track(guilds.editEvent(guild, id, event, key));
    }

    @Override
    public CompletableFuture<Map<String, Long>> findEvents(long guild, Collection<String> keys) {
        return running.track(guilds.findEvents(guild, keys));
    }

    @Override
    public CompletableFuture<Delivery> post(long channel, Post post, String nonce) {
        return sender.post(channel, post, nonce);
    }

    @Override
    public CompletableFuture<Delivery> edit(long channel, long message, Post post) {
        return sender.edit(channel, message, post);
    }

    @Override
    public CompletableFuture<Delivery> direct(long person, Post.Message message, String nonce) {
        return sender.direct(person, message, nonce);
    }

    @Override
    public CompletableFuture<Delivery> openThread(long channel, long message, String name, ArchiveAfter archiveAfter) {
        return sender.openThread(channel, message, name, archiveAfter);
    }

    @Override
    public CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys) {
        return sender.find(channel, after, keys);
    }

    @Override
    public long lastMessage(long channel) {
        return sender.lastMessage(channel);
    }

    @Override
    public Duration pause(Route route, long channel) {
        return sender.pause(route, channel);
    }

    /// Waits for what is under way, then ends the connection: three seconds at most. A send after this is
    /// postponed.
    @Override
    public void close() {
        try {
            running.awaitNone(FINISH_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        login.close(jda, CLOSE_WITHIN);
        carriers.shutdownNow();
        timer.shutdownNow();
    }
}
