package org.lectern.chat.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares what goes out to Discord with what is kept of it beside the tests, exactly: the difference is the review.
final class Snapshot {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path KEPT = Path.of("src/test/resources/org/lectern/chat/discord");
    private static final Path CAME = Path.of("target/snapshots");

    private Snapshot() {}

    /// Fails where they differ, and leaves what came to be looked at and kept.
    static void assertIs(String name, JsonNode came) {
        Path kept = KEPT.resolve(name + ".json");
        try {
            if (!Files.exists(kept) || !JSON.readTree(kept.toFile()).equals(came)) {
                Path left = Files.createDirectories(CAME).resolve(name + ".json");
                Files.writeString(left, JSON.writeValueAsString(came) + "\n");
                throw new AssertionError(left + " differs from " + kept + "; where it is right, put it there:\n"
                        + JSON.writeValueAsString(came));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
