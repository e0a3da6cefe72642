package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;

/// Discord's limits on a message's body (Discord, "Create Message").
final class MessageChecks {
    private static final int CONTENT = 2000;
    private static final int NONCE = 25;
    private static final int SETTABLE = MessageState.SUPPRESS_EMBEDS
            | MessageState.EPHEMERAL
            | MessageState.SUPPRESS_NOTIFICATIONS
            | MessageState.COMPONENTS_V2;

    private MessageChecks() {}

    /// The problems of a body that is to be a message of a kind (components V2 or not), under its own field names.
    static void check(JsonNode body, boolean v2, Problems problems) {
        problems.at("content").length(body.path("content"), 0, CONTENT);
        Embeds.check(Json.list(body, "embeds"), problems.at("embeds"));
        ComponentChecks.check(Json.list(body, "components"), v2, problems.at("components"));
        nonce(body.path("nonce"), problems.at("nonce"));
        allowedMentions(body.path("allowed_mentions"), problems.at("allowed_mentions"));
        if (v2) {
            legacy(body, "content", problems);
            legacy(body, "embeds", problems);
            legacy(body, "poll", problems);
        }
    }

    static int settable(int flags) {
        return flags & SETTABLE;
    }

    private static void legacy(JsonNode body, String field, Problems problems) {
        JsonNode value = body.path(field);
        boolean given = value.isTextual() ? !value.asText().isEmpty() : !value.isNull() && !value.isEmpty();
        if (given) {
            problems.at(field)
                    .add(
                            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                            "The '" + field + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    private static void nonce(JsonNode nonce, Problems problems) {
        if (nonce.isTextual() && nonce.asText().length() > NONCE) {
            problems.add("NONCE_TYPE_TOO_LONG", "Nonce may be at most 25 characters in length");
        }
    }

    private static void allowedMentions(JsonNode allowed, Problems problems) {
        for (String kind : new String[] {"users", "roles"}) {
            if (allowed.path(kind).size() > 100) {
                problems.at(kind).size(allowed.path(kind), 0, 100);
            }
            if (!allowed.path(kind).isEmpty()
                    && Json.texts(allowed.path("parse")).contains(kind)) {
                problems.add(
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
            }
        }
    }
}
