package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;

/// Schedules of the web in files, as long as this is open.
final class Downloads implements AutoCloseable {
    private final Map<Path, Origin.Web> files = new LinkedHashMap<>();
    private @Nullable Path folder;

    /// @throws IOException with a sentence that says why it cannot be had
    Path fetch(Origin.Web web) throws IOException {
        try (Library library = Libraries.passing()) {
            String text = library.fetch(web);
            if (folder == null) {
                folder = Files.createTempDirectory("lectern-schedules-");
            }
            Path own = Files.createDirectory(folder.resolve(String.valueOf(files.size())));
            Path file = Files.writeString(own.resolve(name(web)), text);
            files.put(file, web);
            return file;
        }
    }

    /// The last part of the address: the rehearsal's channel is called so.
    private static String name(Origin.Web web) {
        String path = Optional.ofNullable(web.address().getPath()).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return last.isEmpty() || last.startsWith(".") ? "schedule" : last.substring(0, Math.min(last.length(), 80));
    }

    /// A message with the addresses instead of the files.
    String told(String message) {
        String told = message;
        for (Map.Entry<Path, Origin.Web> file : files.entrySet()) {
            told = told.replace(file.getKey().toString(), file.getValue().toString());
        }
        return told;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files.keySet()) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        }
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
