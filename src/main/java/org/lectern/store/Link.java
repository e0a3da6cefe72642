package org.lectern.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that is opened anew after it failed, so that no broken transaction outlives its fault. Tells in the log
/// when the database begins to fail, when it fails in another way, and when it is well again; not each time. For one
/// thread at a time.
final class Link implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Store.class);

    private final Path file;
    private final String purpose;
    private final Supplier<Db> opening;
    private @Nullable Db open;
    private @Nullable String trouble;

    /// @param purpose for messages: `read`, `written`
    /// @param open its own from now on
    /// @param opening opens another; throws a [StoreException] where it cannot
    Link(Path file, String purpose, Db open, Supplier<Db> opening) {
        this.file = file;
        this.purpose = purpose;
        this.open = open;
        this.opening = opening;
    }

    /// @throws StoreException where it has to be opened anew and cannot be
    Db db() {
        Db present = open;
        if (present == null) {
            present = opening.get();
            open = present;
        }
        return present;
    }

    void isWell() {
        if (trouble != null) {
            trouble = null;
            log.info("The database can be {} again.", purpose);
        }
    }

    /// Gives the connection up, with whatever transaction is open on it.
    ///
    /// @return the fault in words
    Exception failed(Exception fault) {
        close();
        Exception explained = fault instanceof SQLException e ? Faults.explained(file, e) : fault;
        String words = String.valueOf(explained.getMessage());
        if (!words.equals(trouble)) {
            trouble = words;
            log.error(
                    "The database cannot be {} for now. {} Lectern goes on by itself as soon as it can.",
                    purpose,
                    words);
        }
        return explained;
    }

    @Override
    public void close() {
        Db present = open;
        open = null;
        if (present != null) {
            present.closeQuietly();
        }
    }
}
