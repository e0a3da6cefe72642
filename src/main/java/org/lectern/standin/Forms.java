package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Modals: Discord's limits on them, what a person sees of them, and what is sent when they are filled in.
final class Forms {
    private static final int TITLE = 45;
    private static final int FIELDS = 5;
    private static final int TEXT = 4000;
    private static final int PARAGRAPH = 2;

    private Forms() {}

    /// @throws ApiError 50035
    static void check(JsonNode modal) {
        Problems problems = new Problems();
        problems.at("custom_id").length(modal.path("custom_id"), 1, 100);
        problems.at("title").length(modal.path("title"), 1, TITLE);
        JsonNode components = modal.path("components");
        Problems at = problems.at("components");
        at.size(components, 1, FIELDS);
        for (int i = 0; i < components.size(); i++) {
            check(components.get(i), at.at(i));
        }
        problems.raise();
    }

    private static void check(JsonNode component, Problems at) {
        switch (Components.type(component)) {
            case Components.LABEL -> {
                at.at("label").length(component.path("label"), 1, 45);
                at.at("description").length(component.path("description"), 0, 100);
                field(component.path("component"), false, at.at("component"));
            }
            case Components.ROW ->
                field(
                        component.path("components").path(0),
                        true,
                        at.at("components").at(0));
            case Components.TEXT -> at.at("content").length(component.path("content"), 1, TEXT);
            default -> at.at("type").add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).");
        }
    }

    private static void field(JsonNode field, boolean labelled, Problems at) {
        at.at("custom_id").length(field.path("custom_id"), 1, 100);
        if (labelled && Components.type(field) != Components.TEXT_INPUT) {
            at.at("type").add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (4,).");
        }
        if (Components.type(field) != Components.TEXT_INPUT) {
            return;
        }
        if (labelled) {
            at.at("label").length(field.path("label"), 1, 45);
        }
        int style = field.path("style").asInt(-1);
        if (style != 1 && style != 2) {
            at.at("style").choices("1, 2");
        }
        at.at("placeholder").length(field.path("placeholder"), 0, 100);
        at.at("value").length(field.path("value"), 0, TEXT);
        range(field.path("min_length").asInt(0), 0, at.at("min_length"));
        range(field.path("max_length").asInt(TEXT), 1, at.at("max_length"));
    }

    private static void range(int length, int least, Problems at) {
        if (length < least || length > TEXT) {
            at.add("NUMBER_TYPE_RANGE", "int value should be between " + least + " and " + TEXT + ".");
        }
    }

    static Answer.Form seen(JsonNode modal) {
        List<Answer.Field> fields = new ArrayList<>();
        for (JsonNode component : modal.path("components")) {
            JsonNode field = fieldOf(component);
            if (Json.has(field, "custom_id")) {
                String label = Json.text(Components.type(component) == Components.LABEL ? component : field, "label");
                fields.add(seen(field, label));
            }
        }
        return new Answer.Form(Json.text(modal, "custom_id"), Json.text(modal, "title"), fields);
    }

    private static JsonNode fieldOf(JsonNode component) {
        return Components.type(component) == Components.LABEL
                ? component.path("component")
                : component.path("components").path(0);
    }

    private static Answer.Field seen(JsonNode field, String label) {
        List<String> options = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        field.path("options").forEach(option -> {
            options.add(Json.text(option, "value"));
            labels.add(Json.text(option, "label"));
        });
        return new Answer.Field(
                Json.text(field, "custom_id"),
                label,
                Components.type(field),
                Components.type(field) != Components.CHECKBOX
                        && field.path("required").asBoolean(true),
                field.path("min_length").asInt(0),
                field.path("max_length").asInt(TEXT),
                Json.text(field, Components.type(field) == Components.CHECKBOX ? "default" : "value"),
                options,
                labels,
                field.path("style").asInt() == PARAGRAPH,
                Json.text(field, "placeholder"));
    }

    /// What is sent when a form is filled in, values by custom id or label; a select takes one value, a checkbox
    /// `true` or `false`.
    ///
    /// @throws IllegalArgumentException where a client would not let it be sent
    static ObjectNode filled(JsonNode modal, Map<String, String> values) {
        Map<String, String> left = new HashMap<>(values);
        ObjectNode data = Json.object().put("custom_id", Json.text(modal, "custom_id"));
        ArrayNode components = data.putArray("components");
        int id = 1;
        Answer.Form form = seen(modal);
        for (JsonNode component : modal.path("components")) {
            ObjectNode outer = components
                    .addObject()
                    .put("type", Components.type(component))
                    .put("id", id++);
            JsonNode field = fieldOf(component);
            if (Json.has(field, "custom_id")) {
                Answer.Field seen = form.field(Json.text(field, "custom_id")).orElseThrow();
                ObjectNode inner = filled(seen, value(seen, left)).put("id", id++);
                if (Components.type(component) == Components.LABEL) {
                    outer.set("component", inner);
                } else {
                    outer.putArray("components").add(inner);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("the form has no field " + left.keySet());
        }
        return data;
    }

    private static String value(Answer.Field field, Map<String, String> left) {
        String byId = left.remove(field.customId());
        String byLabel = byId == null ? left.remove(field.label()) : byId;
        return byLabel == null ? field.value() : byLabel;
    }

    private static ObjectNode filled(Answer.Field field, String value) {
        if (field.required() && value.isBlank()) {
            throw new IllegalArgumentException("\"" + field.label() + "\" is required");
        }
        ObjectNode inner = Json.object().put("type", field.type()).put("custom_id", field.customId());
        if (field.type() == Components.CHECKBOX) {
            return inner.put("value", Boolean.parseBoolean(value));
        }
        if (field.type() != Components.TEXT_INPUT) {
            ArrayNode values = inner.putArray("values");
            if (!value.isEmpty()) {
                values.add(value);
            }
            return inner;
        }
        if (value.length() > field.maxLength() || (!value.isEmpty() && value.length() < field.minLength())) {
            throw new IllegalArgumentException("\"" + field.label() + "\" takes " + field.minLength() + " to "
                    + field.maxLength() + " characters, not " + value.length());
        }
        return inner.put("value", value);
    }
}
