package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.ByteBuffer;
import java.util.List;

/// A message's body as it was sent, with its files: checked before anything is done with it.
record Draft(JsonNode body, List<Upload> files) {
    /// One uploaded file.
    record Upload(String field, String name, String type, ByteBuffer bytes) {}

    boolean gives(String field) {
        return body.has(field);
    }

    String content() {
        return Json.text(body, "content");
    }

    ArrayNode embeds() {
        return Embeds.written(Json.list(body, "embeds"));
    }

    ArrayNode components() {
        return Components.written(Json.list(body, "components"));
    }

    int flags() {
        return body.path("flags").asInt(0);
    }

    JsonNode allowedMentions() {
        return body.path("allowed_mentions");
    }
}
