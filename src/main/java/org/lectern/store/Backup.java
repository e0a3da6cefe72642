package org.lectern.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/// A copy of a database in one file, read back and found whole, which a bot can be started on. What it holds is of one
/// instant, also where a bot was writing.
///
/// @param bytes the size of the file
public record Backup(long sessions, long questions, long cues, long sends, long bytes) {
    /// Takes one. `VACUUM INTO` copies one snapshot and holds up nobody who writes; SQLite's online backup, the
    /// other way there is, begins anew whenever somebody has written.
    ///
    /// @param to a file that is not there yet; it appears only when all is in it and on the disk
    /// @throws StoreException where there is no database to read, where `to` is there already or cannot be written,
    ///     and where the copy is damaged
    public static Backup take(Path from, Path to) {
        if (Files.exists(to)) {
            throw new StoreException(to + " is there already. Name a file that is not.");
        }
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.createDirectories(to.toAbsolutePath().resolveSibling(""));
            Files.deleteIfExists(part);
            try {
                Backup taken = copied(new DatabaseFile(from, Migrations.known()), part);
                makeDurable(part);
                Files.move(part, to);
                makeDurable(to.toAbsolutePath().resolveSibling(""));
                return taken;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(to + " is there already. Name a file that is not.", e);
        } catch (IOException e) {
            throw new StoreException("The backup cannot be written: " + e + ". The database is as it was.", e);
        }
    }

    private static Backup copied(DatabaseFile database, Path part) throws IOException {
        try (Db db = database.openToRead()) {
            db.script("PRAGMA query_only = OFF");
            db.update("VACUUM INTO ?", part.toString());
        } catch (SQLException e) {
            throw Faults.explained(part, e);
        }
        DatabaseFile copy = new DatabaseFile(part, database.migrations());
        try (Db db = copy.openCopy()) {
            return new Backup(
                    db.number("SELECT count(*) FROM session"),
                    db.number("SELECT count(*) FROM question"),
                    db.number("SELECT count(*) FROM cue_outcome"),
                    db.number("SELECT count(*) FROM send"),
                    Files.size(part));
        } catch (SQLException e) {
            throw Faults.explained(part, e);
        }
    }

    private static void makeDurable(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
