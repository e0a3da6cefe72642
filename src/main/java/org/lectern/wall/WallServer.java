package org.lectern.wall;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.lectern.floor.Floor;

/// The web server: pages that hang on links which nobody can guess, and `/health`, which anybody may ask.
public final class WallServer implements AutoCloseable {
    private final Server server;
    private final Feeds feeds;
    private final ExecutorService handlers;

    private WallServer(Server server, Feeds feeds, ExecutorService handlers) {
        this.server = server;
        this.feeds = feeds;
        this.handlers = handlers;
    }

    /// Where it listens.
    ///
    /// @param port 0 for any that is free
    public record Address(String host, int port) {}

    /// Starts it. When this returns, it answers.
    ///
    /// @throws CannotListen where the address cannot be had
    public static WallServer start(Address address, Floor floor) {
        ExecutorService handlers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("wall-", 0).factory());
        QueuedThreadPool pool = new QueuedThreadPool(8, 2);
        pool.setName("wall");
        pool.setDaemon(true);
        pool.setVirtualThreadsExecutor(handlers);
        Server server = new Server(pool);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        Feeds feeds = new Feeds(floor);
        server.setHandler(new Front(floor, feeds));
        WallServer started = new WallServer(server, feeds, handlers);
        try {
            server.start();
        } catch (Exception e) {
            started.close();
            throw new CannotListen(
                    "The pages cannot be served at " + address.host() + ":" + address.port() + ": " + e.getMessage(),
                    e);
        }
        floor.listen(feeds::changed);
        return started;
    }

    /// Where it is reached from this machine.
    public URI uri() {
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    /// Whoever looks at a page is told that the connection is lost, and comes back by itself.
    @Override
    public void close() {
        feeds.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server has not ended in order", e);
        } finally {
            handlers.shutdownNow();
        }
    }

    /// The address is in use, or is none of this machine's.
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotListen(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
