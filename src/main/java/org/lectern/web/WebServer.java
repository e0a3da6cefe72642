package org.lectern.web;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A web server with one handler, which may block: each request has a virtual thread of its own.
public final class WebServer implements AutoCloseable {
    private final Server server;
    private final ExecutorService handlers;

    private WebServer(Server server, ExecutorService handlers) {
        this.server = server;
        this.handlers = handlers;
    }

    /// Where it listens.
    ///
    /// @param port 0 for any that is free
    public record Address(String host, int port) {}

    /// Starts it. When this returns, it answers.
    ///
    /// @param name of its threads
    /// @throws CannotListen where the address cannot be had
    public static WebServer start(String name, Address address, Handler handler) {
        ExecutorService handlers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
        QueuedThreadPool pool = new QueuedThreadPool(8, 2);
        pool.setName(name);
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
        server.setHandler(handler);
        WebServer started = new WebServer(server, handlers);
        try {
            server.start();
        } catch (Exception e) {
            started.close();
            throw new CannotListen(
                    "The pages cannot be served at " + address.host() + ":" + address.port() + ": " + e.getMessage(),
                    e);
        }
        return started;
    }

    /// Where it is reached from this machine.
    public URI uri() {
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
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
