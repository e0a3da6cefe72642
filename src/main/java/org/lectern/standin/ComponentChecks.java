package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/// Discord's limits on a message's components, both kinds (Discord, "Component Reference").
final class ComponentChecks {
    private static final int ROWS = 5;
    private static final int IN_A_ROW = 5;
    private static final int ALL_V2 = 40;
    private static final int TEXT_V2 = 4000;

    private final Problems problems;
    private final Set<String> customIds = new HashSet<>();

    private ComponentChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(JsonNode components, boolean v2, Problems problems) {
        ComponentChecks checks = new ComponentChecks(problems);
        if (v2) {
            checks.whole(components);
        } else if (components.size() > ROWS) {
            problems.size(components, 0, ROWS);
        }
        for (int i = 0; i < components.size(); i++) {
            checks.top(components.get(i), v2, problems.at(i));
        }
    }

    private void whole(JsonNode components) {
        if (Components.all(components).count() > ALL_V2) {
            problems.add("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum number of total components is 40");
        }
        int text = Components.all(components)
                .filter(each -> Components.type(each) == Components.TEXT)
                .mapToInt(each -> Json.text(each, "content").length())
                .sum();
        if (text > TEXT_V2) {
            problems.add(
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Displayable text size exceeds maximum size of 4000");
        }
    }

    private void top(JsonNode component, boolean v2, Problems at) {
        int type = Components.type(component);
        if (type != Components.ROW && !v2) {
            at.at("type").add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
            return;
        }
        layout(component, at);
    }

    private void layout(JsonNode component, Problems at) {
        switch (Components.type(component)) {
            case Components.ROW -> row(component.path("components"), at.at("components"));
            case Components.SECTION -> section(component, at);
            case Components.TEXT -> at.at("content").length(component.path("content"), 1, TEXT_V2);
            case Components.CONTAINER -> container(component.path("components"), at.at("components"));
            case Components.GALLERY -> at.at("items").size(component.path("items"), 1, 10);
            case Components.FILE, Components.SEPARATOR -> {}
            default ->
                at.at("type")
                        .add(
                                "UNION_TYPE_CHOICES",
                                "Value of field \"type\" must be one of (1, 9, 10, 12, 13, 14, 17).");
        }
    }

    private void container(JsonNode children, Problems at) {
        if (children.isEmpty()) {
            at.size(children, 1, ALL_V2);
        }
        for (int i = 0; i < children.size(); i++) {
            if (Components.type(children.get(i)) == Components.CONTAINER) {
                at.at(i)
                        .at("type")
                        .add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 9, 10, 12, 13, 14).");
            } else {
                layout(children.get(i), at.at(i));
            }
        }
    }

    private void section(JsonNode section, Problems at) {
        JsonNode texts = section.path("components");
        at.at("components").size(texts, 1, 3);
        for (int i = 0; i < texts.size(); i++) {
            at.at("components").at(i).at("content").length(texts.get(i).path("content"), 1, TEXT_V2);
        }
        JsonNode accessory = section.path("accessory");
        if (Components.type(accessory) == Components.BUTTON) {
            button(accessory, at.at("accessory"));
        } else if (Components.type(accessory) != Components.THUMBNAIL) {
            at.at("accessory").required();
        }
    }

    private void row(JsonNode children, Problems at) {
        at.size(children, 1, IN_A_ROW);
        for (int i = 0; i < children.size(); i++) {
            JsonNode child = children.get(i);
            if (Components.type(child) == Components.BUTTON) {
                button(child, at.at(i));
            } else if (Components.isSelect(child)) {
                select(child, at.at(i));
                if (children.size() > 1) {
                    at.add("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "Width of components exceeds the maximum of 5");
                }
            } else {
                at.at(i)
                        .at("type")
                        .add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).");
            }
        }
    }

    private void button(JsonNode button, Problems at) {
        int style = button.path("style").asInt(-1);
        if (style < 1 || style > 6) {
            at.at("style").choices("1, 2, 3, 4, 5, 6");
        }
        at.at("label").length(button.path("label"), 0, 80);
        if (Json.text(button, "label").isEmpty() && !Json.has(button, "emoji")) {
            at.add("BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji");
        }
        if (style == Components.LINK_STYLE) {
            if (!Json.has(button, "url") || Json.has(button, "custom_id")) {
                at.add("BUTTON_COMPONENT_INVALID_URL", "A link button must have a url and no custom id");
            }
            Embeds.url(button.path("url"), at.at("url"));
        } else {
            customId(button, at);
        }
    }

    private void select(JsonNode select, Problems at) {
        customId(select, at);
        at.at("placeholder").length(select.path("placeholder"), 0, 150);
        if (Components.type(select) != Components.STRING_SELECT) {
            return;
        }
        JsonNode options = select.path("options");
        at.at("options").size(options, 1, 25);
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            Problems option = at.at("options").at(i);
            option.at("label").length(options.get(i).path("label"), 1, 100);
            option.at("value").length(options.get(i).path("value"), 1, 100);
            option.at("description").length(options.get(i).path("description"), 0, 100);
            if (!values.add(Json.text(options.get(i), "value"))) {
                option.at("value")
                        .add("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }
    }

    private void customId(JsonNode component, Problems at) {
        at.at("custom_id").length(component.path("custom_id"), 1, 100);
        if (Json.has(component, "custom_id") && !customIds.add(Json.text(component, "custom_id"))) {
            at.at("custom_id").add("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}
