package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The problems of one request body, gathered as the tree that Discord answers with code 50035
/// (Discord, Reference, "Error Messages").
final class Problems {
    private static final String OWN = "_errors";

    private final ObjectNode tree;
    private final List<String> path;

    Problems() {
        this(Json.object(), List.of());
    }

    private Problems(ObjectNode tree, List<String> path) {
        this.tree = tree;
        this.path = path;
    }

    /// The same problems, one field or index deeper.
    Problems at(Object fieldOrIndex) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(fieldOrIndex.toString());
        return new Problems(tree, deeper);
    }

    /// Notes a problem. What is wrong as a whole is not looked into, so that a place has either problems of its own
    /// or places within it that have some.
    void add(String code, String message) {
        ObjectNode node = tree;
        for (String step : path) {
            if (node.has(OWN)) {
                return;
            }
            node = node.withObjectProperty(step);
        }
        if (!node.has(OWN)) {
            node.removeAll();
        }
        node.withArrayProperty(OWN).addObject().put("code", code).put("message", message);
    }

    void required() {
        add("BASE_TYPE_REQUIRED", "This field is required");
    }

    void choices(String among) {
        add("BASE_TYPE_CHOICES", "Value must be one of {" + among + "}.");
    }

    /// A text of a length between two bounds, in code points; an absent one is no problem where the lower bound is
    /// 0.
    void length(JsonNode text, int min, int max) {
        if (text.isMissingNode() || text.isNull()) {
            if (min > 0) {
                required();
            }
            return;
        }
        if (!text.isTextual()) {
            add("STRING_TYPE_CONVERT", "Could not interpret \"" + text + "\" as string.");
            return;
        }
        int length = text.asText().codePointCount(0, text.asText().length());
        if (length > max) {
            add("BASE_TYPE_MAX_LENGTH", "Must be " + max + " or fewer in length.");
        } else if (length < min) {
            add("BASE_TYPE_BAD_LENGTH", "Must be between " + min + " and " + max + " in length.");
        }
    }

    /// A list of a size between two bounds.
    void size(JsonNode list, int min, int max) {
        if (list.size() < min || list.size() > max) {
            add("BASE_TYPE_BAD_LENGTH", "Must be between " + min + " and " + max + " in length.");
        }
    }

    boolean none() {
        return tree.isEmpty();
    }

    /// @throws ApiError 50035 where any problem was found
    void raise() {
        if (!none()) {
            throw new ApiError(400, 50035, "Invalid Form Body", tree);
        }
    }

    static ApiError one(String field, String code, String message) {
        Problems problems = new Problems();
        (field.isEmpty() ? problems : problems.at(field)).add(code, message);
        return new ApiError(400, 50035, "Invalid Form Body", problems.tree);
    }
}
