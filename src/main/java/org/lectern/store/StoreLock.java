package org.lectern.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write to a database, which one Lectern at a time has: a lock of the operating system's on the file
/// `….lock` beside it, whose text says who holds it. The lock ends with its process, however that ends; the file stays,
/// and means nothing by itself.
final class StoreLock implements AutoCloseable {
    /// Those of this process. The system does not keep them apart: it even drops a lock when any other channel of
    /// the process to its file closes.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /// Behind the text: some systems let nobody read what is locked.
    private static final long PLACE = Long.MAX_VALUE - 1;

    private static final int LONGEST_TEXT = 1000;

    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @throws StoreException where another Lectern has it, with who that is, or where there is none to be had
    static StoreLock take(Path database) {
        try {
            Path file = fileOf(database);
            if (!HELD.add(file)) {
                throw refused(database, self());
            }
            try {
                return new StoreLock(file, locked(database, file));
            } catch (IOException | RuntimeException e) {
                HELD.remove(file);
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(
                    "The lock beside " + database + " cannot be taken: " + e
                            + ". Its folder must be writable, and its disk not full.",
                    e);
        }
    }

    /// One for each database, whatever ways lead there.
    private static Path fileOf(Path database) throws IOException {
        Path real = Files.exists(database)
                ? database.toRealPath()
                : database.resolveSibling("").toRealPath().resolve(database.getFileName());
        return real.resolveSibling(real.getFileName() + ".lock");
    }

    private static FileChannel locked(Path database, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(PLACE, 1, false) == null) {
                throw refused(database, text(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static StoreException refused(Path database, String holder) {
        return new StoreException(database + " is in use by another Lectern: "
                + (holder.isBlank() ? "one that is just starting" : holder)
                + ". Stop that one first, or name another file as `store`.");
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(bytes, 0);
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
    }

    private static String self() {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        // Its name is the process id, an @ and the host.
        String host = process.getName().substring(process.getName().indexOf('@') + 1);
        Instant start = Instant.ofEpochMilli(process.getStartTime()).truncatedTo(ChronoUnit.SECONDS);
        return "process " + process.getPid() + " on " + host + ", running since " + start;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The lock " + file + " cannot be given back: " + e, e);
        } finally {
            HELD.remove(file);
        }
    }
}
