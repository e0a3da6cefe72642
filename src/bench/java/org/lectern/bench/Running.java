package org.lectern.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A subject while it runs.
final class Running implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    final Subject subject;
    final Path folder;
    final Instant begun;
    private final Guild guild;
    private final Process process;
    /// It goes with the driver, however that ends.
    private final Thread hook = new Thread(this::destroy, "destroy");
    private final List<String> kept = new ArrayList<>();

    private Running(Subject subject, Path folder, Guild guild, Process process, Instant begun) {
        this.subject = subject;
        this.folder = folder;
        this.guild = guild;
        this.process = process;
        this.begun = begun;
    }

    /// @param options of Lectern's command line
    static Running start(Settings settings, Subject subject, Guild guild, Path folder, List<String> options)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(subject.command(settings, folder, options))
                .directory((subject == Subject.LECTERN ? Image.folder(settings) : folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(subject.label + ".log").toFile()));
        builder.environment().putAll(subject.environment(guild, folder));
        Instant begun = Instant.now();
        Running running = new Running(subject, folder, guild, builder.start(), begun);
        Runtime.getRuntime().addShutdownHook(running.hook);
        return running;
    }

    /// Waits until `/ask` is there and all that is on is announced.
    Running awaitReady(long threads) throws InterruptedException {
        await("/ask", () -> guild.has("ask"));
        if (subject.announces) {
            await(threads + " threads", () -> guild.threads() >= threads);
        }
        guild.awaitQuiet(Duration.ofMillis(300));
        return this;
    }

    private void await(String what, BooleanSupplier is) throws InterruptedException {
        Guild.await(subject.label + ": " + what + "; see " + folder, STARTS_WITHIN, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(subject.label + " has ended; see " + folder);
            }
            return is.getAsBoolean();
        });
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve(subject.label + ".log"));
    }

    Writer input() {
        return process.outputWriter();
    }

    /// Notes what its askers were told to be kept.
    Load told(Load load) {
        kept.addAll(load.kept());
        return load;
    }

    /// Whether anybody was told that a question is kept.
    boolean hasKept() {
        return !kept.isEmpty();
    }

    /// Kills it at once, and looks for all that was acknowledged.
    ///
    /// @return how many of these questions are lost
    int kill() throws InterruptedException, SQLException {
        close();
        if (!subject.keeps || kept.isEmpty()) {
            return 0;
        }
        Set<String> lost = new HashSet<>(kept);
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + subject.store(folder));
                Statement statement = store.createStatement();
                ResultSet rows = statement.executeQuery("SELECT text FROM question")) {
            while (rows.next()) {
                lost.remove(rows.getString(1));
            }
        }
        return lost.size();
    }

    /// Has it end in order; kills it where it does not.
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            close();
        }
    }

    @Override
    public void close() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(hook);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void destroy() {
        List<ProcessHandle> children = process.toHandle().descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
