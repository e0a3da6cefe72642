package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lectern.floor.Ledger.Kept;
import org.lectern.outbox.Send;
import org.lectern.question.Filed;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Questions, as rows.
final class Questions {
    private Questions() {}

    /// Keeps a question with its card, unless its interaction has brought one before.
    static Kept file(Db db, NewQuestion asked, long channel, String threadKey, long after) throws SQLException {
        Optional<Question> before = byInteraction(db, asked.interaction());
        if (before.isPresent()) {
            return new Kept(new Filed(before.get(), place(db, before.get()), true), List.of());
        }
        Question question = add(db, asked);
        Send card = new Send(
                question.id().cardKey(),
                question.session(),
                Send.What.CARD,
                channel,
                threadKey,
                question.askedAt(),
                after);
        Sends.add(db, card, null);
        return new Kept(new Filed(question, place(db, question), false), List.of(card));
    }

    static List<Question> of(Db db, SessionId session) throws SQLException {
        return db.list("SELECT * FROM question WHERE session = ? ORDER BY number", Questions::question, session);
    }

    static List<Question> queue(Db db, SessionId session, SlotId block) throws SQLException {
        return db.list(
                "SELECT * FROM question WHERE session = ? AND block = ? AND state = 'OPEN' ORDER BY number",
                Questions::question,
                session,
                block);
    }

    static List<Question> cards(Db db, List<String> keys) throws SQLException {
        List<String> ids = keys.stream()
                .flatMap(key -> QuestionId.ofCard(key).stream())
                .map(id -> Long.toString(id.value()))
                .toList();
        return db.list("""
                SELECT * FROM question WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY id
                """, Questions::question, Json.of(ids));
    }

    private static Question add(Db db, NewQuestion asked) throws SQLException {
        long number = db.number("SELECT coalesce(max(number), 0) + 1 FROM question WHERE session = ?", asked.session());
        db.update(
                """
                INSERT INTO question (session, number, interaction, block, talk, text, asker, asker_name, asked_at,
                    state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')
                """,
                asked.session(),
                number,
                asked.interaction(),
                asked.block(),
                asked.talk(),
                asked.text(),
                asked.asker(),
                asked.askerName(),
                asked.askedAt());
        return byInteraction(db, asked.interaction()).orElseThrow();
    }

    private static Optional<Question> byInteraction(Db db, long interaction) throws SQLException {
        return db.first("SELECT * FROM question WHERE interaction = ?", Questions::question, interaction);
    }

    private static int place(Db db, Question question) throws SQLException {
        return Math.toIntExact(db.number(
                "SELECT count(*) + 1 FROM question WHERE block = ? AND state = 'OPEN' AND number < ?",
                question.block(),
                question.number()));
    }

    static Question question(ResultSet row) throws SQLException {
        String talk = row.getString("talk");
        return new Question(
                new QuestionId(row.getLong("id")),
                new SessionId(row.getString("session")),
                row.getInt("number"),
                new SlotId(row.getString("block")),
                talk == null ? null : new SlotId(talk),
                row.getString("text"),
                row.getLong("asker"),
                row.getString("asker_name"),
                Columns.instant(row, "asked_at"),
                Question.State.valueOf(row.getString("state")));
    }
}
