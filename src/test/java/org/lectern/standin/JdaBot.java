package org.lectern.standin;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.NonNull;

/// A bot by real JDA, logged in to a stand-in; nothing of JDA is replaced.
public final class JdaBot implements AutoCloseable {
    /// What a small bot subscribes to.
    public static final Set<GatewayIntent> INTENTS =
            EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.GUILD_MESSAGE_REACTIONS);

    private final JDA jda;
    private final String guildId;
    private final List<GenericEvent> events = new CopyOnWriteArrayList<>();
    private final StandIn standin;

    private JdaBot(StandIn standin, Set<GatewayIntent> intents, Compression compression, Object... listeners) {
        this.standin = standin;
        this.guildId = standin.guildId();
        this.jda = JDABuilder.createLight(standin.token(), intents)
                .setRestConfig(new RestConfig().setBaseUrl(standin.restUrl()))
                .setSessionController(new Local(standin.gatewayUrl()))
                .setCompression(compression)
                .setEnableShutdownHook(false)
                .setEventPassthrough(true)
                .addEventListeners((EventListener) events::add)
                .addEventListeners(listeners)
                .build();
    }

    /// Logs in and waits until it is ready.
    public static JdaBot login(StandIn standin, Object... listeners) {
        return login(standin, INTENTS, Compression.NONE, listeners);
    }

    public static JdaBot login(
            StandIn standin, Set<GatewayIntent> intents, Compression compression, Object... listeners) {
        JdaBot bot = new JdaBot(standin, intents, compression, listeners);
        bot.await(bot.jda::awaitReady);
        return bot;
    }

    /// Begins to log in, and does not wait for what comes of it.
    public static JdaBot begin(StandIn standin, Set<GatewayIntent> intents) {
        return new JdaBot(standin, intents, Compression.NONE);
    }

    /// A listener for one kind of event.
    public static <E> EventListener on(Class<E> kind, Consumer<? super E> reaction) {
        return event -> {
            if (kind.isInstance(event)) {
                reaction.accept(kind.cast(event));
            }
        };
    }

    public JDA jda() {
        return jda;
    }

    public Guild guild() {
        return jda.getGuildById(guildId);
    }

    public TextChannel channel(String name) {
        return jda.getTextChannelById(standin.channelId(name));
    }

    /// The first event of a kind that came or comes.
    public <E> E event(Class<E> kind) {
        return standin.await(
                kind.getSimpleName(),
                Duration.ofSeconds(15),
                () -> events.stream().filter(kind::isInstance).map(kind::cast).findFirst());
    }

    public <E> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        jda.shutdownNow();
        if (!await(() -> jda.awaitShutdown(Duration.ofSeconds(10)))) {
            throw new AssertionError("JDA does not shut down");
        }
    }

    private <T> T await(Callable<T> what) {
        try {
            return what.call();
        } catch (Exception e) {
            jda.shutdownNow();
            throw new AssertionError(e);
        }
    }

    /// Finds the gateway where the stand-in is.
    private static final class Local extends ConcurrentSessionController {
        private final String gateway;

        Local(String gateway) {
            this.gateway = gateway;
        }

        @Override
        public @NonNull String getGateway() {
            return gateway;
        }
    }
}
