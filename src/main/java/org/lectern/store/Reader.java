package org.lectern.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The one thread that reads for the bot, on a connection of its own: it sees all that was committed, and never waits
/// for the writer. A platform thread, for SQLite blocks in native code.
final class Reader implements AutoCloseable {
    private final Link link;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("lectern-store-reader").daemon().factory());

    /// @param link its own from now on
    Reader(Link link) {
        this.link = link;
    }

    /// Reads, all in one snapshot.
    <T> CompletableFuture<T> read(String name, Db.Work<T> work) {
        Unit<T> unit = new Unit<>(name, work);
        try {
            thread.execute(() -> run(unit));
        } catch (RejectedExecutionException _) {
            unit.fail(new IllegalStateException("the store is closed"));
        }
        return unit.future();
    }

    private void run(Unit<?> unit) {
        try {
            Db db = link.db();
            db.run("BEGIN");
            unit.attempt(db);
            db.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            unit.fail(link.failed(e));
            return;
        }
        link.isWell();
        unit.tell();
    }

    /// Finishes what was asked for, then ends the thread and closes the connection.
    @Override
    public void close() {
        thread.close();
        link.close();
    }
}
