package org.lectern.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.lectern.floor.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A unit of work: kept whole or not at all, whatever becomes of the others in its commit.
final class Unit<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Unit.class);

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
            LOG.warn("{} failed, alone in its commit", name, e);
            answer = () -> refuse(e);
        }
        db.run("RELEASE unit");
    }

    /// Tells its caller what [#attempt] gave; only once that is durable.
    void tell() {
        // Whoever waits may do anything next, even wait for other work of ours: never on a thread that does it.
        Thread.startVirtualThread(answer);
    }

    /// Tells its caller that it is certainly not kept.
    void fail(Throwable cause) {
        Thread.startVirtualThread(() -> refuse(cause));
    }

    /// Tells its caller that nobody knows whether it is kept.
    void doubt(Throwable cause) {
        Thread.startVirtualThread(() -> future.completeExceptionally(
                LedgerException.uncertain(name + " may have failed: " + cause.getMessage(), cause)));
    }

    private void refuse(Throwable cause) {
        future.completeExceptionally(new LedgerException(name + " failed: " + cause.getMessage(), cause));
    }
}
