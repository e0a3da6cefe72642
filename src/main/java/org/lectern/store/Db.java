package org.lectern.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection and its prepared statements, which are kept for as long as it is open. For one thread at a time.
///
/// Transactions are begun and ended by statements of SQL, not by JDBC, whose drivers begin the next one too early.
final class Db implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Db.class);

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Db(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Work on a connection, within a transaction that its caller ends.
    interface Work<T> {
        T run(Db db) throws SQLException;
    }

    /// Changes rows.
    ///
    /// @param values for the statement's places in order: text, numbers, instants, enums, ids or null
    /// @return how many rows changed
    int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    <T> List<T> list(String sql, Row<T> reader, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /// A query that always gives one number.
    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    /// Runs statements without values, one or a whole script, and keeps nothing prepared of them.
    void script(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /// Runs a statement that gives nothing, prepared once.
    void run(String sql) throws SQLException {
        bound(sql).execute();
    }

    /// Ends a transaction after a fault, unless SQLite has done so itself.
    void rollback() {
        try {
            script("ROLLBACK");
        } catch (SQLException e) {
            log.debug("Nothing to roll back", e);
        }
    }

    /// A commit that changes no row: it proves that the file can be written, and overwrites in the log what a
    /// commit that failed may have left there.
    void commitNothing() throws SQLException {
        run("BEGIN IMMEDIATE");
        script("PRAGMA user_version = " + number("PRAGMA user_version"));
        run("COMMIT");
    }

    /// Writes what the log holds to the database, syncs that, and empties the log.
    ///
    /// @return false where somebody still reads from the log
    boolean emptyLog() throws SQLException {
        return number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        }
    }

    /// Closes after a fault; that it may not close cleanly is part of the same fault.
    void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            log.debug("A connection did not close cleanly", e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, column(values[i]));
        }
        return statement;
    }

    private static @Nullable Object column(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Long number -> number;
            case Integer number -> number;
            case Instant instant -> instant.toEpochMilli();
            case Enum<?> one -> one.name();
            default -> value.toString();
        };
    }
}
