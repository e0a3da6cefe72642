package org.lectern.schedule.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A schedule as it was fetched or read last when it was good. In its file stand a few headers, an empty line, and
/// its text.
///
/// @param fetched when that was
record Copy(String text, Fetched.Version version, Instant fetched) {
    private static final int NAME = 8;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern HEADERS =
            Pattern.compile("Address: .*\\nFetched: (.*)\\nETag: (.*)\\nLast-Modified: (.*)\\n\\n");

    /// When that was, as it is told.
    String when() {
        return WHEN.format(fetched);
    }

    /// Where the copy of an address or a file is kept.
    static Path file(Path folder, Origin origin) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(origin.exact().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, NAME) + ".txt");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Empty where there is none, or what is there is none.
    static Optional<Copy> load(Path file) throws IOException {
        try {
            String all = Files.readString(file);
            Matcher headers = HEADERS.matcher(all);
            return headers.lookingAt()
                    ? Optional.of(new Copy(
                            all.substring(headers.end()),
                            new Fetched.Version(said(headers.group(2)), said(headers.group(3))),
                            Instant.parse(headers.group(1))))
                    : Optional.empty();
        } catch (NoSuchFileException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String said(String header) {
        return header.isEmpty() ? null : header;
    }

    /// Replaces what is kept: whole and durable, or not at all.
    void store(Path file, Origin origin) throws IOException {
        String etag = version.etag() == null ? "" : version.etag();
        String lastModified = version.lastModified() == null ? "" : version.lastModified();
        String all = "Address: " + origin + "\nFetched: " + fetched + "\nETag: " + etag + "\nLast-Modified: "
                + lastModified + "\n\n" + text;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(all.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
