package org.lectern.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// A database file, and the ways to open it.
///
/// @param migrations what this version of Lectern knows
record DatabaseFile(Path path, Migrations migrations) {
    private static final long APPLICATION_ID = 1279607636;

    /// A connection that writes: the file and its folder are created where they are missing, and its schema is
    /// brought up to date. Write-ahead logging with `synchronous = FULL`: what is committed survives a loss of
    /// power.
    Db openToWrite() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StoreException("The folder of " + path + " cannot be created: " + e, e);
        }
        return open(db -> {
            refuseNewer(db);
            db.script("PRAGMA journal_mode = WAL");
            db.script("PRAGMA synchronous = FULL");
            migrations.apply(db);
        });
    }

    /// A connection that only reads; the file must be there with the newest schema.
    Db openToRead() {
        if (!Files.isRegularFile(path)) {
            throw new StoreException("There is no database " + path + ".");
        }
        return open(db -> {
            refuseNewer(db);
            if (Migrations.version(db) < migrations.newest()) {
                throw new StoreException(path + " has an older schema than this version reads. Start the bot on it"
                        + " once, which brings it up to date.");
            }
            db.script("PRAGMA query_only = ON");
        });
    }

    private interface Preparation {
        void prepare(Db db) throws SQLException;
    }

    private Db open(Preparation preparation) {
        try {
            Db db = new Db(DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath()));
            try {
                db.script("PRAGMA busy_timeout = 5000");
                db.script("PRAGMA foreign_keys = ON");
                preparation.prepare(db);
                return db;
            } catch (SQLException | RuntimeException e) {
                db.close();
                throw e;
            }
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    private void refuseNewer(Db db) throws SQLException {
        int version = Migrations.version(db);
        long application = db.number("PRAGMA application_id");
        boolean empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION_ID && !empty) {
            throw new StoreException(path + " is a database of another program, not of Lectern. Name another file.");
        }
        if (version > migrations.newest()) {
            throw new StoreException(path + " was written by a newer version of Lectern (its schema is " + version
                    + ", this version knows up to " + migrations.newest() + "). Use that version, or another file.");
        }
    }

    private StoreException explained(SQLException e) {
        if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreException(path + " is not a database. Name another file, or move this one away.", e);
        }
        return new StoreException("The database " + path + " cannot be opened: " + e.getMessage(), e);
    }
}
