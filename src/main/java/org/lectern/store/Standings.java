package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Ledger.Changed;
import org.lectern.floor.Ledger.Place;
import org.lectern.floor.Ledger.Who;
import org.lectern.outbox.Send;
import org.lectern.question.Allowance;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.SessionId;

/// What becomes of questions, as rows: moves, and their undoing. Each is logged, and each card that shows something
/// else for it is edited.
final class Standings {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(30);

    private Standings() {}

    /// @param seen the revision that whoever acts has seen; null where they speak of it as it stands
    static Changed move(Db db, QuestionId id, Move move, @Nullable Long seen, Who who, Instant at, Place place)
            throws SQLException {
        Optional<Question> found = Questions.byId(db, id);
        if (found.isEmpty()) {
            return new Changed(new Moved.Nothing(), List.of());
        }
        Question question = found.get();
        if (seen != null && seen != question.standing().revision()) {
            return new Changed(new Moved.Stale(question), List.of());
        }
        Optional<State> after = move.after(question.state());
        if (after.isEmpty()
                || !Move.mayFollow(move.kind(), question.standing())
                || (move instanceof Move.Merge(QuestionId into) && !mayMerge(db, question, into))) {
            return new Changed(new Moved.Impossible(question), List.of());
        }
        List<Question> touched = new ArrayList<>();
        if (move instanceof Move.Stage) {
            for (Question other : staged(db, question.session())) {
                set(db, other, State.OPEN, other.standing());
                touched.add(other);
            }
        }
        Standing standing = question.standing();
        switch (move) {
            case Move.Pin _ -> pin(db, question, true);
            case Move.Unpin _ -> pin(db, question, false);
            case Move.Merge(QuestionId into) -> {
                set(db, question, after.get(), into(standing, into));
                touched.add(Questions.byId(db, into).orElseThrow());
            }
            case Move.Answer(String where) -> set(db, question, after.get(), answered(standing, where));
            case Move.Correct(String text) ->
                db.update(
                        "UPDATE question SET text = ?, revision = revision + 1 WHERE id = ?",
                        text,
                        question.id().value());
            case Move.Approve _, Move.Stage _, Move.Unstage _, Move.Hide _, Move.Withdraw _ ->
                set(db, question, after.get(), standing);
        }
        touched.add(question);
        long act = log(db, question, move, who, at);
        Changed changed = changed(db, question.id(), act, touched, at, place);
        Question moved = Questions.byId(db, id).orElseThrow();
        return new Changed(changed.moved(), changed.sends(), Following.news(db, moved, move, who, at));
    }

    /// Undoes the latest act of a question that is not undone, where the question still stands as that left it.
    static Changed undo(Db db, long act, Who who, Instant at, Place place, Allowance allowance) throws SQLException {
        Optional<Logged> found = db.first(
                "SELECT * FROM act WHERE id = ? AND question IS NOT NULL AND undone_by IS NULL",
                Standings::logged,
                act);
        if (found.isEmpty()) {
            return new Changed(new Moved.Nothing(), List.of());
        }
        Question question = Questions.byId(db, found.get().question()).orElseThrow();
        if (question.standing().revision() != found.get().revision()) {
            return new Changed(new Moved.Stale(question), List.of());
        }
        if (question.state() == State.WITHDRAWN
                && allowance.of(List.of(), Questions.open(db, question), at)
                        instanceof Allowance.Verdict.TooManyOpen(int open)) {
            return new Changed(new Moved.TooManyOpen(question, open), List.of());
        }
        Map<String, @Nullable Object> before = Json.values(found.get().before());
        db.update(
                """
                UPDATE question SET state = ?, pinned = ?, into_question = ?, answer = ?, text = ?,
                    revision = revision + 1 WHERE id = ?
                """,
                before.get("state"),
                before.get("pinned"),
                before.get("into"),
                before.get("answer"),
                before.get("text"),
                question.id().value());
        long undoing = add(
                db,
                question.session(),
                who,
                at,
                "UNDO",
                null,
                question,
                question.standing().revision() + 1);
        db.update("UPDATE act SET undone_by = ? WHERE id = ?", undoing, act);
        List<Question> touched = new ArrayList<>(List.of(question));
        QuestionId into = question.standing().into();
        if (into != null) {
            touched.add(Questions.byId(db, into).orElseThrow());
        }
        return changed(db, question.id(), undoing, touched, at, place);
    }

    /// The median of the times between the latest answers on the floor, pauses of half an hour and more left out.
    static Optional<Duration> pace(Db db, SessionId session) throws SQLException {
        List<Instant> answered = db.list(
                "SELECT done_at FROM act WHERE session = ? AND what = 'ANSWER' AND detail IS NULL AND undone_by IS NULL"
                        + " ORDER BY done_at DESC LIMIT 20",
                row -> Columns.instant(row, "done_at"),
                session);
        List<Duration> between = new ArrayList<>();
        for (int i = 1; i < answered.size(); i++) {
            Duration one = Duration.between(answered.get(i), answered.get(i - 1));
            if (one.compareTo(LONGEST_ANSWER) < 0 && one.isPositive()) {
                between.add(one);
            }
        }
        Collections.sort(between);
        return between.isEmpty() ? Optional.empty() : Optional.of(between.get(between.size() / 2));
    }

    private record Logged(QuestionId question, long revision, String before) {}

    private static Logged logged(ResultSet row) throws SQLException {
        return new Logged(new QuestionId(row.getLong("question")), row.getLong("revision"), row.getString("before"));
    }

    /// Only into another of the same session that is no part itself; a cycle is not possible then.
    private static boolean mayMerge(Db db, Question question, QuestionId into) throws SQLException {
        return !into.equals(question.id())
                && Questions.byId(db, into)
                        .filter(other -> other.session().equals(question.session()))
                        .filter(other -> other.state().isLive() || other.state() == State.WAITING)
                        .isPresent();
    }

    private static List<Question> staged(Db db, SessionId session) throws SQLException {
        return db.list(
                "SELECT * FROM question_shown WHERE session = ? AND state = 'STAGED'", Questions::question, session);
    }

    private static Standing into(Standing standing, QuestionId into) {
        return new Standing(
                standing.state(), false, standing.votes(), standing.parts(), into, null, standing.answer(), 0);
    }

    private static Standing answered(Standing standing, @Nullable String where) {
        return new Standing(
                standing.state(),
                standing.pinned(),
                standing.votes(),
                standing.parts(),
                standing.into(),
                null,
                where == null ? standing.answer() : where,
                0);
    }

    private static void set(Db db, Question question, State state, Standing standing) throws SQLException {
        QuestionId into = standing.into();
        db.update(
                """
                UPDATE question SET state = ?, pinned = ?, into_question = ?, answer = ?, revision = revision + 1
                WHERE id = ?
                """,
                state,
                standing.pinned() ? 1 : 0,
                into == null ? null : into.value(),
                standing.answer(),
                question.id().value());
    }

    private static void pin(Db db, Question question, boolean pinned) throws SQLException {
        db.update(
                "UPDATE question SET pinned = ?, revision = revision + 1 WHERE id = ?",
                pinned ? 1 : 0,
                question.id().value());
    }

    private static long log(Db db, Question question, Move move, Who who, Instant at) throws SQLException {
        String detail = switch (move) {
            case Move.Merge(QuestionId into) -> Long.toString(into.value());
            case Move.Answer(String where) -> where;
            case Move.Correct(String text) -> text;
            case Move.Approve _, Move.Stage _, Move.Unstage _, Move.Pin _, Move.Unpin _, Move.Hide _, Move.Withdraw _ ->
                null;
        };
        return add(
                db,
                question.session(),
                who,
                at,
                move.kind().name(),
                detail,
                question,
                question.standing().revision() + 1);
    }

    private static long add(
            Db db,
            SessionId session,
            Who who,
            Instant at,
            String what,
            @Nullable String detail,
            Question question,
            long revision)
            throws SQLException {
        Standing standing = question.standing();
        QuestionId into = standing.into();
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        before.put("state", question.state().name());
        before.put("pinned", standing.pinned() ? 1 : 0);
        before.put("into", into == null ? null : into.value());
        before.put("answer", standing.answer());
        before.put("text", question.text());
        db.update(
                """
                INSERT INTO act (session, done_at, person, person_name, what, detail, question, before, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session,
                at,
                who.id(),
                who.name(),
                what,
                detail,
                question.id().value(),
                Json.of(before),
                revision);
        return db.number("SELECT max(id) FROM act");
    }

    /// Counts anew what the moves may have changed, and has the cards follow.
    private static Changed changed(Db db, QuestionId id, long act, List<Question> touched, Instant at, Place place)
            throws SQLException {
        List<Send> sends = new ArrayList<>();
        for (Question each : touched) {
            Votes.count(db, each.id());
            sends.addAll(Questions.show(db, each.id(), at, place));
        }
        return new Changed(new Moved.Done(Questions.byId(db, id).orElseThrow(), act), sends);
    }
}
