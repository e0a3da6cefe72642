package org.lectern.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A small disk of its own for a database, which can be filled up. Mounting one takes root.
final class Volume implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path memory;
    private final Path mounted;
    private final boolean looped;

    private Volume(Path memory, Path mounted, boolean looped) {
        this.memory = memory;
        this.mounted = mounted;
        this.looped = looped;
    }

    /// A disk that is full when it is filled up; empty where nothing can be mounted.
    static Optional<Volume> small() throws IOException {
        Path memory = Files.createTempDirectory("lectern-volume");
        if (!succeeds("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", memory.toString())) {
            Files.delete(memory);
            return Optional.empty();
        }
        return Optional.of(new Volume(memory, memory, false));
    }

    /// A disk whose `fsync` fails when it is filled up, until it is mounted anew: its blocks lie in a file that has
    /// holes, on a disk that is full then.
    static Optional<Volume> hollow() throws IOException {
        Optional<Volume> under = small();
        if (under.isEmpty()) {
            return under;
        }
        Path memory = under.get().memory;
        Path image = memory.resolve("image");
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), (64 << 20) - 1);
        }
        Volume volume = new Volume(memory, Files.createTempDirectory("lectern-hollow"), true);
        if (succeeds("mkfs.ext4", "-q", "-b", "4096", "-m", "0", "-N", "64", "-J", "size=4", image.toString())
                && volume.mount()) {
            return Optional.of(volume);
        }
        Files.delete(volume.mounted);
        under.get().close();
        return Optional.empty();
    }

    Path path() {
        return mounted;
    }

    void fill() throws IOException {
        try (FileChannel filler =
                FileChannel.open(memory.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                filler.write(java.nio.ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(memory.resolve("filler"));
    }

    void mountAnew() throws IOException {
        if (!succeeds("umount", mounted.toString()) || !mount()) {
            throw new IOException(mounted + " cannot be mounted anew");
        }
    }

    private boolean mount() throws IOException {
        return succeeds("mount", "-o", "loop", memory.resolve("image").toString(), mounted.toString());
    }

    @Override
    public void close() throws IOException {
        if (looped) {
            succeeds("umount", mounted.toString());
            Files.delete(mounted);
        }
        succeeds("umount", memory.toString());
        Files.delete(memory);
    }

    static boolean succeeds(String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return false;
        }
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor() == 0;
            if (!done) {
                System.err.println(String.join(" ", command) + ": " + said.strip());
            }
            return done;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
