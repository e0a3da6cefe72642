package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Acting and looking over HTTP under `/control`, for people and scripts (docs/standin.md). What cannot be done, or is
/// not there, is answered with 400 and `{"error"}`, an unknown address with 404.
final class Control {
    /// One thing that can be asked for.
    record Entry(Route.Pattern pattern, Function<Call, JsonNode> work) {
        static Entry of(String pattern, Function<Call, JsonNode> work) {
            return new Entry(Route.Pattern.parse(pattern), work);
        }
    }

    private final List<Entry> entries;

    Control(StandIn standin, Function<String, Optional<Interaction>> interactions) {
        entries = Stream.of(
                        new ControlLooks(standin).entries(),
                        new ControlActs(standin, interactions).entries(),
                        new ControlFaults(standin).entries(),
                        new ControlLoad(standin).entries())
                .flatMap(List::stream)
                .toList();
    }

    Rest.Reply handle(Call call) {
        try {
            Optional<JsonNode> answer = work(call);
            return answer.isPresent()
                    ? Rest.Reply.of(200, answer.get())
                    : Rest.Reply.of(404, error(ApiError.notFound()));
        } catch (ApiError | IllegalArgumentException | IllegalStateException e) {
            return Rest.Reply.of(400, error(e));
        }
    }

    private static JsonNode error(RuntimeException e) {
        return Json.object().put("error", e.getMessage());
    }

    private Optional<JsonNode> work(Call call) {
        List<String> steps = Route.Pattern.steps(call.path());
        for (Entry entry : entries) {
            Optional<Map<String, String>> named = entry.pattern().read(steps);
            if (named.isPresent() && entry.pattern().method().equals(call.method())) {
                return Optional.of(entry.work().apply(call.at(named.get())));
            }
        }
        return Optional.empty();
    }

    /// A field that must be there.
    static String needed(Call call, String field) {
        String value = Json.text(call.body(), field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("\"" + field + "\" is needed");
        }
        return value;
    }

    /// A whole number that may be left out.
    static long number(Call call, String field, long otherwise, long least, long most) {
        JsonNode value = call.body().path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" is a whole number from " + least + " to " + most + ", not " + value);
        }
        return value.asLong();
    }

    /// A true or false that may be left out.
    static boolean flag(Call call, String field, boolean otherwise) {
        JsonNode value = call.body().path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException("\"" + field + "\" is true or false, not " + value);
        }
        return value.asBoolean(otherwise);
    }

    /// A span in milliseconds that may be left out; a day at most.
    static Duration millis(Call call, String field, long otherwise) {
        return Duration.ofMillis(
                number(call, field, otherwise, 0, Duration.ofDays(1).toMillis()));
    }

    static JsonNode done() {
        return Json.object().put("done", true);
    }
}
