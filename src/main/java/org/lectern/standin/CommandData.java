package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The data of a command as a client sends it, from what a person typed; held to what the command declares. A command
/// is named with its subcommand, and that one's group, after blanks.
final class CommandData {
    static final int SUBCOMMAND = 1;
    static final int GROUP = 2;
    static final int STRING = 3;
    static final int INTEGER = 4;
    static final int BOOLEAN = 5;
    static final int USER = 6;
    static final int NUMBER = 10;

    private final World world;
    private final Wire wire;

    CommandData(World world, Wire wire) {
        this.world = world;
        this.wire = wire;
    }

    static ObjectNode of(ObjectNode command) {
        return Json.object()
                .put("id", Json.text(command, "id"))
                .put("name", Json.text(command, "name"))
                .put("type", command.path("type").asInt())
                .put("guild_id", Json.text(command, "guild_id"));
    }

    /// A command that is run.
    ///
    /// @throws IllegalArgumentException where a client would not let it be sent
    ObjectNode run(ObjectNode command, String name, Map<String, ?> given) {
        List<JsonNode> path = path(command, name);
        for (JsonNode declared : path.getLast().path("options")) {
            String option = Json.text(declared, "name");
            if (declared.path("required").asBoolean(false) && !given.containsKey(option)) {
                throw new IllegalArgumentException("option \"" + option + "\" is required");
            }
        }
        return data(command, path, options(path.getLast(), given));
    }

    /// A command while one of its options is being typed, which is not held to anything yet.
    ///
    /// @throws IllegalArgumentException where the option does not suggest anything
    ObjectNode typed(ObjectNode command, String name, String option, String typed, Map<String, ?> others) {
        List<JsonNode> path = path(command, name);
        JsonNode declared = declared(path.getLast(), option);
        if (!declared.path("autocomplete").asBoolean(false)) {
            throw new IllegalArgumentException("option \"" + option + "\" suggests nothing");
        }
        ArrayNode options = options(path.getLast(), others);
        options.addObject()
                .put("name", option)
                .put("type", declared.path("type").asInt())
                .put("value", typed)
                .put("focused", true);
        return data(command, path, options);
    }

    /// The command, its group and its subcommand, as far as it has them.
    private static List<JsonNode> path(ObjectNode command, String name) {
        List<JsonNode> path = new ArrayList<>(List.of(command));
        for (String step : List.of(name.split(" ")).subList(1, name.split(" ").length)) {
            path.add(declared(path.getLast(), step));
        }
        if (isPart(path.getLast().path("options").path(0)) || (path.size() > 1 && !isPart(path.getLast()))) {
            throw new IllegalArgumentException("/" + name + " is no command: name one of its subcommands");
        }
        return path;
    }

    static boolean isPart(JsonNode option) {
        int type = option.path("type").asInt();
        return type == SUBCOMMAND || type == GROUP;
    }

    private ObjectNode data(ObjectNode command, List<JsonNode> path, ArrayNode options) {
        ObjectNode data = of(command);
        for (JsonNode option : options) {
            if (option.path("type").asInt() == USER) {
                resolve(data, world.person(Json.text(option, "value")));
            }
        }
        ArrayNode inner = options;
        for (JsonNode part : path.subList(1, path.size()).reversed()) {
            ObjectNode outer = Json.object()
                    .put("name", Json.text(part, "name"))
                    .put("type", part.path("type").asInt());
            outer.set("options", inner);
            inner = Json.array().add(outer);
        }
        data.set("options", inner);
        return data;
    }

    private void resolve(ObjectNode data, Person person) {
        ObjectNode member = wire.member(Json.text(data, "guild_id"), person).put("permissions", "0");
        member.remove("user");
        ObjectNode resolved = data.withObjectProperty("resolved");
        resolved.withObjectProperty("users").set(person.id(), wire.user(person));
        resolved.withObjectProperty("members").set(person.id(), member);
    }

    private ArrayNode options(JsonNode command, Map<String, ?> given) {
        ArrayNode options = Json.array();
        given.forEach((name, value) -> options.add(option(declared(command, name), Json.MAPPER.valueToTree(value))));
        return options;
    }

    private static JsonNode declared(JsonNode command, String name) {
        for (JsonNode option : command.path("options")) {
            if (Json.text(option, "name").equals(name)) {
                return option;
            }
        }
        throw new IllegalArgumentException("/" + Json.text(command, "name") + " has no option \"" + name + "\"");
    }

    private ObjectNode option(JsonNode declared, JsonNode value) {
        String problem = problem(declared, value);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("option \"" + Json.text(declared, "name") + "\": " + problem);
        }
        int type = declared.path("type").asInt();
        ObjectNode option =
                Json.object().put("name", Json.text(declared, "name")).put("type", type);
        return type == USER ? option.put("value", world.named(value.asText()).id()) : option.set("value", value);
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
