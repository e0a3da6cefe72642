package org.lectern.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lectern.floor.Ledger.Ballot;
import org.lectern.floor.Ledger.Cast;
import org.lectern.outbox.Send;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Voted;

/// Votes, as rows: one a person for a question and all its parts.
final class Votes {
    /// A question and all that was merged into it, directly or not.
    private static final String FAMILY = """
            WITH RECURSIVE family (id) AS (
                SELECT ? UNION SELECT question.id FROM question JOIN family ON question.into_question = family.id)
            """;

    private Votes() {}

    static Cast vote(Db db, Ballot ballot) throws SQLException {
        Optional<Question> found = root(db, ballot.question());
        if (found.isEmpty()) {
            return new Cast(Optional.empty(), List.of(), List.of());
        }
        Question question = found.get();
        if (!question.state().isLive()) {
            return new Cast(Optional.of(new Voted.TooLate(question)), List.of(), List.of());
        }
        long id = question.id().value();
        boolean had = db.number(
                        FAMILY + "SELECT count(*) FROM vote WHERE question IN family AND voter = ?", id, ballot.voter())
                > 0;
        boolean takesBack = switch (ballot.wish()) {
            case PUT -> false;
            case PRESS -> had;
        };
        if (had && !takesBack) {
            return new Cast(Optional.of(new Voted.Counted(question, true)), together(db, question.id()), List.of());
        }
        if (takesBack) {
            db.update(FAMILY + "DELETE FROM vote WHERE question IN family AND voter = ?", id, ballot.voter());
        } else {
            db.update("INSERT INTO vote (question, voter, voted_at) VALUES (?, ?, ?)", id, ballot.voter(), ballot.at());
        }
        for (long each : db.list(FAMILY + "SELECT id FROM family", row -> row.getLong("id"), id)) {
            count(db, new QuestionId(each));
        }
        Question counted = Questions.byId(db, question.id()).orElseThrow();
        List<Send> edits = Questions.show(db, question.id(), ballot.at(), null);
        Voted voted = takesBack ? new Voted.TakenBack(counted) : new Voted.Counted(counted, false);
        return new Cast(Optional.of(voted), together(db, question.id()), edits);
    }

    /// Counts the votes and the parts of a question anew.
    static void count(Db db, QuestionId question) throws SQLException {
        long id = question.value();
        long votes = db.number(FAMILY + "SELECT count(DISTINCT voter) FROM vote WHERE question IN family", id);
        long parts = db.number(FAMILY + "SELECT count(*) - 1 FROM family", id);
        db.update("UPDATE question SET votes = ?, parts = ? WHERE id = ?", votes, parts, id);
    }

    /// The questions whose cards share a message with this one's, in order; none where its card has no message.
    static List<Question> together(Db db, QuestionId question) throws SQLException {
        List<String> keys = db.list("""
                SELECT key FROM send WHERE what = 'CARD' AND discord_id =
                    (SELECT discord_id FROM send WHERE key = ? AND discord_id IS NOT NULL)
                """, row -> row.getString("key"), question.cardKey());
        return keys.isEmpty() ? List.of() : Questions.cards(db, keys);
    }

    /// The question that a vote for this one counts for.
    private static Optional<Question> root(Db db, QuestionId id) throws SQLException {
        Optional<Question> question = Questions.byId(db, id);
        while (question.isPresent() && question.get().standing().into() != null) {
            question = Questions.byId(db, question.get().standing().into());
        }
        return question;
    }
}
