package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One Lectern at a time writes to a database, in this process and in others.
class StoreLockTest {
    @TempDir
    private Path folder;

    private @Nullable Process other;

    /// The `main` of another process that holds a database until it is killed.
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            try (Store _ = Store.open(Path.of(args[0]))) {
                System.out.println("open");
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            }
        }
    }

    @AfterEach
    void endTheOther() throws InterruptedException {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
    }

    private Path file() {
        return folder.resolve("lectern.db");
    }

    private Process holder() throws IOException {
        Process started = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        other = started;
        BufferedReader out =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("open");
        return started;
    }

    private void isRefusedBecauseOf(long process) {
        assertThatThrownBy(() -> Store.open(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching(".*lectern.db is in use by another Lectern: process " + process
                        + " on \\S+, running since 20\\S+Z\\. Stop that one first, or name another file as `store`\\.");
    }

    @Test
    void a_second_one_in_another_process_is_told_who_holds_it_until_that_is_killed() throws Exception {
        Process first = holder();
        isRefusedBecauseOf(first.pid());
        isRefusedBecauseOf(first.pid());
        first.destroyForcibly().waitFor();
        assertThat(folder.resolve("lectern.db.lock")).as("a stale file").isNotEmptyFile();
        Store.open(file()).close();
    }

    @Test
    void a_second_one_in_this_process_is_refused_and_leaves_the_first_its_lock() throws Exception {
        try (Store _ = Store.open(file())) {
            isRefusedBecauseOf(ProcessHandle.current().pid());
            // The system would drop the lock if this process had opened the file once more and closed it.
            Process late = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            file().toString())
                    .redirectErrorStream(true)
                    .start();
            other = late;
            assertThat(new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("is in use by another Lectern: process "
                            + ProcessHandle.current().pid());
        }
        Store.open(file()).close();
    }

    @Test
    void another_way_to_the_same_file_is_the_same_file() throws IOException {
        Path link = folder.resolve("link.db");
        Store.open(file()).close();
        Files.createSymbolicLink(link, file());
        try (Store _ = Store.open(file())) {
            assertThatThrownBy(() -> Store.open(link)).hasMessageContaining("in use by another Lectern");
        }
    }

    @Test
    void whoever_only_reads_is_let_in() {
        try (Store _ = Store.open(file());
                Records records = Records.open(file())) {
            assertThat(records.sessions()).isEmpty();
            assertThat(Backup.take(file(), folder.resolve("backup.db")).sessions())
                    .isZero();
        }
    }

    @Test
    void one_that_could_not_open_leaves_no_lock() throws IOException {
        Files.writeString(file(), "Not a database. ".repeat(100));
        assertThatThrownBy(() -> Store.open(file())).hasMessageContaining("is not a database");
        Files.delete(file());
        Store.open(file()).close();
    }
}
