package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lectern as its container runs it: the same files in one folder, and the command that stands in the Dockerfile.
final class Image {
    private static final String ENTRYPOINT = "ENTRYPOINT ";

    private Image() {}

    static Path folder(Settings settings) {
        return settings.target().resolve("image");
    }

    static void build(Settings settings) throws IOException {
        Path folder = folder(settings);
        Files.createDirectories(folder.resolve("lib"));
        copy(settings.root().resolve("target/lectern.jar"), folder.resolve("lectern.jar"));
        try (Stream<Path> libraries = Files.list(settings.root().resolve("target/lib"))) {
            for (Path each : libraries.toList()) {
                copy(each, folder.resolve("lib").resolve(each.getFileName()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to) || !Files.getLastModifiedTime(to).equals(Files.getLastModifiedTime(from))) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// The Dockerfile's command with this JDK's `java`, to be run in the image's folder.
    static List<String> command(Settings settings) {
        try (Stream<String> lines = Files.lines(settings.root().resolve("Dockerfile"))) {
            String entry = lines.filter(line -> line.startsWith(ENTRYPOINT))
                    .findFirst()
                    .orElseThrow()
                    .substring(ENTRYPOINT.length());
            List<String> command = new ArrayList<>();
            for (JsonNode part : Guild.JSON.readTree(entry)) {
                command.add(part.asText());
            }
            command.set(0, settings.java().toString());
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same up to what is run: for another program on the same virtual machine.
    static List<String> flags(Settings settings) {
        List<String> command = command(settings);
        return command.subList(0, command.indexOf("-jar")).stream()
                .filter(flag -> !flag.startsWith("-XX:AOT"))
                .toList();
    }
}
