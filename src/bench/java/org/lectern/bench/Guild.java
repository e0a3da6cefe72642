package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The guild that all subjects are put into: the stand-in, in a process of its own, and its control API.
final class Guild implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final long CALM_MILLIS = 30;

    private final Process process;
    private final Writer input;
    private final BufferedReader output;
    private final HttpClient http = HttpClient.newHttpClient();
    private JsonNode info = JSON.createObjectNode();

    private Guild(Process process) {
        this.process = process;
        this.input = process.outputWriter();
        this.output = process.inputReader();
    }

    /// With room for all that a burst leaves behind, so that hardly anybody is measured while it collects.
    static Guild start(Settings settings) throws IOException {
        Path source = settings.root().resolve("src/bench/java/org/lectern/bench/StandIns.java");
        return new Guild(new ProcessBuilder(
                        settings.java().toString(),
                        "-XX:+UseSerialGC",
                        "-Xms3g",
                        "-Xmx3g",
                        "-Xmn2g",
                        "-cp",
                        settings.classPath(),
                        source.toString())
                .redirectError(settings.target().resolve("standin.log").toFile())
                .start());
    }

    /// Begins anew: a guild without messages, channels or people but its first ones.
    ///
    /// @param speed what the windows of Discord's limits are divided by
    void anew(double speed) throws IOException {
        input.write(speed + "\n");
        input.flush();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the stand-in has ended; see target/bench/standin.log");
        }
        info = JSON.readTree(line);
    }

    /// The time that the stand-in has computed.
    Duration computed() {
        return Proc.computed(process.toHandle());
    }

    String info(String field) {
        return info.path(field).asText();
    }

    String user(String name) {
        return info.path("users").path(name).asText();
    }

    /// @return its id
    String channel(String name) {
        return post("/channels", JSON.createObjectNode().put("name", name))
                .path("id")
                .asText();
    }

    void roundTrip(Duration time) {
        send("PUT", "/round-trip", JSON.createObjectNode().put("ms", time.toMillis()));
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    private JsonNode send(String method, String path, JsonNode body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(info("controlUrl") + path))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Load ask(String place, List<String> texts, String rhythm, int number) {
        ObjectNode body = JSON.createObjectNode()
                .put("in", place)
                .put("name", "ask")
                .put("option", "question")
                .put(rhythm, number);
        texts.forEach(body.putArray("texts")::add);
        return new Load(texts, post("/load", body));
    }

    Load load(ObjectNode body) {
        return new Load(List.of(), post("/load", body));
    }

    int requests() {
        return get("/status").path("requests").asInt();
    }

    long tooMany() {
        return get("/status").path("tooManyRequests").asLong();
    }

    Instant identifiedAt() {
        return Instant.parse(get("/status").path("identifiedAt").asText());
    }

    boolean has(String command) {
        for (JsonNode each : get("/commands")) {
            if (each.asText().equals(command)) {
                return true;
            }
        }
        return false;
    }

    int threads() {
        return get("/threads").size();
    }

    /// Waits until nobody has asked the stand-in for anything for a while.
    void awaitQuiet(Duration quiet) throws InterruptedException {
        int before = -1;
        for (int now = requests(); now != before; now = requests()) {
            before = now;
            Thread.sleep(quiet);
        }
    }

    /// Waits until the stand-in has nothing more to compile or to collect.
    void awaitCalm() throws InterruptedException {
        Duration before;
        do {
            before = computed();
            Thread.sleep(1000);
        } while (computed().minus(before).toMillis() > CALM_MILLIS);
    }

    static void await(String what, Duration atMost, BooleanSupplier is) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!is.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + atMost.toSeconds() + " s: " + what);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
