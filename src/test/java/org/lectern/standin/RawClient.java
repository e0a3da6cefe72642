package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// REST by hand, for what no well-behaved library would send.
final class RawClient implements AutoCloseable {
    /// An answer; the body is a missing node where there was none.
    record Reply(int status, JsonNode body, HttpResponse<String> response) {
        int code() {
            return body.path("code").asInt(-1);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    // Java's client would try an upgrade to h2c.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private String token;

    RawClient(StandIn standin) {
        this(standin.restUrl().replaceAll("/$", ""), standin.token());
    }

    RawClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    void token(String other) {
        token = other;
    }

    Reply send(String method, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bot " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.isMissingNode() ? "" : body.toString()))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), Json.read(response.body()), response);
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, Json.MAPPER.missingNode());
    }

    Reply post(String path, JsonNode body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    static ObjectNode content(String text) {
        return Json.object().put("content", text);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
