package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_file_gets_every_step_and_the_settings_that_keep_it_safe() throws SQLException {
        DatabaseFile file = new DatabaseFile(folder.resolve("a/b/lectern.db"), Migrations.known());
        try (StoreLock _ = file.lock();
                Db db = file.openToWrite()) {
            assertThat(Migrations.version(db)).isEqualTo(Migrations.known().newest());
            assertThat(db.first("PRAGMA journal_mode", row -> row.getString(1))).contains("wal");
            assertThat(db.number("PRAGMA synchronous")).as("FULL").isEqualTo(2);
            assertThat(db.number("PRAGMA foreign_keys")).isEqualTo(1);
            assertThat(db.list("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.getString(1)))
                    .contains("session", "slot", "cue_outcome", "send", "question");
        }
    }

    @Test
    void an_older_database_gets_the_steps_it_lacks() throws SQLException {
        Path file = folder.resolve("lectern.db");
        Store.open(file).close();
        try (Db db = new DatabaseFile(file, withStep("CREATE TABLE later (a INTEGER)")).openToWrite()) {
            assertThat(Migrations.version(db)).isEqualTo(Migrations.known().newest() + 1);
            assertThat(db.number("SELECT count(*) FROM later")).isZero();
        }
    }

    @Test
    void a_step_that_fails_leaves_the_database_as_it_was() throws SQLException {
        Path file = folder.resolve("lectern.db");
        Store.open(file).close();
        DatabaseFile broken = new DatabaseFile(file, withStep("CREATE TABLE later (a INTEGER); NO SUCH WORDS;"));
        assertThatThrownBy(broken::openToWrite)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("lectern.db");
        try (Db db = new DatabaseFile(file, Migrations.known()).openToWrite()) {
            assertThat(Migrations.version(db)).isEqualTo(Migrations.known().newest());
            assertThat(db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'later'"))
                    .isZero();
        }
    }

    @Test
    void a_newer_schema_is_refused() throws SQLException {
        Path file = folder.resolve("lectern.db");
        new DatabaseFile(file, withStep("CREATE TABLE later (a INTEGER)"))
                .openToWrite()
                .close();
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("lectern.db was written by a newer version of Lectern");
        assertThatThrownBy(() -> Records.open(file)).isInstanceOf(StoreException.class);
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Nothing to see here. ".repeat(100));
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("notes.txt is not a database");
        assertThat(file).content().startsWith("Nothing to see here.");
    }

    @Test
    void a_folder_is_refused() {
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_alone() throws SQLException {
        Path file = folder.resolve("other.db");
        try (Db db = new Db(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            db.script("CREATE TABLE theirs (a INTEGER)");
        }
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another program");
        try (Db db = new Db(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            assertThat(db.number("SELECT count(*) FROM sqlite_schema")).isEqualTo(1);
            assertThat(db.first("PRAGMA journal_mode", row -> row.getString(1))).contains("delete");
        }
    }

    @Test
    void an_empty_file_is_a_new_database() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        Store.open(file).close();
        assertThat(file).isNotEmptyFile();
    }

    private static Migrations withStep(String script) {
        List<String> scripts = new ArrayList<>(Migrations.known().scripts());
        scripts.add(script);
        return new Migrations(scripts);
    }
}
