package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// Embeds: Discord's limits on them, and how it gives them back (Discord, "Embed Limits").
final class Embeds {
    private static final int COUNT = 10;
    private static final int TOTAL = 6000;

    private Embeds() {}

    static void check(ArrayNode embeds, Problems problems) {
        if (embeds.size() > COUNT) {
            problems.size(embeds, 0, COUNT);
        }
        int total = 0;
        for (int i = 0; i < embeds.size(); i++) {
            check(embeds.get(i), problems.at(i));
            total += weight(embeds.get(i));
        }
        if (total > TOTAL) {
            problems.add("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
    }

    private static void check(JsonNode embed, Problems problems) {
        problems.at("title").length(embed.path("title"), 0, 256);
        problems.at("description").length(embed.path("description"), 0, 4096);
        problems.at("footer").at("text").length(embed.path("footer").path("text"), 0, 2048);
        problems.at("author").at("name").length(embed.path("author").path("name"), 0, 256);
        JsonNode fields = embed.path("fields");
        if (fields.size() > 25) {
            problems.at("fields").size(fields, 0, 25);
        }
        for (int i = 0; i < fields.size(); i++) {
            Problems field = problems.at("fields").at(i);
            field.at("name").length(fields.get(i).path("name"), 1, 256);
            field.at("value").length(fields.get(i).path("value"), 1, 1024);
        }
        timestamp(embed, problems);
        if (Json.has(embed, "color")
                && (embed.get("color").asInt() < 0 || embed.get("color").asInt() > 0xFFFFFF)) {
            problems.at("color").add("NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
        }
        url(embed.path("url"), problems.at("url"));
        if (weight(embed) == 0 && !Json.has(embed, "image") && !Json.has(embed, "thumbnail")) {
            problems.at("description").required();
        }
    }

    private static void timestamp(JsonNode embed, Problems problems) {
        try {
            if (Json.has(embed, "timestamp")) {
                OffsetDateTime.parse(Json.text(embed, "timestamp"));
            }
        } catch (DateTimeParseException _) {
            problems.at("timestamp").add("DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601.");
        }
    }

    static void url(JsonNode url, Problems problems) {
        if (url.isTextual() && !url.asText().matches("(https?|attachment|discord)://\\S+")) {
            problems.add("URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
        problems.length(url, 0, 2048);
    }

    private static int weight(JsonNode embed) {
        int weight = Json.text(embed, "title").length()
                + Json.text(embed, "description").length()
                + Json.text(embed.path("footer"), "text").length()
                + Json.text(embed.path("author"), "name").length();
        for (JsonNode field : embed.path("fields")) {
            weight += Json.text(field, "name").length()
                    + Json.text(field, "value").length();
        }
        return weight;
    }

    static ArrayNode written(ArrayNode embeds) {
        ArrayNode written = Json.array();
        for (JsonNode embed : embeds) {
            written.add(written(embed));
        }
        return written;
    }

    private static ObjectNode written(JsonNode embed) {
        ObjectNode node = Json.pick(
                embed, "title", "description", "url", "color", "timestamp", "footer", "author", "image", "thumbnail");
        node.put("type", "rich");
        for (JsonNode field : Json.list(embed, "fields")) {
            node.withArrayProperty("fields")
                    .addObject()
                    .put("name", Json.text(field, "name"))
                    .put("value", Json.text(field, "value"))
                    .put("inline", field.path("inline").asBoolean(false));
        }
        return node;
    }
}
