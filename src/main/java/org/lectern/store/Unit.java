package org.lectern.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.lectern.floor.LedgerException;

/// A unit of work: kept whole or not at all, whatever becomes of the others in its commit.
final class Unit<T> {
    private final String name;
    private final Db.Work<T> work;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private Runnable answer = () -> {};

    /// @param name what it does, with ids, for messages
    Unit(String name, Db.Work<T> work) {
        this.name = name;
        this.work = work;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /// Does the work within the present transaction, and undoes it alone where it fails.
    ///
    /// @throws SQLException where the whole transaction is lost
    void attempt(Db db) throws SQLException {
        db.run("SAVEPOINT unit");
        try {
            T result = work.run(db);
            answer = () -> future.complete(result);
        } catch (SQLException | RuntimeException | Error e) {
            db.run("ROLLBACK TO unit");
            answer = () -> refuse(e);
        }
        db.run("RELEASE unit");
    }

    /// Tells its caller what [#attempt] gave; only once that is durable.
    void tell() {
        // Whoever waits may do anything next, even wait for other work of ours: never on a thread that does it.
        Thread.startVirtualThread(answer);
    }

    void fail(Throwable cause) {
        Thread.startVirtualThread(() -> refuse(cause));
    }

    private void refuse(Throwable cause) {
        future.completeExceptionally(new LedgerException(name + " failed: " + cause.getMessage(), cause));
    }
}
