package org.lectern.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Outbox;
import org.sqlite.SQLiteJDBCLoader;

/// The database of a bot: its ledger and its outbox in one SQLite file. One bot at a time writes to it.
///
/// What a future of either gives is durable. Futures complete on virtual threads of their own, in no order; work is
/// done in the order in which it was handed in.
public final class Store implements AutoCloseable {
    private final boolean restored;
    private final StoreLock lock;
    private final Writer writer;
    private final Reader reader;

    private Store(boolean restored, StoreLock lock, Writer writer, Reader reader) {
        this.restored = restored;
        this.lock = lock;
        this.writer = writer;
        this.reader = reader;
    }

    /// Loads SQLite, which [#open] does too: for another thread, while something else is done.
    public static void prepare() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new StoreException("SQLite cannot be loaded: " + e, e);
        }
    }

    /// Opens the database in a file; creates it, and its folder, where it is missing.
    ///
    /// @throws StoreException where the file is no database of ours, is damaged, cannot be written, was written by
    ///     a newer version, or is in use by another Lectern
    public static Store open(Path file) {
        DatabaseFile database = new DatabaseFile(file, Migrations.known());
        StoreLock lock = database.lock();
        try {
            database.refuseDamaged();
            return open(file, database, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Store open(Path file, DatabaseFile database, StoreLock lock) {
        // What brings the file up to date comes first.
        Db written = database.openToWrite();
        try {
            boolean restored = database.isRestored(written);
            Link reading = new Link(file, "read", database.openToRead(), database::openToRead);
            Link writing = new Link(file, "written", written, database::openToWriteAgain);
            return new Store(restored, lock, new Writer(writing), new Reader(reading));
        } catch (SQLException e) {
            written.closeQuietly();
            throw Faults.explained(file, e);
        } catch (RuntimeException e) {
            written.closeQuietly();
            throw e;
        }
    }

    public Ledger ledger() {
        return new StoredLedger(writer, reader, restored);
    }

    public Outbox outbox() {
        return new StoredOutbox(writer, reader);
    }

    /// How many commits there have been since it was opened; with group commit, fewer than units of work.
    public long commits() {
        return writer.commits();
    }

    /// Finishes what was handed in, then closes; work that comes later is refused. No thread is left.
    @Override
    public void close() {
        try (lock) {
            writer.close();
            reader.close();
        }
    }
}
