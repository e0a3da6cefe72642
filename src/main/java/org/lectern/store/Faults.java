package org.lectern.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What SQLite's errors mean to whoever runs Lectern, and to a commit that met one.
final class Faults {
    private Faults() {}

    /// A sentence that says what is wrong and how to mend it.
    static StoreException explained(Path file, SQLException e) {
        return new StoreException(
                switch (code(e)) {
                    case SQLITE_FULL -> "The disk of " + file + " is full. Free some space on it.";
                    case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                        file + " cannot be opened for writing (" + e.getMessage()
                                + "). It and its folder must be there and writable for the user that Lectern runs as.";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                        file + " is locked by another program. Close the database there.";
                    case SQLITE_NOTADB ->
                        file + " is not a database, or its first page is damaged. Name another file, or move this one"
                                + " away and restore a backup.";
                    case SQLITE_CORRUPT -> damaged(file, String.valueOf(e.getMessage()));
                    case SQLITE_IOERR -> "The disk of " + file + " fails (" + e.getMessage() + "). Check the disk.";
                    default -> "The database " + file + " fails: " + e.getMessage();
                },
                e);
    }

    static String damaged(Path file, String how) {
        return file + " is damaged (" + how + "). Move it and the files named like it away, and restore a backup.";
    }

    /// Whether a COMMIT that met this has certainly changed nothing.
    ///
    /// The frame that makes a commit one is the last that is written. With these errors it has not been written
    /// whole; others (a failed `fsync`, a failed write to the index in shared memory) may come after it, and then
    /// the log holds a commit that nobody sees until it is recovered after a crash.
    static boolean leavesNothing(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL,
                    SQLITE_READONLY,
                    SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_CONSTRAINT,
                    SQLITE_CORRUPT,
                    SQLITE_NOTADB,
                    SQLITE_CANTOPEN -> true;
            default -> false;
        };
    }

    /// The primary code: what the extended ones tell more is in the message.
    private static SQLiteErrorCode code(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    }
}
