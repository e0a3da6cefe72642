package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Making things go wrong through the control API.
final class ControlFaults {
    private final StandIn standin;

    ControlFaults(StandIn standin) {
        this.standin = standin;
    }

    List<Control.Entry> entries() {
        return List.of(
                Control.Entry.of("POST /faults", this::plan),
                Control.Entry.of(
                        "DELETE /faults", _ -> done(() -> standin.faults().clear())),
                Control.Entry.of("PUT /outage", this::outage),
                Control.Entry.of(
                        "POST /gateway/cut", _ -> done(() -> standin.faults().cutGateway())),
                Control.Entry.of("POST /gateway/close", this::close),
                Control.Entry.of(
                        "POST /gateway/reconnect",
                        _ -> done(() -> standin.faults().askReconnect())),
                Control.Entry.of("POST /gateway/invalidate", this::invalidate),
                Control.Entry.of("POST /gateway/heartbeats", this::heartbeats),
                Control.Entry.of("POST /gateway/twice", this::twice),
                Control.Entry.of("PATCH /threads/{thread}", this::thread),
                Control.Entry.of("DELETE /channels/{channel}", this::deleteChannel),
                Control.Entry.of("DELETE /messages/{message}", this::deleteMessage),
                Control.Entry.of("POST /messages/{message}/age", this::age),
                Control.Entry.of(
                        "POST /token/revoke",
                        _ -> Json.object().put("token", standin.faults().revokeToken())));
    }

    private static JsonNode done(Runnable work) {
        work.run();
        return Control.done();
    }

    private JsonNode plan(Call call) {
        int times = call.body().path("times").asInt(1);
        return done(() -> standin.faults().next(Control.needed(call, "route"), fault(call), times));
    }

    private static Fault fault(Call call) {
        Duration by = Duration.ofMillis(call.body().path("ms").asLong(1000));
        String kind = Control.needed(call, "fault");
        return switch (kind) {
            case "drop-after" -> new Fault.DropAfterCommit();
            case "drop-before" -> new Fault.DropBefore();
            case "delay" -> new Fault.Delay(by);
            case "answer-late" -> new Fault.AnswerLate(by);
            case "429" -> new Fault.TooMany(scope(call), by);
            case "5xx" -> new Fault.Broken(call.body().path("status").asInt(500));
            default ->
                throw new IllegalArgumentException(
                        "fault is one of drop-after, drop-before, delay, answer-late, 429, 5xx, not " + kind);
        };
    }

    private static Fault.Scope scope(Call call) {
        String scope = Json.text(call.body(), "scope");
        return scope.isEmpty() ? Fault.Scope.USER : Fault.Scope.valueOf(scope.toUpperCase(Locale.ROOT));
    }

    private JsonNode outage(Call call) {
        boolean begins = call.body().path("outage").asBoolean(true);
        return done(() -> standin.faults().outage(begins));
    }

    private JsonNode close(Call call) {
        int code = call.body().path("code").asInt(4000);
        return done(() -> standin.faults().closeGateway(code));
    }

    private JsonNode invalidate(Call call) {
        boolean resumable = call.body().path("resumable").asBoolean(false);
        return done(() -> standin.faults().invalidateSessions(resumable));
    }

    private JsonNode heartbeats(Call call) {
        boolean acknowledged = call.body().path("acknowledged").asBoolean(true);
        return done(() -> standin.faults().acknowledgeHeartbeats(acknowledged));
    }

    private JsonNode twice(Call call) {
        int interactions = call.body().path("interactions").asInt(1);
        return done(() -> standin.faults().deliverTwice(interactions));
    }

    private JsonNode thread(Call call) {
        String id = call.step("thread");
        JsonNode body = call.body();
        return done(() -> {
            if (body.has("archived")) {
                standin.faults().archive(id, body.path("archived").asBoolean());
            }
            if (body.has("locked")) {
                standin.faults().lock(id, body.path("locked").asBoolean());
            }
        });
    }

    private JsonNode deleteChannel(Call call) {
        return done(() -> standin.faults().deleteChannel(call.step("channel")));
    }

    private JsonNode deleteMessage(Call call) {
        return done(() -> standin.faults().deleteMessage(call.step("message")));
    }

    private JsonNode age(Call call) {
        Duration by = Duration.ofMillis(call.body().path("ms").asLong(0));
        return done(() -> standin.faults().age(call.step("message"), by));
    }
}
