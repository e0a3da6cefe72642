package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Uploaded files, given back under `/attachments/{channel}/{id}/{name}`.
final class Files {
    private final World world;
    private final Supplier<String> address;
    private final Map<String, Draft.Upload> kept = new LinkedHashMap<>();

    Files(World world, Supplier<String> address) {
        this.world = world;
        this.address = address;
    }

    /// A message's attachments after a body: those it keeps, and those that came with it.
    ArrayNode attach(MessageState message, Draft draft) {
        ArrayNode attachments = Json.array();
        for (JsonNode old : message.attachments) {
            if (!draft.gives("attachments") || names(draft, Json.text(old, "id"))) {
                attachments.add(old);
            }
        }
        for (Draft.Upload upload : draft.files()) {
            attachments.add(keep(message.channelId, upload, description(draft, upload)));
        }
        return attachments;
    }

    private static boolean names(Draft draft, String id) {
        for (JsonNode each : Json.list(draft.body(), "attachments")) {
            if (Json.text(each, "id").equals(id)) {
                return true;
            }
        }
        return false;
    }

    /// What the body says of the file with that number: `files[0]` is the one with the id 0.
    private static String description(Draft draft, Draft.Upload upload) {
        for (JsonNode each : Json.list(draft.body(), "attachments")) {
            if (upload.field().equals("files[" + each.path("id").asText() + "]")) {
                return each.path("description").asText("");
            }
        }
        return "";
    }

    private ObjectNode keep(String channelId, Draft.Upload upload, String description) {
        String id = world.ids.next();
        String path = "/attachments/" + channelId + "/" + id + "/" + upload.name();
        this.kept.put(path, upload);
        ObjectNode attachment = Json.object();
        if (!description.isEmpty()) {
            attachment.put("description", description);
        }
        return attachment
                .put("id", id)
                .put("filename", upload.name())
                .put("size", upload.bytes().remaining())
                .put("content_type", type(upload))
                .put("url", address.get() + path)
                .put("proxy_url", address.get() + path);
    }

    /// Discord goes by the file's name, whatever a client says.
    static String type(Draft.Upload upload) {
        String guessed = URLConnection.guessContentTypeFromName(upload.name());
        return guessed == null ? upload.type() : guessed;
    }

    Optional<Draft.Upload> at(String path) {
        return Optional.ofNullable(kept.get(path));
    }
}
