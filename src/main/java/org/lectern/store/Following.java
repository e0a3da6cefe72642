package org.lectern.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.floor.Ledger.News;
import org.lectern.floor.Ledger.Who;
import org.lectern.question.Move;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.schedule.SessionId;

/// What people may follow of their own questions, as rows.
final class Following {
    private Following() {}

    /// All that a person has asked in sessions, the newest first.
    static List<OwnQuestion> own(Db db, long person, List<SessionId> sessions) throws SQLException {
        List<OwnQuestion> own = new ArrayList<>();
        for (Question question : db.list(
                """
                SELECT * FROM question_shown
                WHERE asker = ? AND session IN (SELECT value FROM json_each(?)) ORDER BY asked_at DESC, id DESC
                """,
                Questions::question,
                person,
                Json.of(sessions.stream().map(SessionId::value).toList()))) {
            QuestionId into = question.standing().into();
            Optional<Question> whole = into == null ? Optional.empty() : Votes.root(db, into);
            own.add(new OwnQuestion(question, whole, Questions.place(db, question)));
        }
        return own;
    }

    /// What those learn whose questions have just been answered or merged, a question each: not whoever did it.
    ///
    /// @param moved the question as it stands after the move
    static List<News> news(Db db, Question moved, Move move, Who who) throws SQLException {
        return switch (move) {
            case Move.Answer _ -> news(db, moved, moved, answered(moved), who);
            case Move.Merge(QuestionId into) ->
                news(db, moved, Questions.byId(db, into).orElseThrow(), "m" + into.cardKey(), who);
            case Move.Approve _,
                    Move.Stage _,
                    Move.Unstage _,
                    Move.Pin _,
                    Move.Unpin _,
                    Move.Hide _,
                    Move.Withdraw _,
                    Move.Correct _ -> List.of();
        };
    }

    /// Once on the floor, and once for each message that answers it.
    private static String answered(Question question) {
        String where = question.standing().answer();
        return "a" + (where == null ? "" : where.substring(where.lastIndexOf('/') + 1));
    }

    private static List<News> news(Db db, Question moved, Question whole, String fact, Who who) throws SQLException {
        Set<Long> told = new HashSet<>(Set.of(who.id()));
        List<News> news = new ArrayList<>();
        for (Question question : Votes.family(db, moved.id())) {
            if (told.add(question.asker())) {
                news.add(new News(question.id().cardKey() + "~" + fact, question, whole));
            }
        }
        return news;
    }
}
