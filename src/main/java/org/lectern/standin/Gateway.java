package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The gateway: sessions by id, and what goes to each (Discord, "Gateway"). Used under the world's lock.
final class Gateway {
    private static final int SESSIONS_KEPT = 16;

    final World world;
    final Wire wire;
    final Knobs knobs;
    final StandIn.Config config;
    private final Supplier<String> address;
    private final Map<String, GatewaySession> sessions = new LinkedHashMap<>();
    private final List<GatewayConnection> connections = new ArrayList<>();
    private int identified;
    private @Nullable Instant identifiedAt;

    Gateway(World world, Wire wire, Knobs knobs, StandIn.Config config, Supplier<String> address) {
        this.world = world;
        this.wire = wire;
        this.knobs = knobs;
        this.config = config;
        this.address = address;
    }

    void dispatch(Dispatch event) {
        for (GatewaySession session : sessions.values()) {
            if (event.reaches(session.intents)) {
                session.send(event.type(), event.dataFor(session.intents, world.bot.id()));
            }
        }
        world.touched();
    }

    /// How many clients are connected and identified.
    int online() {
        return (int) sessions.values().stream()
                .filter(session -> session.connection != null)
                .count();
    }

    int identified() {
        return identified;
    }

    /// When a client did so last; null where none has.
    @Nullable
    Instant identifiedAt() {
        return identifiedAt;
    }

    void opened(GatewayConnection connection) {
        connections.add(connection);
    }

    /// A connection is gone; a client that leaves by 1000 or 1001 gives its session up.
    void closed(GatewayConnection connection, int code) {
        connections.remove(connection);
        GatewaySession session = connection.session();
        if (session != null && session.connection == connection) {
            session.connection = null;
            if (code == 1000 || code == 1001) {
                sessions.remove(session.id);
            }
        }
        world.touched();
    }

    List<GatewayConnection> connections() {
        return List.copyOf(connections);
    }

    GatewaySession identify(GatewayConnection connection, long intents) {
        GatewaySession session = new GatewaySession(Tokens.random(16), intents);
        session.connection = connection;
        identified++;
        identifiedAt = world.now();
        sessions.put(session.id, session);
        if (sessions.size() > SESSIONS_KEPT) {
            sessions.values().stream()
                    .filter(each -> each.connection == null)
                    .findFirst()
                    .ifPresent(each -> sessions.remove(each.id));
        }
        session.send("READY", ready(session));
        if ((intents & Intents.GUILDS) != 0) {
            world.guilds.keySet().forEach(guild -> session.send("GUILD_CREATE", wire.wholeGuild(guild)));
        }
        world.touched();
        return session;
    }

    private ObjectNode ready(GatewaySession session) {
        ObjectNode ready =
                Json.object().put("v", 10).put("session_id", session.id).put("resume_gateway_url", address.get());
        ready.set("user", wire.user(world.bot));
        ArrayNode guilds = ready.putArray("guilds");
        world.guilds.keySet().forEach(id -> guilds.addObject().put("id", id).put("unavailable", true));
        ready.putArray("private_channels");
        ready.putArray("shard").add(0).add(1);
        ready.putObject("application").put("id", world.applicationId).put("flags", 0);
        return ready;
    }

    /// The session to go on with, or null where it is unknown or too much was missed.
    @Nullable
    GatewaySession resume(GatewayConnection connection, String id, long seq) {
        GatewaySession session = sessions.get(id);
        if (session == null || !session.knows(seq)) {
            return null;
        }
        session.replay(seq, connection);
        world.touched();
        return session;
    }

    void forget(@Nullable GatewaySession session) {
        if (session != null) {
            sessions.remove(session.id);
        }
    }

    ObjectNode members(String guild, String nonce) {
        ObjectNode chunk =
                Json.object().put("guild_id", guild).put("chunk_index", 0).put("chunk_count", 1);
        if (!nonce.isEmpty()) {
            chunk.put("nonce", nonce);
        }
        chunk.set(
                "members",
                Json.objects(world.people.values().stream()
                        .map(person -> wire.member(guild, person))
                        .toList()));
        return chunk;
    }
}
