package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The application's commands in a guild (Discord, "Application Commands").
final class Commands {
    static final int CHAT_INPUT = 1;
    static final int MESSAGE = 3;

    private static final List<String> LOCALIZATIONS = List.of("name_localizations", "description_localizations");

    private final World world;
    private final String guild;
    private List<ObjectNode> all = new ArrayList<>();

    Commands(World world, String guild) {
        this.world = world;
        this.guild = guild;
    }

    List<ObjectNode> all() {
        return List.copyOf(all);
    }

    /// All of them without what they are called in other languages.
    List<ObjectNode> allUnlocalized() {
        return all.stream().map(ObjectNode::deepCopy).map(Commands::unlocalized).toList();
    }

    private static ObjectNode unlocalized(ObjectNode named) {
        named.remove(LOCALIZATIONS);
        named.path("options").forEach(option -> unlocalized((ObjectNode) option));
        return named;
    }

    private static JsonNode localizations(JsonNode named, String field) {
        return named.path(field).isEmpty() ? Json.object().nullNode() : named.path(field);
    }

    Optional<ObjectNode> find(int type, String name) {
        return all.stream()
                .filter(each -> each.path("type").asInt() == type
                        && Json.text(each, "name").equals(name))
                .findFirst();
    }

    ObjectNode byId(String id) {
        return all.stream()
                .filter(each -> Json.text(each, "id").equals(id))
                .findFirst()
                .orElseThrow(ApiError::unknownCommand);
    }

    /// All of them at once; one that keeps its name and type keeps its id.
    ///
    /// @throws ApiError 50035, 30032
    ArrayNode replace(JsonNode bodies) {
        CommandChecks.checkAll(bodies);
        List<ObjectNode> next = new ArrayList<>();
        for (JsonNode body : bodies) {
            next.add(written(body));
        }
        all = next;
        return Json.objects(all);
    }

    /// One more, or in place of the one that has its name.
    ///
    /// @throws ApiError 50035
    ObjectNode put(JsonNode body) {
        CommandChecks.checkOne(body);
        ObjectNode command = written(body);
        remove(Json.text(command, "id"));
        all.add(command);
        return command;
    }

    boolean remove(String id) {
        return all.removeIf(each -> Json.text(each, "id").equals(id));
    }

    /// A changed one.
    ///
    /// @throws ApiError 10063, 50035
    ObjectNode change(String id, JsonNode body) {
        ObjectNode changed = byId(id).deepCopy();
        body.properties().forEach(field -> changed.set(field.getKey(), field.getValue()));
        CommandChecks.checkOne(changed);
        ObjectNode command = written(changed).put("id", id);
        remove(id);
        all.add(command);
        return command;
    }

    private ObjectNode written(JsonNode body) {
        int type = body.path("type").asInt(CHAT_INPUT);
        ObjectNode command = Json.object()
                .put(
                        "id",
                        find(type, Json.text(body, "name"))
                                .map(known -> Json.text(known, "id"))
                                .orElseGet(world.ids::next))
                .put("application_id", world.applicationId)
                .put("guild_id", guild)
                .put("version", world.ids.next())
                .put("type", type)
                .put("name", Json.text(body, "name"))
                .put("description", Json.text(body, "description"))
                .put("nsfw", body.path("nsfw").asBoolean(false));
        command.set("default_member_permissions", permissions(body));
        LOCALIZATIONS.forEach(field -> command.set(field, localizations(body, field)));
        command.putNull("contexts");
        if (Json.has(body, "contexts")) {
            command.set("contexts", numbers(body.get("contexts")));
        }
        command.set("integration_types", numbers(body.path("integration_types")));
        if (!Json.list(body, "options").isEmpty()) {
            command.set("options", options(Json.list(body, "options")));
        }
        return command;
    }

    private static JsonNode permissions(JsonNode body) {
        return Json.has(body, "default_member_permissions")
                ? Json.object().textNode(Json.text(body, "default_member_permissions"))
                : Json.object().nullNode();
    }

    /// JDA sends these numbers as strings, and Discord takes them.
    private static ArrayNode numbers(JsonNode given) {
        ArrayNode numbers = Json.array();
        given.forEach(each -> numbers.add(each.asInt()));
        if (!given.isArray()) {
            numbers.add(0);
        }
        return numbers;
    }

    private static ArrayNode options(ArrayNode given) {
        ArrayNode options = given.deepCopy();
        for (JsonNode each : options) {
            if (each instanceof ObjectNode option) {
                option.properties().removeIf(field -> field.getValue().isNull());
                if (option.path("options").isArray()) {
                    option.set("options", options(Json.list(option, "options")));
                }
            }
        }
        return options;
    }
}
