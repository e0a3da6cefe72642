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
        long message = db.number(
                "SELECT coalesce(max(discord_id), 0) FROM send WHERE key = ? AND what = 'CARD'", question.cardKey());
        return message == 0 ? List.of() : shownBy(db, message);
    }

    /// The questions whose cards a message has, in order.
    static List<Question> shownBy(Db db, long message) throws SQLException {
        List<String> keys = db.list(
                "SELECT key FROM send WHERE what = 'CARD' AND discord_id = ?", row -> row.getString("key"), message);
        return keys.isEmpty() ? List.of() : Questions.cards(db, keys);
    }

    /// A question and all that was merged into it, the question itself first, the parts in order.
    static List<Question> family(Db db, QuestionId question) throws SQLException {
        return db.list(
                FAMILY + "SELECT * FROM question_shown WHERE id IN family ORDER BY id = ? DESC, number",
                Questions::question,
                question.value(),
                question.value());
    }

    /// The question that this one is a part of, directly or not; itself where it is none. A vote for it counts
    /// there.
    static Optional<Question> root(Db db, QuestionId id) throws SQLException {
        Optional<Question> question = Questions.byId(db, id);
        while (question.isPresent() && question.get().standing().into() != null) {
            question = Questions.byId(db, question.get().standing().into());
        }
        return question;
    }
}
