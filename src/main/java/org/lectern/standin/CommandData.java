package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The data of a command as a client sends it, from what a person typed; held to what the command declares.
final class CommandData {
    private static final int INTEGER = 4;
    private static final int BOOLEAN = 5;
    private static final int NUMBER = 10;

    private CommandData() {}

    static ObjectNode of(ObjectNode command) {
        return Json.object()
                .put("id", Json.text(command, "id"))
                .put("name", Json.text(command, "name"))
                .put("type", command.path("type").asInt())
                .put("guild_id", Json.text(command, "guild_id"));
    }

    /// The options of a command that is run.
    ///
    /// @throws IllegalArgumentException where a client would not let it be sent
    static ArrayNode options(ObjectNode command, Map<String, ?> given) {
        for (JsonNode declared : command.path("options")) {
            String name = Json.text(declared, "name");
            if (declared.path("required").asBoolean(false) && !given.containsKey(name)) {
                throw new IllegalArgumentException("option \"" + name + "\" is required");
            }
        }
        ArrayNode options = Json.array();
        given.forEach((name, value) -> options.add(option(declared(command, name), Json.MAPPER.valueToTree(value))));
        return options;
    }

    /// The options while one of them is being typed, which is not held to anything yet.
    ///
    /// @throws IllegalArgumentException where the option does not suggest anything
    static ArrayNode typed(ObjectNode command, String option, String typed, Map<String, ?> others) {
        JsonNode declared = declared(command, option);
        if (!declared.path("autocomplete").asBoolean(false)) {
            throw new IllegalArgumentException("option \"" + option + "\" suggests nothing");
        }
        ArrayNode options = Json.array();
        others.forEach((name, value) -> options.add(option(declared(command, name), Json.MAPPER.valueToTree(value))));
        options.addObject()
                .put("name", option)
                .put("type", declared.path("type").asInt())
                .put("value", typed)
                .put("focused", true);
        return options;
    }

    private static JsonNode declared(ObjectNode command, String name) {
        for (JsonNode option : command.path("options")) {
            if (Json.text(option, "name").equals(name)) {
                return option;
            }
        }
        throw new IllegalArgumentException("/" + Json.text(command, "name") + " has no option \"" + name + "\"");
    }

    private static ObjectNode option(JsonNode declared, JsonNode value) {
        String problem = problem(declared, value);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("option \"" + Json.text(declared, "name") + "\": " + problem);
        }
        ObjectNode option = Json.object()
                .put("name", Json.text(declared, "name"))
                .put("type", declared.path("type").asInt());
        option.set("value", value);
        return option;
    }

    private static String problem(JsonNode declared, JsonNode value) {
        boolean kind = switch (declared.path("type").asInt()) {
            case INTEGER -> value.isIntegralNumber();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            default -> value.isTextual();
        };
        if (!kind) {
            return value + " is of the wrong kind";
        }
        JsonNode choices = declared.path("choices");
        if (!choices.isEmpty() && choices.findValues("value").stream().noneMatch(value::equals)) {
            return value + " is none of its choices";
        }
        return value.isTextual()
                ? range(value.asText().length(), declared, "min_length", "max_length")
                : range(value.asDouble(), declared, "min_value", "max_value");
    }

    private static String range(double size, JsonNode declared, String min, String max) {
        boolean fits = size >= declared.path(min).asDouble(-Double.MAX_VALUE)
                && size <= declared.path(max).asDouble(Double.MAX_VALUE);
        return fits
                ? ""
                : "not within " + declared.path(min).asText("any") + " and "
                        + declared.path(max).asText("any");
    }
}
