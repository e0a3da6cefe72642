package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Acting and looking over HTTP under `/control`, for people and scripts (docs/standin.md). What cannot be done is
/// answered with 400 and `{"error"}`.
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
                        new ControlFaults(standin).entries())
                .flatMap(List::stream)
                .toList();
    }

    Rest.Reply handle(Call call) {
        try {
            return Rest.Reply.of(200, work(call));
        } catch (ApiError e) {
            return Rest.Reply.of(e.status() == 404 ? 404 : 400, error(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Rest.Reply.of(400, error(e));
        }
    }

    private static JsonNode error(RuntimeException e) {
        return Json.object().put("error", e.getMessage());
    }

    private JsonNode work(Call call) {
        List<String> steps = Route.Pattern.steps(call.path());
        for (Entry entry : entries) {
            Optional<Map<String, String>> named = entry.pattern().read(steps);
            if (named.isPresent() && entry.pattern().method().equals(call.method())) {
                return entry.work().apply(call.at(named.get()));
            }
        }
        throw ApiError.notFound();
    }

    /// A field that must be there.
    static String needed(Call call, String field) {
        String value = Json.text(call.body(), field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("\"" + field + "\" is needed");
        }
        return value;
    }

    static JsonNode done() {
        return Json.object().put("done", true);
    }
}
