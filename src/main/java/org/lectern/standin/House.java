package org.lectern.standin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// All parts of the stand-in, wired once, and the server in front of them.
final class House implements AutoCloseable {
    private static final int GATEWAY_MESSAGE_BYTES = 1 << 16;

    final World world;
    final Knobs knobs;
    private final Map<String, Commands> commands = new ConcurrentHashMap<>();
    final Gateway gateway;
    final Faults faults;
    final Stage stage;
    final Watchers watchers = new Watchers();
    final RequestLog log = new RequestLog();
    final Interactions interactions;
    private final Wire wire;
    private final Access access;
    private final Posts posts;
    final Files files;
    private final Rest rest;
    private final int port;
    private @Nullable Server server;
    private @Nullable ServerConnector connector;
    private final ExecutorService handlers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("standin-", 0).factory());

    House(StandIn.Config config) {
        port = config.port();
        world = new World(config.time(), "Lectern", config.botPermissions());
        knobs = new Knobs(Tokens.bot(world.bot.id()), config.realLimits() ? 1 : config.speed());
        wire = new Wire(world);
        access = new Access(world);
        gateway = new Gateway(world, wire, knobs, config, this::gatewayUrl);
        Events events = new Events(world, wire, gateway, watchers);
        stage = new Stage(world, events);
        Limits limits = new Limits(knobs, config.time());
        files = new Files(world, this::httpUrl);
        posts = new Posts(world, access, events, files);
        Threads threads = new Threads(world, access, events, limits);
        interactions = new Interactions(world, wire, access, events, knobs);
        faults = new Faults(world, knobs, gateway, posts, threads);
        rest = new Rest(world, knobs, limits, threads, log, routes(limits, threads, events));
        settle(config);
    }

    private List<Route> routes(Limits limits, Threads threads, Events events) {
        return Stream.of(
                        new GuildRoutes(world, wire, this::gatewayUrl).routes(),
                        new CommandRoutes(world, this::commands).routes(),
                        new CallbackRoutes(world, wire, posts, interactions).routes(),
                        new WebhookRoutes(world, wire, posts, interactions).routes(),
                        new MessageRoutes(world, wire, access, posts, limits, knobs).routes(),
                        new ChannelRoutes(world, wire, access, posts, threads, events).routes(),
                        new GuildChannelRoutes(world, wire, access, events).routes(),
                        new ScheduledEventRoutes(world, wire, access, events).routes())
                .flatMap(List::stream)
                .toList();
    }

    private void settle(StandIn.Config config) {
        Stream.concat(Stream.of("general", "track-13"), config.channels().stream())
                .distinct()
                .forEach(name -> world.addChannel(world.guildId, name, ChannelState.TEXT, null));
        world.join("attendee", false, 0);
        world.join("chair", false, Permissions.MANAGE_MESSAGES);
        world.ownerId =
                world.join("organiser", false, Permissions.ADMINISTRATOR).id();
    }

    /// The commands of a guild; none in direct messages.
    Commands commands(String guild) {
        return commands.computeIfAbsent(guild, _ -> new Commands(world, guild));
    }

    Actor actor(Person person) {
        return new Actor(world, wire, access, posts, this::commands, interactions, person);
    }

    void open(StandIn standin) {
        QueuedThreadPool pool = new QueuedThreadPool(8, 2);
        pool.setName("standin");
        pool.setDaemon(true);
        pool.setVirtualThreadsExecutor(handlers);
        Server created = new Server(pool);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector listening = new ServerConnector(created, 1, 1, new HttpConnectionFactory(http));
        listening.setHost("127.0.0.1");
        listening.setPort(port);
        listening.setAcceptQueueSize(1024);
        created.addConnector(listening);
        ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(created);
        webSockets.setMaxTextMessageSize(GATEWAY_MESSAGE_BYTES);
        webSockets.setIdleTimeout(Duration.ZERO);
        created.setHandler(new Front(rest, new Control(standin, interactions::byId), files, gateway, webSockets));
        connector = listening;
        server = created;
        try {
            created.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the stand-in cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private int localPort() {
        return connector == null ? port : connector.getLocalPort();
    }

    String httpUrl() {
        return "http://127.0.0.1:" + localPort();
    }

    String gatewayUrl() {
        return "ws://127.0.0.1:" + localPort();
    }

    @Override
    public void close() {
        watchers.close();
        try {
            if (server != null) {
                server.setStopTimeout(0);
                server.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the stand-in does not stop", e);
        } finally {
            handlers.shutdownNow();
        }
    }
}
