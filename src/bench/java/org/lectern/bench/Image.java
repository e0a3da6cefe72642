package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lectern as its container runs it: the same files in one folder, and the command that stands in the Dockerfile.
final class Image {
    private static final String ENTRYPOINT = "ENTRYPOINT ";
    private static final String CACHE = "-XX:AOTCache=";
    private static final String SCHEDULE = "seeds/example.csv";
    private static final String LIBRARY = "libsqlitejdbc.so";

    private Image() {}

    static Path folder(Settings settings) {
        return settings.target().resolve("image");
    }

    static void build(Settings settings) throws IOException, InterruptedException {
        Path folder = folder(settings);
        Path cache = folder.resolve("lectern.aot");
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("seeds"));
        unpackSqlite(settings, folder.resolve("lib").resolve(LIBRARY));
        boolean changed = copy(settings.root().resolve("config/jvm.options"), folder.resolve("jvm.options"))
                | copy(settings.root().resolve(SCHEDULE), folder.resolve(SCHEDULE))
                | copy(settings.root().resolve("src/main/docker/cache.sh"), folder.resolve("cache.sh"))
                | copyJars(settings, folder);
        // A short form does without: it takes half a minute to make.
        if (settings.full() && (changed || !Files.exists(cache))) {
            Shell.run(
                    settings,
                    folder,
                    "sh",
                    settings.root().resolve("src/main/docker/cache.sh").toString(),
                    settings.java().toString());
        } else if (changed) {
            Files.deleteIfExists(cache);
        }
    }

    /// As the Dockerfile does it. On another system than Linux it is unpacked at every start.
    private static void unpackSqlite(Settings settings, Path to) throws IOException {
        Path from;
        try (Stream<Path> libraries = Files.list(settings.root().resolve("target/lib"))) {
            from = libraries
                    .filter(each -> each.getFileName().toString().startsWith("sqlite-jdbc-"))
                    .findFirst()
                    .orElseThrow();
        }
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (FileSystem jar = FileSystems.newFileSystem(from)) {
            Path library = jar.getPath("org/sqlite/native/Linux", machine, LIBRARY);
            if (System.getProperty("os.name").equals("Linux") && Files.exists(library)) {
                Files.copy(library, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean copyJars(Settings settings, Path folder) throws IOException {
        boolean changed = false;
        changed |= copy(settings.root().resolve("target/lectern.jar"), folder.resolve("lectern.jar"));
        try (Stream<Path> libraries = Files.list(settings.root().resolve("target/lib"))) {
            for (Path each : libraries.toList()) {
                changed |= copy(each, folder.resolve("lib").resolve(each.getFileName()));
            }
        }
        return changed;
    }

    /// @return whether it was another one
    private static boolean copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.getLastModifiedTime(to).equals(Files.getLastModifiedTime(from))) {
            return false;
        }
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        return true;
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
            if (!Files.exists(folder(settings).resolve("lectern.aot"))) {
                command.removeIf(part -> part.startsWith(CACHE));
            }
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same virtual machine for another program.
    static List<String> flags(Settings settings) {
        return List.of(settings.java().toString(), "@" + folder(settings).resolve("jvm.options"));
    }
}
