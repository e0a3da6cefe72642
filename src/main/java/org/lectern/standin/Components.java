package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A message's components as trees: their kinds, how to walk them, and how Discord gives them back
/// (Discord, "Component Reference").
final class Components {
    static final int ROW = 1;
    static final int BUTTON = 2;
    static final int STRING_SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int SECTION = 9;
    static final int TEXT = 10;
    static final int THUMBNAIL = 11;
    static final int GALLERY = 12;
    static final int FILE = 13;
    static final int SEPARATOR = 14;
    static final int CONTAINER = 17;
    static final int LABEL = 18;
    static final int CHECKBOX = 23;
    static final int LINK_STYLE = 5;

    private Components() {}

    static int type(JsonNode component) {
        return component.path("type").asInt(-1);
    }

    static boolean isSelect(JsonNode component) {
        int type = type(component);
        return type == STRING_SELECT || (type >= 5 && type <= 8);
    }

    /// Every component of a tree, parents first.
    static Stream<JsonNode> all(JsonNode components) {
        Stream.Builder<JsonNode> all = Stream.builder();
        for (JsonNode component : components) {
            walk(component, all);
        }
        return all.build();
    }

    private static void walk(JsonNode component, Consumer<JsonNode> each) {
        each.accept(component);
        for (JsonNode child : component.path("components")) {
            walk(child, each);
        }
        for (String only : new String[] {"accessory", "component"}) {
            if (component.path(only).isObject()) {
                walk(component.path(only), each);
            }
        }
    }

    /// The one with a custom id or, failing that, with a label.
    static Optional<JsonNode> find(JsonNode components, String idOrLabel) {
        return all(components)
                .filter(each -> Json.text(each, "custom_id").equals(idOrLabel))
                .findFirst()
                .or(() -> all(components)
                        .filter(each -> Json.text(each, "label").equals(idOrLabel))
                        .findFirst());
    }

    static ArrayNode written(ArrayNode components) {
        ArrayNode written = components.deepCopy();
        Set<Integer> taken = new HashSet<>();
        all(written).forEach(each -> taken.add(each.path("id").asInt(0)));
        int[] last = {0};
        all(written).forEach(each -> {
            if (each instanceof ObjectNode node) {
                node.properties().removeIf(field -> field.getValue().isNull());
                identify(node, taken, last);
                complete(node);
            }
        });
        return written;
    }

    private static void identify(ObjectNode node, Set<Integer> taken, int[] last) {
        if (node.path("id").asInt(0) <= 0) {
            do {
                last[0]++;
            } while (taken.contains(last[0]));
            node.put("id", last[0]);
        }
    }

    private static void complete(ObjectNode node) {
        int type = type(node);
        if (isSelect(node)) {
            put(node, "min_values", 1);
            put(node, "max_values", 1);
        } else if (type == SEPARATOR) {
            put(node, "spacing", 1);
            flag(node, "divider", true);
        } else if (type == CONTAINER) {
            flag(node, "spoiler", false);
            if (!node.has("accent_color")) {
                node.putNull("accent_color");
            }
        } else if (type == THUMBNAIL) {
            flag(node, "spoiler", false);
        }
    }

    private static void put(ObjectNode node, String field, int value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }

    private static void flag(ObjectNode node, String field, boolean value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }
}
