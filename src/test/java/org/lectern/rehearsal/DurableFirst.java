package org.lectern.rehearsal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.standin.Happening;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;
import org.lectern.standin.Watch;

/// Looks into the store, the moment that an asker is told that a question is kept, whether it is: what another
/// connection can see has been committed.
final class DurableFirst implements AutoCloseable {
    private static final Pattern KEPT = Pattern.compile("Kept as question \\*\\*#(\\d+)\\*\\*");

    private final Connection store;
    private final PreparedStatement question;
    private final Map<String, String> sessions = new HashMap<>();
    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicInteger missing = new AtomicInteger();
    private final Watch watch;

    DurableFirst(StandIn standin, Path file) throws SQLException {
        store = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        store.createStatement().execute("PRAGMA query_only = ON");
        try (ResultSet rows = store.createStatement()
                .executeQuery("SELECT DISTINCT channel, session FROM send WHERE what = 'ANNOUNCEMENT'")) {
            while (rows.next()) {
                sessions.put(rows.getString(1), rows.getString(2));
            }
        }
        question = store.prepareStatement("SELECT 1 FROM question WHERE session = ? AND number = ?");
        watch = standin.watch(this::hear);
    }

    private void hear(Happening happening) {
        switch (happening) {
            case Happening.MessagePosted posted -> read(posted.message());
            case Happening.MessageEdited edited -> read(edited.message());
            case Happening.MessageDeleted _,
                    Happening.ThreadOpened _,
                    Happening.ThreadChanged _,
                    Happening.ThreadDeleted _,
                    Happening.Reacted _ -> {}
        }
    }

    private void read(SeenMessage answer) {
        Matcher kept = KEPT.matcher(answer.content());
        if (answer.ephemeral() && kept.find() && !isThere(answer.channelId(), Integer.parseInt(kept.group(1)))) {
            missing.incrementAndGet();
        }
    }

    private boolean isThere(String channel, int number) {
        looked.incrementAndGet();
        try {
            question.setString(1, sessions.get(channel));
            question.setInt(2, number);
            try (ResultSet found = question.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many answers it has looked behind.
    int looked() {
        return looked.get();
    }

    /// How many of them told of a question that was not there.
    int missing() {
        return missing.get();
    }

    @Override
    public void close() throws SQLException {
        watch.close();
        store.close();
    }
}
