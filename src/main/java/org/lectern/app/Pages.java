package org.lectern.app;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.lectern.floor.Floor;
import org.lectern.wall.WallServer;
import org.lectern.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the pages beside the bot, which neither waits for them to start nor ends where they cannot.
final class Pages implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pages.class);

    private final CompletableFuture<WallServer> started = new CompletableFuture<>();

    Pages(Configuration.Web web, Floor floor) {
        Thread.ofPlatform().name("pages").daemon().start(() -> {
            try {
                WallServer server = WallServer.start(new WebServer.Address(web.host(), web.port()), floor);
                URI configured = web.url();
                URI base = configured == null ? server.uri() : configured;
                floor.served(base, configured != null);
                log.info("Pages are served at {}; chairs get links by /session wall and /session desk.", base);
                started.complete(server);
            } catch (RuntimeException | Error e) {
                log.error(
                        "There are no pages, all else goes on: {} Mend `web` in the configuration and start anew.",
                        e.getMessage());
                started.completeExceptionally(e);
            }
        });
    }

    @Override
    public void close() {
        var _ = started.thenAccept(WallServer::close).exceptionally(_ -> null).join();
    }
}
