package org.lectern.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Where the document and Discord differ. An exemption rewrites the body of a request or of an answer to what the
/// document asks for; a body that comes back as it was did not need it. The one list of them is [#ALL].
record Exemption(String name, String reason, Side side, UnaryOperator<JsonNode> rewrite) {
    enum Side {
        REQUEST,
        ANSWER
    }

    static final Exemption CONTEXTS = new Exemption(
            "contexts",
            "JDA sends command contexts as strings (\"0\"); Discord takes them",
            Side.REQUEST,
            body -> eachCommand(body, command -> numbers(command, "contexts")));

    static final Exemption INTEGRATION_TYPES = new Exemption(
            "integration_types",
            "JDA sends integration types as strings (\"0\"); Discord takes them",
            Side.REQUEST,
            body -> eachCommand(body, command -> numbers(command, "integration_types")));

    static final Exemption DEFAULT_MEMBER_PERMISSIONS = new Exemption(
            "default_member_permissions",
            "the document has a number for them; Discord's reference has a string, as JDA sends it",
            Side.REQUEST,
            body -> eachCommand(body, command -> number(command, "default_member_permissions")));

    static final Exemption APPLIED_TAGS = new Exemption(
            "applied_tags", "JDA sends a forum post's tags as numbers; Discord takes them", Side.REQUEST, body -> {
                strings(body, "applied_tags");
                return body;
            });

    static final Exemption RECIPIENT = new Exemption(
            "recipient_id",
            "JDA sends the person of direct messages as a number; Discord takes it",
            Side.REQUEST,
            body -> {
                if (body instanceof ObjectNode object
                        && object.path("recipient_id").isIntegralNumber()) {
                    object.put("recipient_id", object.get("recipient_id").asText());
                }
                return body;
            });

    static final Exemption ATTACHMENTS = new Exemption(
            "attachments",
            "JDA sends the index of an uploaded file as a number; Discord takes it",
            Side.REQUEST,
            body -> {
                body.path("attachments").forEach(Exemption::textId);
                body.path("data").path("attachments").forEach(Exemption::textId);
                return body;
            });

    static final Exemption ERROR_CODES = new Exemption(
            "errors",
            "the document has numbers for the codes of a form's errors; Discord answers words (BASE_TYPE_CHOICES), as"
                    + " its reference shows under \"Error Messages\"",
            Side.ANSWER,
            body -> {
                numberedCodes(body.path("errors"));
                return body;
            });

    /// Those that make a body pass which the document would refuse. One more difference goes the other way:
    /// the document lets content have [OpenApi#DOCUMENTED_CONTENT] characters, and Discord takes
    /// [OpenApi#REAL_CONTENT]; it is checked beside the document.
    static final List<Exemption> ALL = List.of(
            CONTEXTS, INTEGRATION_TYPES, DEFAULT_MEMBER_PERMISSIONS, APPLIED_TAGS, RECIPIENT, ATTACHMENTS, ERROR_CODES);

    private static JsonNode eachCommand(JsonNode body, Consumer<JsonNode> one) {
        if (body.isArray()) {
            body.forEach(one);
        } else {
            one.accept(body);
        }
        return body;
    }

    private static void numberedCodes(JsonNode errors) {
        for (JsonNode own : errors.path("_errors")) {
            if (own instanceof ObjectNode error && error.path("code").isTextual()) {
                error.put("code", error.get("code").asText().length());
            }
        }
        errors.forEach(Exemption::numberedCodes);
    }

    private static void numbers(JsonNode node, String field) {
        if (node instanceof ObjectNode object && object.get(field) instanceof ArrayNode array) {
            ArrayNode numbers = object.putArray(field);
            array.forEach(each -> numbers.add(each.asInt()));
        }
    }

    private static void number(JsonNode node, String field) {
        if (node instanceof ObjectNode object && object.path(field).isTextual()) {
            object.put(field, object.get(field).asLong());
        }
    }

    private static void textId(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("id").isInt()) {
            object.put("id", object.get("id").asText());
        }
    }

    private static void strings(JsonNode node, String field) {
        if (node instanceof ObjectNode object && object.get(field) instanceof ArrayNode array) {
            ArrayNode strings = object.putArray(field);
            array.forEach(each -> strings.add(each.asText()));
        }
    }
}
