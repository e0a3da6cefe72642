package org.lectern.wall;

import java.net.URI;
import org.lectern.floor.Floor;
import org.lectern.web.WebServer;

/// The web server: pages that hang on links which nobody can guess, and `/health`, which anybody may ask.
public final class WallServer implements AutoCloseable {
    private final WebServer server;
    private final Feeds feeds;

    private WallServer(WebServer server, Feeds feeds) {
        this.server = server;
        this.feeds = feeds;
    }

    /// Starts it. When this returns, it answers.
    ///
    /// @throws WebServer.CannotListen where the address cannot be had
    public static WallServer start(WebServer.Address address, Floor floor) {
        Feeds feeds = new Feeds(floor);
        try {
            WallServer started = new WallServer(WebServer.start("wall", address, new Front(floor, feeds)), feeds);
            floor.listen(feeds::changed);
            return started;
        } catch (WebServer.CannotListen e) {
            feeds.close();
            throw e;
        }
    }

    /// Where it is reached from this machine.
    public URI uri() {
        return server.uri();
    }

    /// Whoever looks at a page is told that the connection is lost, and comes back by itself.
    @Override
    public void close() {
        feeds.close();
        server.close();
    }
}
