package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What a client identified as. It outlives a connection, keeps what it was sent and can be resumed.
final class GatewaySession {
    private static final int KEPT = 10_000;

    private record Sent(long seq, String payload) {}

    final String id;
    final long intents;

    @Nullable
    GatewayConnection connection;

    private final Deque<Sent> history = new ArrayDeque<>();
    private long seq;

    GatewaySession(String id, long intents) {
        this.id = id;
        this.intents = intents;
    }

    void send(String type, ObjectNode data) {
        ObjectNode payload = Json.object().put("op", 0).put("s", ++seq).put("t", type);
        payload.set("d", data);
        Sent sent = new Sent(seq, Json.write(payload));
        history.addLast(sent);
        if (history.size() > KEPT) {
            history.removeFirst();
        }
        if (connection != null) {
            connection.send(sent.payload());
        }
    }

    /// Whether everything after a sequence number is still known.
    boolean knows(long after) {
        return after <= seq && (history.isEmpty() || history.getFirst().seq() <= after + 1);
    }

    void replay(long after, GatewayConnection to) {
        connection = to;
        for (Sent sent : history) {
            if (sent.seq() > after) {
                to.send(sent.payload());
            }
        }
        send("RESUMED", Json.object());
    }
}
