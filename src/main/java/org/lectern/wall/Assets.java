package org.lectern.wall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files that pages are made of: our own and those of libraries, by the names that pages know them by.
final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, Asset> KNOWN = Map.of(
            "wall.css", new Asset("/org/lectern/wall/wall.css", "text/css; charset=utf-8"),
            "live.js", new Asset("/org/lectern/wall/live.js", SCRIPT),
            "desk.css", new Asset("/org/lectern/wall/desk.css", "text/css; charset=utf-8"),
            "desk.js", new Asset("/org/lectern/wall/desk.js", SCRIPT),
            "htmx.js", new Asset(webjar("htmx.org", "2.0.10/dist/htmx.min.js"), SCRIPT),
            "sse.js", new Asset(webjar("htmx-ext-sse", "2.2.2/sse.js"), SCRIPT));

    private final Map<String, String> read = new ConcurrentHashMap<>();

    record Asset(String resource, String type) {}

    /// @param text of the file, which is UTF-8
    record Content(String text, String type) {}

    private static String webjar(String name, String file) {
        return "/META-INF/resources/webjars/" + name + "/" + file;
    }

    Optional<Content> named(String name) {
        return Optional.ofNullable(KNOWN.get(name))
                .map(asset -> new Content(read.computeIfAbsent(asset.resource(), Assets::text), asset.type()));
    }

    private static String text(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
