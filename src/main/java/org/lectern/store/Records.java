package org.lectern.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act;
import org.lectern.floor.CueOutcome;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Send;
import org.lectern.question.LogEntry;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;

/// What a database holds, to be read by an audit: on a connection that cannot write, also while a bot writes. For one
/// thread at a time; its methods block.
public final class Records implements AutoCloseable {
    private final Db db;

    private Records(Db db) {
        this.db = db;
    }

    /// What became of one cue.
    ///
    /// @param sends what was said of it, in the order in which it was decided; without those that another cue had
    ///     caused before
    public record OfCue(SessionId session, CueOutcome outcome, List<OfSend> sends) {
        public OfCue {
            sends = List.copyOf(sends);
        }
    }

    /// What became of one send.
    ///
    /// @param id of the message or thread; null unless it was sent
    /// @param left when its request left, in the session's time; null unless it was sent, and where it was only
    ///     found after a crash
    /// @param why it was given up; null unless it was
    public record OfSend(
            Send send,
            SendState state,
            @Nullable Long id,
            @Nullable Instant left,
            @Nullable String why) {}

    /// @param card null where it has none: it waits for approval, or was not approved
    /// @param askedIn the session that its talk was in when it was asked
    /// @param askedAs its number there
    public record OfQuestion(
            Question question,
            SessionId askedIn,
            int askedAs,
            @Nullable OfSend card) {
        /// Of one whose talk has stayed in its session.
        public OfQuestion(Question question, @Nullable OfSend card) {
            this(question, question.session(), question.number(), card);
        }
    }

    public enum SendState {
        OPEN,
        SENT,
        GIVEN_UP
    }

    /// @throws StoreException where there is no such file, or it is none of ours, or of another version
    public static Records open(Path file) {
        return new Records(new DatabaseFile(file, Migrations.known()).openToRead());
    }

    /// Every session that was ever stored.
    public List<Session> sessions() {
        return read(Programme::load);
    }

    /// What became of every cue, in the order in which it was due and decided.
    public List<OfCue> cues() {
        return read(db -> {
            Map<String, List<Caused>> sends =
                    db.list("SELECT * FROM send WHERE cue IS NOT NULL ORDER BY seq", Records::caused).stream()
                            .collect(Collectors.groupingBy(Caused::cue));
            return db.list("SELECT * FROM cue_outcome ORDER BY due_at, rowid", row -> cue(row, sends));
        });
    }

    /// What chairs did to the time of a session, in order.
    public List<Act.Done> times(SessionId session) {
        return read(db -> Acts.of(db, session).stream().map(Ledger.Acted::done).toList());
    }

    /// Every question with its card, by session, in order of time.
    public List<OfQuestion> questions() {
        return read(db -> {
            Map<String, OfSend> cards = db.list("SELECT * FROM send WHERE what = 'CARD'", Records::send).stream()
                    .collect(Collectors.toMap(card -> card.send().key(), card -> card));
            return db.list("""
                    SELECT question_shown.*, coalesce(question.asked_in, question.session) AS in_session,
                        coalesce(question.asked_as, question.number) AS as_number
                    FROM question_shown JOIN question USING (id) ORDER BY question.session, question.number
                    """, row -> {
                Question question = Questions.question(row);
                return new OfQuestion(
                        question,
                        new SessionId(row.getString("in_session")),
                        row.getInt("as_number"),
                        cards.get(question.id().cardKey()));
            });
        });
    }

    /// The questions of one session, in order of time.
    public List<Question> questions(SessionId session) {
        return read(db -> db.list(
                "SELECT * FROM question_shown WHERE session = ? ORDER BY number", Questions::question, session));
    }

    /// What was done on the floor of a session, the oldest first.
    public List<LogEntry> history(SessionId session) {
        return read(db -> Logbook.latest(db, session, Integer.MAX_VALUE)).reversed();
    }

    /// What is still to be sent, in the order in which it was decided: of cues, cards, notes and edits.
    public List<Send> open() {
        return read(db -> db.list("SELECT * FROM send WHERE state = 'OPEN' ORDER BY seq", Sends::send));
    }

    /// Who voted for which question: for itself, not for its parts.
    public Map<QuestionId, Set<Long>> votes() {
        return read(db -> db
                .list(
                        "SELECT question, voter FROM vote",
                        row -> Map.entry(new QuestionId(row.getLong("question")), row.getLong("voter")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
    }

    @Override
    public void close() {
        try {
            db.close();
        } catch (SQLException e) {
            throw new StoreException("The database did not close cleanly: " + e.getMessage(), e);
        }
    }

    /// A send and the key of the cue that caused it.
    private record Caused(String cue, OfSend send) {}

    private <T> T read(Db.Work<T> work) {
        try {
            db.run("BEGIN");
            try {
                return work.run(db);
            } finally {
                db.run("COMMIT");
            }
        } catch (SQLException e) {
            throw new StoreException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private static OfCue cue(ResultSet row, Map<String, List<Caused>> sends) throws SQLException {
        List<OfSend> caused = sends.getOrDefault(row.getString("cue"), List.of()).stream()
                .map(Caused::send)
                .toList();
        return new OfCue(new SessionId(row.getString("session")), Outcomes.outcome(row), caused);
    }

    private static Caused caused(ResultSet row) throws SQLException {
        return new Caused(row.getString("cue"), send(row));
    }

    private static OfSend send(ResultSet row) throws SQLException {
        return new OfSend(
                Sends.send(row),
                SendState.valueOf(row.getString("state")),
                Columns.longOrNull(row, "discord_id"),
                Columns.instantOrNull(row, "left_at"),
                row.getString("why"));
    }
}
