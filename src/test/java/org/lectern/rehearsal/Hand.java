package org.lectern.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/// One person who acts in one channel through the stand-in's control API, over HTTP.
///
/// @param control the address of that API
/// @param channel the name of the channel
record Hand(HttpClient http, String control, String name, String channel) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);

    /// What somebody sees of what they did.
    record Reply(JsonNode json) {
        String text() {
            return message().path("text").asText();
        }

        JsonNode message() {
            return json.path("message");
        }

        String followUps() {
            return String.join("\n", json.path("followUps").findValuesAsText("text"));
        }

        /// The custom id of a component that begins so.
        String component(String beginning) {
            return message().path("components").findValuesAsText("custom_id").stream()
                    .filter(id -> id.startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + beginning + " in " + json));
        }

        /// The value of the entry of its menu that begins so.
        String entry(String label) {
            return message().path("components").findParents("value").stream()
                    .filter(entry -> entry.path("label").asText().startsWith(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + label + " in " + json))
                    .path("value")
                    .asText();
        }
    }

    Reply command(String command, Map<String, ?> options) {
        ObjectNode body = body().put("in", channel).put("name", command);
        body.set("options", JSON.valueToTree(options));
        return act("/command", body);
    }

    Reply command(String command) {
        return command(command, Map.of());
    }

    /// The value of the only suggestion for what is typed.
    String suggested(String command, String option, String typed) {
        ObjectNode body = body().put("in", channel)
                .put("name", command)
                .put("option", option)
                .put("typed", typed);
        JsonNode choices = send("POST", "/autocomplete", body).path("answer").path("choices");
        if (choices.size() != 1) {
            throw new AssertionError("not one choice for " + typed + ": " + choices);
        }
        return choices.get(0).path("value").asText();
    }

    Reply press(String message, String button) {
        return act("/press", body().put("message", message).put("button", button));
    }

    Reply press(Reply shown, String button) {
        return press(shown.message().path("id").asText(), button);
    }

    Reply choose(Reply shown, String menu, String entry) {
        ObjectNode body =
                body().put("message", shown.message().path("id").asText()).put("select", shown.component(menu));
        body.putArray("values").add(shown.entry(entry));
        return act("/select", body);
    }

    Reply onMessage(String message, String command) {
        return act("/message-command", body().put("message", message).put("name", command));
    }

    /// The id of the message that is posted.
    String post(String place, String text) {
        return send("POST", "/post", body().put("in", place).put("text", text))
                .path("id")
                .asText();
    }

    /// What everybody sees at a place, oldest first.
    List<JsonNode> messages(String place) {
        return StreamSupport.stream(
                        send("GET", "/channels/" + place + "/messages", JSON.createObjectNode())
                                .spliterator(),
                        false)
                .toList();
    }

    private ObjectNode body() {
        return JSON.createObjectNode().put("as", name);
    }

    /// What was deferred first is waited for.
    private Reply act(String path, ObjectNode body) {
        JsonNode seen = send("POST", path, body);
        String id = seen.path("id").asText();
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!seen.path("message").isObject() && !seen.path("failed").asBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            seen = send("GET", "/interactions/" + id, JSON.createObjectNode());
        }
        return new Reply(seen);
    }

    private JsonNode send(String method, String path, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + path))
                .timeout(SOON)
                .method(method, BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(name + ": " + path + " " + body + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
