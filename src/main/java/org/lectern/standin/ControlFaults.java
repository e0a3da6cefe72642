package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

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
        int times = (int) Control.number(call, "times", 1, 1, 1_000_000);
        String route = Control.needed(call, "route");
        if (!route.matches("[A-Za-z*]+ +/\\S*")) {
            throw new IllegalArgumentException(
                    "\"route\" is a method and a path such as POST /channels/*/messages, not " + route);
        }
        Fault fault = fault(call);
        return done(() -> standin.faults().next(route, fault, times));
    }

    private static Fault fault(Call call) {
        Duration by = Control.millis(call, "ms", 1000);
        String kind = Control.needed(call, "fault");
        return switch (kind) {
            case "drop-after" -> new Fault.DropAfterCommit();
            case "drop-before" -> new Fault.DropBefore();
            case "delay" -> new Fault.Delay(by);
            case "answer-late" -> new Fault.AnswerLate(by);
            case "429" -> new Fault.TooMany(scope(call), by);
            case "5xx" -> new Fault.Broken((int) Control.number(call, "status", 500, 500, 599));
            default ->
                throw new IllegalArgumentException(
                        "fault is one of drop-after, drop-before, delay, answer-late, 429, 5xx, not " + kind);
        };
    }

    private static Fault.Scope scope(Call call) {
        String scope = Json.text(call.body(), "scope");
        return switch (scope) {
            case "", "user" -> Fault.Scope.USER;
            case "global" -> Fault.Scope.GLOBAL;
            case "shared" -> Fault.Scope.SHARED;
            default -> throw new IllegalArgumentException("scope is one of user, global, shared, not " + scope);
        };
    }

    private JsonNode outage(Call call) {
        boolean begins = call.body().path("outage").asBoolean(true);
        return done(() -> standin.faults().outage(begins));
    }

    private JsonNode close(Call call) {
        int code = (int) Control.number(call, "code", 4000, 1000, 4999);
        return done(() -> standin.faults().closeGateway(code));
    }

    private JsonNode invalidate(Call call) {
        boolean resumable = Control.flag(call, "resumable", false);
        return done(() -> standin.faults().invalidateSessions(resumable));
    }

    private JsonNode heartbeats(Call call) {
        boolean acknowledged = Control.flag(call, "acknowledged", true);
        return done(() -> standin.faults().acknowledgeHeartbeats(acknowledged));
    }

    private JsonNode twice(Call call) {
        int interactions = (int) Control.number(call, "interactions", 1, 0, 1_000_000);
        return done(() -> standin.faults().deliverTwice(interactions));
    }

    private JsonNode thread(Call call) {
        String id = call.step("thread");
        boolean archives = call.body().has("archived");
        boolean locks = call.body().has("locked");
        if (!archives && !locks) {
            throw new IllegalArgumentException("\"archived\" or \"locked\" is needed");
        }
        boolean archived = Control.flag(call, "archived", false);
        boolean locked = Control.flag(call, "locked", false);
        return done(() -> {
            if (archives) {
                standin.faults().archive(id, archived);
            }
            if (locks) {
                standin.faults().lock(id, locked);
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
        Duration by = Control.millis(call, "ms", 0);
        return done(() -> standin.faults().age(call.step("message"), by));
    }
}
