package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Ledger.Filing;
import org.lectern.floor.Ledger.Kept;
import org.lectern.floor.Ledger.Muted;
import org.lectern.floor.Ledger.Place;
import org.lectern.floor.Ledger.TooFast;
import org.lectern.floor.Ledger.TooManyOpen;
import org.lectern.outbox.Send;
import org.lectern.question.Allowance;
import org.lectern.question.Filed;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Questions, as rows.
final class Questions {
    /// How many questions a person has open about the same.
    private static final String OPEN = """
            SELECT count(*) FROM question
            WHERE asker = ? AND session = ? AND block = ? AND talk IS ? AND state IN ('WAITING', 'OPEN', 'STAGED')
            """;

    /// The greatest number that a question of a session has, or had before its talk went to another.
    private static final String NEWEST = """
            SELECT max(coalesce((SELECT max(number) FROM question WHERE session = ?), 0),
                coalesce((SELECT max(asked_as) FROM question WHERE asked_in = ?), 0))
            """;

    private Questions() {}

    /// Keeps a question with its card, unless its interaction has brought one before, or its asker may not ask.
    ///
    /// @param allowance how much that person may ask; null where they need not be asked
    static Filing file(Db db, NewQuestion asked, Place place, @Nullable Allowance allowance) throws SQLException {
        Before before = before(db, asked);
        if (before.came()) {
            Question same = byInteraction(db, asked.interaction()).orElseThrow();
            return new Kept(new Filed(same, place(db, same), true), List.of());
        }
        if (allowance != null) {
            if (before.muted()) {
                return new Muted();
            }
            switch (verdict(db, asked, before.open(), allowance)) {
                case Allowance.Verdict.TooFast(Instant until) -> {
                    return new TooFast(until);
                }
                case Allowance.Verdict.TooManyOpen(int open) -> {
                    return new TooManyOpen(open);
                }
                case Allowance.Verdict.Allowed _ -> {}
            }
        }
        Question question = add(db, asked, before.newest() + 1);
        List<Send> card = card(db, question, question.askedAt(), place);
        return new Kept(new Filed(question, before.ahead() + 1, false), card);
    }

    /// What is known of a question before it is kept.
    ///
    /// @param came whether its interaction has brought it already
    /// @param muted whether its asker may not ask
    /// @param open how many its asker has open about the same; one for all talks of a block counts for that
    /// @param newest the number of the session's newest
    /// @param ahead how many are open in its block, all of them before it
    private record Before(boolean came, boolean muted, int open, int newest, int ahead) {}

    /// Looks all of it up at once: each statement costs as much as what it looks for.
    private static Before before(Db db, NewQuestion asked) throws SQLException {
        return db.first(
                        "SELECT (SELECT count(*) FROM question WHERE interaction = ?), (" + Mutes.IN_SESSION + "), ("
                                + OPEN + "), (" + NEWEST + "),"
                                + " (SELECT coalesce(max(questions), 0) FROM open_in_block WHERE block = ?)",
                        row -> new Before(
                                row.getInt(1) > 0, row.getInt(2) > 0, row.getInt(3), row.getInt(4), row.getInt(5)),
                        asked.interaction(),
                        asked.session(),
                        asked.asker(),
                        asked.asker(),
                        asked.session(),
                        asked.block(),
                        asked.talk(),
                        asked.session(),
                        asked.session(),
                        asked.block())
                .orElseThrow();
    }

    private static Allowance.Verdict verdict(Db db, NewQuestion asked, int open, Allowance allowance)
            throws SQLException {
        List<Instant> times = db.list(
                "SELECT asked_at FROM question WHERE asker = ? AND asked_at > ?",
                row -> Columns.instant(row, "asked_at"),
                asked.asker(),
                asked.askedAt().minus(Allowance.MINUTE));
        return allowance.of(times, open, asked.askedAt());
    }

    /// How many questions whoever asked one has open about the same.
    static int open(Db db, Question like) throws SQLException {
        return Math.toIntExact(db.number(OPEN, like.asker(), like.session(), like.block(), like.talk()));
    }

    /// Has the chat show a question as it stands: by its card where it has none yet and may have one, else by an
    /// edit of that.
    ///
    /// @param place where its card goes; null where it has one
    static List<Send> show(Db db, QuestionId id, Instant at, @Nullable Place place) throws SQLException {
        Question question = byId(db, id).orElseThrow();
        if (db.number("SELECT count(*) FROM send WHERE key = ?", id.cardKey()) > 0) {
            return Sends.edit(db, question.session(), id.cardKey(), at).stream().toList();
        }
        return card(db, question, at, place);
    }

    /// The card of a question that has none yet, where it may have one.
    private static List<Send> card(Db db, Question question, Instant at, @Nullable Place place) throws SQLException {
        if (place == null || !question.state().isLive()) {
            return List.of();
        }
        Send added = new Send(
                question.id().cardKey(),
                question.session(),
                Send.What.CARD,
                place.channel(),
                place.threadKey(),
                at,
                place.after());
        Sends.add(db, added, null);
        return List.of(added);
    }

    static Optional<Question> byId(Db db, QuestionId id) throws SQLException {
        return db.first("SELECT * FROM question_shown WHERE id = ?", Questions::question, id.value());
    }

    static List<Question> of(Db db, SessionId session) throws SQLException {
        return db.list("SELECT * FROM question_shown WHERE session = ? ORDER BY number", Questions::question, session);
    }

    static List<Question> of(Db db, SessionId session, SlotId block) throws SQLException {
        return db.list(
                "SELECT * FROM question_shown WHERE session = ? AND block = ? ORDER BY number",
                Questions::question,
                session,
                block);
    }

    static List<Question> queue(Db db, SessionId session, SlotId block) throws SQLException {
        return db.list(
                "SELECT * FROM question_shown WHERE session = ? AND block = ? AND state IN ('OPEN', 'STAGED') ORDER BY number",
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
                SELECT * FROM question_shown WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY id
                """, Questions::question, Json.of(ids));
    }

    private static Question add(Db db, NewQuestion asked, int number) throws SQLException {
        long id = db.number(
                """
                INSERT INTO question (session, number, interaction, block, talk, text, asker, asker_name, asked_at,
                    state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id
                """,
                asked.session(),
                number,
                asked.interaction(),
                asked.block(),
                asked.talk(),
                asked.text(),
                asked.asker(),
                asked.askerName(),
                asked.askedAt(),
                asked.state());
        return new Question(
                new QuestionId(id),
                asked.session(),
                number,
                asked.block(),
                asked.talk(),
                asked.text(),
                asked.asker(),
                asked.askerName(),
                asked.askedAt().truncatedTo(ChronoUnit.MILLIS),
                Standing.of(asked.state()));
    }

    /// The greatest number that a question of a session has, or had before its talk went to another.
    static long newest(Db db, SessionId session) throws SQLException {
        return db.number(NEWEST, session, session);
    }

    static Optional<Question> byInteraction(Db db, long interaction) throws SQLException {
        return db.first("SELECT * FROM question_shown WHERE interaction = ?", Questions::question, interaction);
    }

    /// Its place among the open questions of its block, from 1.
    static int place(Db db, Question question) throws SQLException {
        return Math.toIntExact(db.number(
                "SELECT count(*) + 1 FROM question WHERE block = ? AND state = 'OPEN' AND number < ?",
                question.block(),
                question.number()));
    }

    static Question question(ResultSet row) throws SQLException {
        String talk = row.getString("talk");
        Long into = Columns.longOrNull(row, "into_question");
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
                new Standing(
                        State.valueOf(row.getString("state")),
                        row.getBoolean("pinned"),
                        row.getInt("votes"),
                        row.getInt("parts"),
                        into == null ? null : new QuestionId(into),
                        Columns.intOrNull(row, "into_number"),
                        row.getString("answer"),
                        row.getLong("revision")));
    }
}
