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

    private final Link link;
    private final BlockingQueue<Unit<?>> queue = new LinkedBlockingQueue<>();
    private final Unit<Integer> stop = new Unit<>("the end", _ -> 0);
    private final LongAdder commits = new LongAdder();
    private final Thread thread;
    private boolean closed;

    /// @param link its own from now on; opening it anew must make a commit, which settles what became of one that
    ///     failed
    Writer(Link link) {
        this.link = link;
        this.thread = Thread.ofPlatform().name("lectern-store-writer").daemon().start(this::run);
    }

    /// Hands in work; the future completes when it is durable, or fails with a `LedgerException` when it is not
    /// kept, which says whether that is certain.
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
        try (link) {
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
        Db db;
        try {
            db = link.db();
            db.run("BEGIN IMMEDIATE");
            for (Unit<?> unit : group) {
                unit.attempt(db);
            }
        } catch (SQLException | RuntimeException e) {
            Exception fault = link.failed(e);
            group.forEach(unit -> unit.fail(fault));
            return;
        }
        commit(db, group);
    }

    private void commit(Db db, List<Unit<?>> group) {
        try {
            db.run("COMMIT");
        } catch (SQLException e) {
            Exception fault = link.failed(e);
            boolean certain = Faults.leavesNothing(e) || isOverwritten();
            group.forEach(unit -> {
                if (certain) {
                    unit.fail(fault);
                } else {
                    unit.doubt(fault);
                }
            });
            return;
        }
        link.isWell();
        commits.increment();
        group.forEach(Unit::tell);
    }

    /// Whether another commit could be made over whatever a failed one has left in the log. Until then a crash may
    /// bring that back.
    private boolean isOverwritten() {
        try {
            link.db();
            return true;
        } catch (StoreException e) {
            LOG.debug("It stays unknown what became of a commit", e);
            return false;
        }
    }
}
