package org.lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files that pages are made of: our own and those of libraries, by the names that pages know them by.
public final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private final Map<String, Asset> known;
    private final Map<String, String> read = new ConcurrentHashMap<>();

    /// @param resource where it is among the resources
    public record Asset(String resource, String type) {
        /// A script of ours, or of a library.
        public static Asset script(String resource) {
            return new Asset(resource, SCRIPT);
        }

        public static Asset style(String resource) {
            return new Asset(resource, STYLE);
        }
    }

    /// What lets a page send and show parts of itself: the library htmx, and its extension for server-sent events.
    private static final Map<String, Asset> LIBRARIES = Map.of(
            "htmx.js", Asset.script(webjar("htmx.org", "2.0.10/dist/htmx.min.js")),
            "sse.js", Asset.script(webjar("htmx-ext-sse", "2.2.2/sse.js")));

    /// @param own of these pages, beside the libraries
    public Assets(Map<String, Asset> own) {
        known = new HashMap<>(LIBRARIES);
        known.putAll(own);
    }

    /// @param text of the file, which is UTF-8
    public record Content(String text, String type) {}

    private static String webjar(String name, String file) {
        return "/META-INF/resources/webjars/" + name + "/" + file;
    }

    Optional<Content> named(String name) {
        return Optional.ofNullable(known.get(name))
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
