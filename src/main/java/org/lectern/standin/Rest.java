package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The REST API below `/api/v10`: who asks, how often, what is to go wrong, and which route answers.
final class Rest {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);

    /// What goes back; with status 0 the connection is cut instead.
    record Reply(int status, @Nullable JsonNode body, Map<String, String> headers) {
        static Reply of(int status, @Nullable JsonNode body) {
            return new Reply(status, body, new LinkedHashMap<>());
        }
    }

    private final World world;
    private final Knobs knobs;
    private final Limits limits;
    private final Threads threads;
    private final RequestLog log;
    private final List<Route> routes;

    Rest(World world, Knobs knobs, Limits limits, Threads threads, RequestLog log, List<Route> routes) {
        this.world = world;
        this.knobs = knobs;
        this.limits = limits;
        this.threads = threads;
        this.log = log;
        this.routes = routes;
    }

    /// The answer to a request, which is put down in the log before it leaves and before what it did can be seen.
    Reply handle(Call sent) throws InterruptedException {
        Duration way = knobs.roundTrip().dividedBy(2);
        if (way.isZero()) {
            return arrived(sent);
        }
        Thread.sleep(way);
        Reply reply = arrived(sent.arrived(System.nanoTime()));
        Thread.sleep(way);
        return reply;
    }

    private Reply arrived(Call call) throws InterruptedException {
        Instant at = world.now();
        Optional<Fault> fault = knobs.take(call.method(), call.path());
        if (fault.isPresent() && fault.get() instanceof Fault.Delay(Duration by)) {
            Thread.sleep(by);
        }
        Reply reply = world.locked(() -> {
            Reply made = fault.isPresent() ? faulty(call, fault.get()) : answer(call);
            JsonNode answer = made.body() == null ? MissingNode.getInstance() : made.body();
            log.add(new Recorded(
                    call.method(),
                    call.path(),
                    call.body(),
                    call.files().size(),
                    at,
                    call.atNanos(),
                    made.status(),
                    answer));
            return made;
        });
        if (fault.isPresent() && fault.get() instanceof Fault.AnswerLate(Duration by)) {
            Thread.sleep(by);
        }
        return reply;
    }

    private Reply faulty(Call call, Fault fault) {
        return switch (fault) {
            case Fault.DropAfterCommit() -> {
                answer(call);
                yield Reply.of(0, null);
            }
            case Fault.DropBefore() -> Reply.of(0, null);
            case Fault.Delay _, Fault.AnswerLate _ -> answer(call);
            case Fault.TooMany(Fault.Scope scope, Duration retryAfter) ->
                tooMany(Limits.refused(retryAfter.toNanos(), scope, new LinkedHashMap<>()), 0, TOO_MANY);
            case Fault.Broken(int status) ->
                Reply.of(
                        status, Json.object().put("message", status + ": fault").put("code", 0));
        };
    }

    private static final String TOO_MANY = "You are being rate limited.";

    private Reply answer(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            Found found = find(call);
            authorize(found.call());
            Limits.Verdict verdict = limits.take(found.route(), major(found.call()));
            headers.putAll(verdict.headers());
            if (!verdict.passes()) {
                return tooMany(verdict, 0, TOO_MANY);
            }
            threads.archiveSilent();
            Route.Answered answered = found.route().handler().apply(found.call());
            return new Reply(answered.status(), answered.body(), headers);
        } catch (ApiError refused) {
            return new Reply(refused.status(), refused.body(), headers);
        } catch (TooManyRequests many) {
            long nanos = (long) (many.retryAfter() * 1e9);
            return tooMany(
                    Limits.refused(nanos, Fault.Scope.SHARED, headers), many.code(), String.valueOf(many.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} {}", call.method(), call.path(), e);
            return new Reply(
                    500,
                    Json.object().put("message", "500: Internal Server Error").put("code", 0),
                    headers);
        }
    }

    private static Reply tooMany(Limits.Verdict verdict, int code, String message) {
        ObjectNode body = Json.object()
                .put("message", message)
                .put("retry_after", verdict.retryAfter())
                .put("global", verdict.scope() == Fault.Scope.GLOBAL)
                .put("code", code);
        return new Reply(429, body, verdict.headers());
    }

    private record Found(Route route, Call call) {}

    private Found find(Call call) {
        List<String> steps = Route.Pattern.steps(call.path());
        boolean path = false;
        for (Route route : routes) {
            Optional<Map<String, String>> named = route.pattern().read(steps);
            if (named.isPresent() && route.pattern().method().equals(call.method())) {
                return new Found(route, call.at(named.get()));
            }
            path |= named.isPresent();
        }
        throw path ? ApiError.wrongMethod() : ApiError.notFound();
    }

    /// Interactions and their webhooks carry a token of their own in the path.
    private void authorize(Call call) {
        boolean own = call.steps().containsKey("token") || call.path().equals("/gateway");
        String given = call.authorization();
        if (!own && (given == null || !given.startsWith("Bot ") || !knobs.accepts(given))) {
            throw ApiError.unauthorized();
        }
    }

    /// The part of a path that has buckets of its own.
    private static String major(Call call) {
        return call.steps()
                .getOrDefault(
                        "token",
                        call.steps().getOrDefault("channel", call.steps().getOrDefault("guild", "")));
    }
}
