package org.lectern.chat.discord;

import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts gateway sessions for JDA: at another address where one is given, five seconds apart as Discord wants them,
/// and on a thread that ends when it is closed.
final class Sessions extends SessionControllerAdapter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final long APART = TimeUnit.SECONDS.toNanos(IDENTIFY_DELAY);

    private final @Nullable URI gatewayUrl;
    private final Consumer<Throwable> unreachable;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("discord-sessions").factory());
    private long earliest = System.nanoTime();

    /// @param gatewayUrl null for Discord's own
    /// @param unreachable is told when the first connection cannot be made
    Sessions(@Nullable URI gatewayUrl, Consumer<Throwable> unreachable) {
        this.gatewayUrl = gatewayUrl;
        this.unreachable = unreachable;
    }

    @Override
    public String getGateway() {
        return gatewayUrl == null ? super.getGateway() : gatewayUrl.toString();
    }

    @Override
    public synchronized void appendSession(SessionConnectNode node) {
        long now = System.nanoTime();
        long wait = Math.max(0, earliest - now);
        earliest = now + wait + APART;
        var _ = starter.schedule(() -> start(node), wait, TimeUnit.NANOSECONDS);
    }

    @Override
    public void removeSession(SessionConnectNode node) {
        // What has been appended finds out by itself that JDA has been shut down.
    }

    private void start(SessionConnectNode node) {
        try {
            node.run(true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.debug("No gateway session", fault);
            unreachable.accept(fault);
        }
    }

    @Override
    public void close() {
        starter.shutdownNow();
    }
}
