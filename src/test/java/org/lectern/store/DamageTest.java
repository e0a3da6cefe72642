package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.session;
import static org.lectern.schedule.TestSessions.track13;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is damaged, or in somebody's hands, is refused at the start, in a sentence that says how to mend it.
class DamageTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void keepASession() {
        file = folder.resolve("lectern.db");
        try (Store store = Store.open(file)) {
            store.ledger().store(List.of(track13())).join();
        }
    }

    private void overwrite(Path target, long at, int bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(target.toFile(), "rw")) {
            open.seek(at);
            byte[] garbage = new byte[bytes];
            java.util.Arrays.fill(garbage, (byte) 0xa5);
            open.write(garbage);
        }
    }

    private void isRefused(Path damaged, String... words) throws IOException {
        byte[] before = Files.readAllBytes(damaged);
        assertThatThrownBy(() -> Store.open(damaged))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(damaged.toString())
                .hasMessageContainingAll(words);
        assertThat(damaged).as("is left alone").hasBinaryContent(before);
    }

    @Test
    void a_damaged_header() throws IOException {
        overwrite(file, 0, 100);
        isRefused(file, "its first page is damaged", "restore a backup");
    }

    @Test
    void a_damaged_page_in_the_middle() throws IOException {
        overwrite(file, Files.size(file) / 4096 / 2 * 4096, 4096);
        isRefused(file, "is damaged", "restore a backup");
    }

    @Test
    void a_file_that_was_cut_short() throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(Files.size(file) / 2);
        }
        isRefused(file, "is damaged", "restore a backup");
    }

    @Test
    void a_log_whose_header_is_garbage_holds_commits_that_would_be_dropped() throws IOException {
        Path crashed = Files.createDirectories(folder.resolve("crashed")).resolve("lectern.db");
        try (Store store = Store.open(file)) {
            store.ledger()
                    .store(List.of(session("Other").talk("09:00-09:10", "A").build()))
                    .join();
            // As after a crash: the log is still there.
            Files.copy(file, crashed);
            Files.copy(folder.resolve("lectern.db-wal"), crashed.resolveSibling("lectern.db-wal"));
        }
        Path log = crashed.resolveSibling("lectern.db-wal");
        byte[] sound = Files.readAllBytes(log);
        overwrite(log, 0, 32);
        isRefused(crashed, "lectern.db-wal is not valid", "restore a backup");
        Files.write(log, sound);
        try (Store _ = Store.open(crashed);
                Records records = Records.open(crashed)) {
            assertThat(records.sessions()).hasSize(2);
        }
    }

    @Test
    void an_empty_log_is_nothing_to_refuse() throws IOException {
        Files.createFile(folder.resolve("lectern.db-wal"));
        Store.open(file).close();
    }

    @Test
    void a_lock_of_another_programs() throws SQLException {
        try (Db other = new Db(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            other.script("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> Store.open(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("lectern.db is locked by another program");
        }
        Store.open(file).close();
    }
}
