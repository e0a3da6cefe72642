package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An open question wall, as a browser has it.
final class Wall implements AutoCloseable {
    private record Line(String text, long nanos) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

    Wall(URI link) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(link + "/events")).build();
        Stream<String> events =
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
        Thread.ofVirtual().start(() -> {
            try {
                events.forEach(line -> lines.add(new Line(line, System.nanoTime())));
            } catch (UncheckedIOException _) {
                // It is closed.
            }
        });
    }

    /// Has the page, as a browser has it first.
    static void open(URI link) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            int status = browser.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IOException("the wall answers " + status);
            }
        }
    }

    /// The link that a chair gets by `/session wall`.
    static Optional<URI> link(Guild guild) {
        JsonNode told = guild.post(
                "/command",
                Guild.JSON
                        .createObjectNode()
                        .put("as", "chair")
                        .put("in", "room-1")
                        .put("name", "session wall"));
        String url = told.path("message").path("buttons").path(0).path("url").asText();
        return url.isEmpty() ? Optional.empty() : Optional.of(URI.create(url));
    }

    /// Waits until it shows a text.
    ///
    /// @return the milliseconds from then
    double await(String text, long since) throws InterruptedException {
        while (true) {
            Line line = lines.poll(10, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("the wall has not shown within 10 s: " + text);
            }
            if (line.text().contains(text)) {
                return (line.nanos() - since) / 1e6;
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
