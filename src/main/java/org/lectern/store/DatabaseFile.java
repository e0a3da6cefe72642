package org.lectern.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database file, and the ways to open it.
///
/// @param migrations what this version of Lectern knows
record DatabaseFile(Path path, Migrations migrations) {
    private static final Logger log = LoggerFactory.getLogger(DatabaseFile.class);
    /// "LECT", for a database that has been at work from the start.
    private static final long APPLICATION_ID = 1279607636;

    /// "LECB", for one that is a backup or was restored from one.
    private static final long COPY_ID = 1279607618;

    /// How many ids of questions a copy leaves out: more than may be given after it was taken.
    private static final int SPARED_IDS = 100_000;

    /// Takes the right to write to it; its folder is created where it is missing.
    StoreLock lock() {
        if (Files.isDirectory(path)) {
            throw new StoreException(path + " cannot be opened: it is a folder. Name a file in it.");
        }
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StoreException("The folder of " + path + " cannot be created: " + e, e);
        }
        return StoreLock.take(path);
    }

    /// Refuses a database that lost something to damage, as far as that can be told quickly.
    void refuseDamaged() {
        try {
            if (WalHeader.isDamaged(path)) {
                throw new StoreException(Faults.damaged(
                        path,
                        "the header of its log " + path.getFileName() + "-wal is not valid: what was kept last is in"
                                + " there"));
            }
        } catch (IOException e) {
            throw new StoreException("The log of " + path + " cannot be read: " + e, e);
        }
        if (Files.isRegularFile(path)) {
            open(db -> check(db, "quick_check")).closeQuietly();
        }
    }

    /// Refuses a damaged one.
    ///
    /// @param pragma `quick_check`, or `integrity_check`, which reads the indexes too
    void check(Db db, String pragma) throws SQLException {
        String found =
                db.first("PRAGMA " + pragma + "(1)", row -> row.getString(1)).orElse("ok");
        if (!found.equals("ok")) {
            throw new StoreException(Faults.damaged(path, found.replaceAll("\\s+", " ")));
        }
    }

    /// A connection that writes: the file is created where it is missing, and its schema is brought up to date.
    /// Write-ahead logging with `synchronous = FULL`: what is committed survives a loss of power.
    Db openToWrite() {
        boolean wasThere = Files.exists(path);
        return open(db -> {
            prepare(db, wasThere);
            db.commitNothing();
        });
    }

    /// The same after a fault, for a file that must be there still. After a write that failed to reach the disk the
    /// next may succeed although what went before it is lost: the system tells of it once. So all that the log
    /// holds is written and synced anew, in its place in the database, before anything more is promised.
    Db openToWriteAgain() {
        if (!Files.isRegularFile(path)) {
            throw new StoreException("The database " + path + " is not there any more. Put it back.");
        }
        return open(db -> {
            prepare(db, true);
            if (!db.emptyLog()) {
                throw new StoreException(path + " is locked by another program. Close the database there.");
            }
            db.commitNothing();
        });
    }

    private void prepare(Db db, boolean wasThere) throws SQLException {
        refuseNewer(db);
        if (wasThere && Migrations.version(db) == 0) {
            log.warn("The database {} was empty: of what was asked or said before, nothing is known.", path);
        }
        db.script("PRAGMA journal_mode = WAL");
        db.script("PRAGMA synchronous = FULL");
        migrations.apply(db);
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

    /// Whether it was restored from a backup, so that others may have seen what came after.
    boolean isRestored(Db db) throws SQLException {
        return db.number("PRAGMA application_id") == COPY_ID;
    }

    /// A copy that was just made: checked thoroughly, and marked as one. It gives no id of a question again that
    /// its original gives from now on, for the cards that are in the chat by then keep theirs.
    Db openCopy() {
        return open(db -> {
            check(db, "integrity_check");
            if (db.first("PRAGMA foreign_key_check", row -> row.getString(1)).isPresent()) {
                throw new StoreException(Faults.damaged(path, "a row refers to one that is not there"));
            }
            db.run("BEGIN IMMEDIATE");
            db.update("INSERT INTO sqlite_sequence (name, seq) SELECT 'question', 0"
                    + " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'question')");
            db.update("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'question'", SPARED_IDS);
            db.script("PRAGMA application_id = " + COPY_ID);
            db.run("COMMIT");
        });
    }

    private interface Preparation {
        void prepare(Db db) throws SQLException;
    }

    private Db open(Preparation preparation) {
        try {
            Properties driver = new Properties();
            // Nobody asks for the keys that were generated, for which it would query after each insertion.
            driver.setProperty("jdbc.get_generated_keys", "false");
            Db db = new Db(DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath(), driver));
            try {
                db.script("PRAGMA busy_timeout = 2000");
                db.script("PRAGMA foreign_keys = ON");
                preparation.prepare(db);
                return db;
            } catch (SQLException | RuntimeException e) {
                db.closeQuietly();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.explained(path, e);
        }
    }

    private void refuseNewer(Db db) throws SQLException {
        int version = Migrations.version(db);
        long application = db.number("PRAGMA application_id");
        boolean empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION_ID && application != COPY_ID && !empty) {
            throw new StoreException(path + " is a database of another program, not of Lectern. Name another file.");
        }
        if (version > migrations.newest()) {
            throw new StoreException(path + " was written by a newer version of Lectern (its schema is " + version
                    + ", this version knows up to " + migrations.newest() + "). Use that version, or another file.");
        }
    }
}
