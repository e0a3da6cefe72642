package org.lectern.chat.discord;

import com.neovisionaries.ws.client.WebSocketFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.ContextException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatException;

/// Sets JDA up and logs it in; what goes wrong becomes one sentence that says how to mend it.
final class Login implements EventListener {
    /// Answers to interactions on their way at one time: from 80 ms away, as many as 6,000 in a second. The
    /// connection pool is as large, or most of them would be made over a new connection each.
    private static final int AT_ONCE = 512;

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration GIVE_UP_WITHIN = Duration.ofSeconds(1);
    /// Between two tries to connect again; JDA's own is a quarter of an hour, for which nobody could ask anything
    /// after an outage. It allows no less.
    private static final int LONGEST_PAUSE_SECONDS = 32;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

    /// With the certificates that this machine trusts, which takes a moment to read.
    private static final class Http {
        static final OkHttpClient BASE = new OkHttpClient();
    }

    private final DiscordChat.Options options;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<ChatException> lost = new CompletableFuture<>();
    private volatile boolean closing;
    private final Sessions sessions;
    private final OkHttpClient http;

    Login(DiscordChat.Options options, Wire wire) {
        this.options = options;
        this.sessions = new Sessions(options.gatewayUrl(), fault -> ready.completeExceptionally(noGateway(fault)));
        this.http = Http.BASE
                .newBuilder()
                .dispatcher(new Dispatcher())
                .connectionPool(new ConnectionPool(AT_ONCE, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
                .connectTimeout(CONNECT_TIMEOUT)
                // Else OkHttp sends a POST again when its connection dies, even if the server has carried it out.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(wire)
                .build();
    }

    /// Loads what every login takes.
    static void prepare() {
        var _ = JDABuilder.createLight("of nobody").setHttpClient(Http.BASE);
        var _ = DataObject.empty().toString();
        try {
            // Connects to nothing yet. Its classes are too old for the virtual machine's cache.
            var _ = new WebSocketFactory().createSocket("ws://127.0.0.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// JDA as it says that it is ready.
    ///
    /// @throws ChatException where it does not within the time
    JDA await(Ear ear, Duration atMost) throws InterruptedException {
        if (options.token().isBlank()) {
            throw badToken();
        }
        JDA jda = build(ear);
        try {
            ready.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return jda;
        } catch (InterruptedException e) {
            close(jda, GIVE_UP_WITHIN);
            throw e;
        } catch (ExecutionException failed) {
            close(jda, GIVE_UP_WITHIN);
            throw failed.getCause() instanceof ChatException told ? told : new ChatException(plain(failed));
        } catch (TimeoutException _) {
            close(jda, GIVE_UP_WITHIN);
            throw new ChatException("Discord's gateway did not get ready within " + atMost.toSeconds()
                    + " s. See https://discordstatus.com and try again; where discord.gatewayUrl is set, check it.");
        }
    }

    private JDA build(Ear ear) {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
        // Else each request takes down where it was made, in case that it fails.
        RestAction.setPassContext(false);
        RestConfig rest = new RestConfig();
        if (options.apiUrl() != null) {
            rest.setBaseUrl(options.apiUrl().toString());
        }
        try {
            return JDABuilder.createLight(options.token(), EnumSet.of(GatewayIntent.GUILD_MESSAGES))
                    .setHttpClient(http)
                    .setRequestTimeoutRetry(false)
                    .setMaxReconnectDelay(LONGEST_PAUSE_SECONDS)
                    .setRateLimitScheduler(new Undelayed("discord-rate-limits"), true)
                    .setRateLimitElastic(elastic(), true)
                    .setGatewayPool(new Unhurried("discord-gateway"), true)
                    .setSessionController(sessions)
                    .setRestConfig(rest)
                    .setEnableShutdownHook(false)
                    .addEventListeners(this, ear)
                    .build();
        } catch (InvalidTokenException | IllegalArgumentException _) {
            closeClient();
            throw badToken();
        } catch (RuntimeException fault) {
            closeClient();
            throw noLogin(fault);
        }
    }

    /// So many at a time, in the order in which they came, on threads that cost little: as many platform threads
    /// have two cores busy with changing between them. Those that are not needed for a while end.
    private static ExecutorService elastic() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofVirtual().name("discord-rest-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof ReadyEvent) {
            ready.complete(null);
        } else if (event instanceof ShutdownEvent shutdown) {
            ended(shutdown.getCloseCode());
        }
    }

    private void ended(@Nullable CloseCode code) {
        ChatException why =
                code == null ? new ChatException("The connection to Discord's gateway has ended.") : closed(code);
        if (!ready.completeExceptionally(why) && !closing) {
            lost.complete(why);
        }
    }

    /// Completes with the reason when Discord has ended the connection for good.
    CompletableFuture<ChatException> lost() {
        return lost;
    }

    /// Ends the connection; what is still queued in JDA after the time is lost.
    void close(JDA jda, Duration atMost) {
        closing = true;
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(atMost)) {
                jda.shutdownNow();
            }
        } catch (InterruptedException _) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
        closeClient();
    }

    private void closeClient() {
        sessions.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /// What a failure says, without the wrappings and without a stack.
    static String plain(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ErrorResponseException told ? plain(told) : cause.toString();
    }

    private static String plain(ErrorResponseException told) {
        return told.getCause() instanceof IOException broken
                ? broken.toString()
                : told.getErrorCode() + " " + told.getMeaning();
    }

    private static ChatException badToken() {
        return new ChatException("Discord does not accept the bot's token. Make a new one at"
                + " https://discord.com/developers/applications (your application, Bot, Reset Token) and give it to"
                + " Lectern.");
    }

    private ChatException noLogin(RuntimeException fault) {
        URI url = options.apiUrl();
        Throwable cause = fault;
        // JDA puts where it was called last, as the innermost cause.
        while (cause.getCause() != null && !(cause.getCause() instanceof ContextException)) {
            cause = cause.getCause();
        }
        return new ChatException("Discord cannot be reached at " + (url == null ? RestConfig.DEFAULT_BASE_URL : url)
                + " (" + plain(cause) + "). Check the network and, where it is set, discord.apiUrl.");
    }

    private ChatException noGateway(Throwable fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        return new ChatException("Discord's gateway cannot be reached at " + sessions.getGateway() + " (" + plain(cause)
                + "). Check the network and, where it is set, discord.gatewayUrl.");
    }

    static ChatException closed(CloseCode code) {
        return switch (code) {
            case AUTHENTICATION_FAILED -> badToken();
            case DISALLOWED_INTENTS, INVALID_INTENTS ->
                new ChatException("Discord's gateway refuses the intents that Lectern asks for (" + code.getCode()
                        + "). It asks for Guilds only, which every bot has: check that the token is a bot's.");
            case SHARDING_REQUIRED, INVALID_SHARD ->
                new ChatException("The bot is in more servers than one connection may serve (" + code.getCode()
                        + "). Use an application of its own for this conference.");
            default ->
                new ChatException("Discord's gateway closed the connection (" + code.getCode() + " " + code.getMeaning()
                        + "). Try again; see https://discordstatus.com.");
        };
    }
}
