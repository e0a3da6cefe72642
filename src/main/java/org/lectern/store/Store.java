package org.lectern.store;

import java.nio.file.Path;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Outbox;

/// The database of a bot: its ledger and its outbox in one SQLite file. One bot at a time writes to it.
///
/// What a future of either gives is durable. Futures complete on virtual threads of their own, in no order; work is
/// done in the order in which it was handed in.
public final class Store implements AutoCloseable {
    private final Writer writer;
    private final Reader reader;

    private Store(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /// Opens the database in a file; creates it, and its folder, where it is missing.
    ///
    /// @throws StoreException where the file is no database of ours, or was written by a newer version
    public static Store open(Path file) {
        DatabaseFile database = new DatabaseFile(file, Migrations.known());
        Db written = database.openToWrite();
        Reader reader = new Reader(database.openToRead());
        return new Store(new Writer(written), reader);
    }

    public Ledger ledger() {
        return new StoredLedger(writer, reader);
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
        writer.close();
        reader.close();
    }
}
