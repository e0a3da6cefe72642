package org.lectern.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It gathers what waits into one commit, so that many callers share one write to the
/// disk. A platform thread, for SQLite blocks in native code.
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int LARGEST_GROUP = 512;

    private final Db db;
    private final BlockingQueue<Unit<?>> queue = new LinkedBlockingQueue<>();
    private final Unit<Integer> stop = new Unit<>("the end", _ -> 0);
    private final LongAdder commits = new LongAdder();
    private final Thread thread;
    private boolean closed;

    /// @param db its own from now on
    Writer(Db db) {
        this.db = db;
        this.thread = Thread.ofPlatform().name("lectern-store-writer").daemon().start(this::run);
    }

    /// Hands in work; the future completes when it is durable, or fails with a `LedgerException` when it is
    /// certainly not kept.
    <T> CompletableFuture<T> submit(String name, Db.Work<T> work) {
        Unit<T> unit = new Unit<>(name, work);
        synchronized (this) {
            if (closed) {
                unit.fail(new IllegalStateException("the store is closed"));
            } else {
                queue.add(unit);
            }
        }
        return unit.future();
    }

    /// How many commits there have been.
    long commits() {
        return commits.sum();
    }

    /// Finishes what was handed in, then ends the thread and closes the connection.
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                queue.add(stop);
            }
        }
        Threads.awaitEnd(thread);
    }

    private void run() {
        List<Unit<?>> group = new ArrayList<>();
        boolean last = false;
        while (!last) {
            group.clear();
            group.add(next());
            queue.drainTo(group, LARGEST_GROUP - 1);
            last = group.remove(stop);
            if (!group.isEmpty()) {
                keep(group);
            }
        }
        try {
            db.close();
        } catch (SQLException e) {
            LOG.warn("The database did not close cleanly", e);
        }
    }

    private Unit<?> next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException _) {
                LOG.debug("The writer ends by being closed, not by an interrupt");
            }
        }
    }

    private void keep(List<Unit<?>> group) {
        try {
            db.run("BEGIN IMMEDIATE");
            for (Unit<?> unit : group) {
                unit.attempt(db);
            }
            db.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            LOG.error("A commit of {} units failed", group.size(), e);
            undo();
            group.forEach(unit -> unit.fail(e));
            return;
        }
        commits.increment();
        group.forEach(Unit::tell);
    }

    private void undo() {
        try {
            db.run("ROLLBACK");
        } catch (SQLException e) {
            // SQLite itself rolls back on some errors, and then there is nothing left to undo.
            LOG.debug("Nothing to roll back", e);
        }
    }
}
