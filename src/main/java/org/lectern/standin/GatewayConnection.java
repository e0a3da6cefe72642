package org.lectern.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a client: HELLO, IDENTIFY or RESUME, heartbeats and dispatches; fatal closes as Discord closes
/// (Discord, "Gateway Close Event Codes"). Public only because Jetty calls it by reflection.
public final class GatewayConnection implements Session.Listener.AutoDemanding {
    private static final int PAYLOAD_BYTES = 4096;
    private static final int SENDS_A_MINUTE = 120;

    private final Gateway gateway;
    private final @Nullable ZlibStream zlib;
    private final Deque<Long> received = new ArrayDeque<>();
    private @Nullable Session socket;
    private @Nullable GatewaySession session;
    private boolean over;

    GatewayConnection(Gateway gateway, boolean compressed) {
        this.gateway = gateway;
        this.zlib = compressed ? new ZlibStream() : null;
    }

    @Nullable
    GatewaySession session() {
        return session;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        locked(() -> {
            socket = opened;
            gateway.opened(this);
            if (gateway.knobs.outage()) {
                cut();
                return;
            }
            ObjectNode hello = Json.object().put("op", 10);
            hello.putObject("d")
                    .put("heartbeat_interval", gateway.config.heartbeat().toMillis());
            send(Json.write(hello));
        });
    }

    @Override
    public void onWebSocketText(String text) {
        locked(() -> receive(text));
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        locked(() -> ended(code));
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        locked(() -> ended(1006));
    }

    private void ended(int code) {
        if (!over) {
            over = true;
            gateway.closed(this, code);
        }
        if (zlib != null) {
            zlib.close();
        }
    }

    private void locked(Runnable work) {
        gateway.world.lock.lock();
        try {
            work.run();
        } finally {
            gateway.world.lock.unlock();
        }
    }

    void send(String payload) {
        if (over || socket == null) {
            return;
        }
        if (zlib == null) {
            socket.sendText(payload, Callback.NOOP);
        } else {
            socket.sendBinary(ByteBuffer.wrap(zlib.deflate(payload)), Callback.NOOP);
        }
    }

    void sendOp(int op, boolean data) {
        send(Json.write(Json.object().put("op", op).put("d", data)));
    }

    void close(int code, String reason) {
        if (!over && socket != null) {
            over = true;
            gateway.closed(this, 1006);
            socket.close(code, reason, Callback.NOOP);
        }
    }

    /// Drops the TCP connection without a word.
    void cut() {
        if (socket != null) {
            over = true;
            gateway.closed(this, 1006);
            socket.disconnect();
        }
    }

    private void receive(String text) {
        if (over) {
            return;
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES) {
            close(4002, "Payload too long.");
            return;
        }
        if (tooFast()) {
            close(4008, "You are sending too many requests!");
            return;
        }
        try {
            JsonNode payload = Json.read(text);
            act(payload.path("op").asInt(-1), payload.path("d"));
        } catch (JsonProcessingException _) {
            close(4002, "Error while decoding payload.");
        }
    }

    private boolean tooFast() {
        long now = System.nanoTime();
        received.addLast(now);
        while (now - received.getFirst() > TimeUnit.MINUTES.toNanos(1)) {
            received.removeFirst();
        }
        return received.size() > SENDS_A_MINUTE;
    }

    private void act(int op, JsonNode data) {
        switch (op) {
            case 1 -> heartbeat();
            case 2 -> identify(data);
            case 6 -> resume(data);
            case 3, 4 -> known();
            case 8 -> members(data);
            default -> close(4001, "Unknown opcode.");
        }
    }

    private boolean known() {
        if (session == null) {
            close(4003, "Not authenticated.");
        }
        return session != null;
    }

    private void heartbeat() {
        if (gateway.knobs.acknowledgesHeartbeats()) {
            send("{\"op\":11}");
        }
    }

    private void identify(JsonNode data) {
        long intents = data.path("intents").asLong(-1);
        JsonNode shard = data.path("shard");
        if (session != null) {
            close(4005, "Already authenticated.");
        } else if (!gateway.knobs.accepts(Json.text(data, "token"))) {
            close(4004, "Authentication failed.");
        } else if (shard.isArray() && shard.path(0).asInt() >= shard.path(1).asInt()) {
            close(4010, "Invalid shard.");
        } else if (intents < 0 || (intents & ~Intents.KNOWN) != 0) {
            close(4013, "Invalid intent(s).");
        } else if ((intents & Intents.PRIVILEGED & ~gateway.config.privilegedIntents()) != 0) {
            close(4014, "Disallowed intent(s).");
        } else {
            session = gateway.identify(this, intents);
        }
    }

    private void resume(JsonNode data) {
        if (!gateway.knobs.accepts(Json.text(data, "token"))) {
            close(4004, "Authentication failed.");
            return;
        }
        session = gateway.resume(
                this, Json.text(data, "session_id"), data.path("seq").asLong());
        if (session == null) {
            sendOp(9, false);
        }
    }

    private void members(JsonNode data) {
        if (known() && session != null) {
            session.send("GUILD_MEMBERS_CHUNK", gateway.members(Json.text(data, "guild_id"), Json.text(data, "nonce")));
        }
    }

    /// Op 9: the session is invalid; it is gone unless it may be resumed.
    void invalidate(boolean resumable) {
        sendOp(9, resumable);
        if (!resumable) {
            gateway.forget(session);
            session = null;
        }
    }
}
