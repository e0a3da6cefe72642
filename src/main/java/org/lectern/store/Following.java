package org.lectern.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Ledger.News;
import org.lectern.floor.Ledger.Who;
import org.lectern.outbox.Send;
import org.lectern.question.Move;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.schedule.SessionId;

/// What people may follow of their own questions, as rows.
final class Following {
    private Following() {}

    /// All that a person has asked in sessions, the newest first; also what has gone to another with its talk
    /// since.
    static List<OwnQuestion> own(Db db, long person, List<SessionId> sessions) throws SQLException {
        List<OwnQuestion> own = new ArrayList<>();
        for (Question question : db.list(
                """
                SELECT * FROM question_shown
                WHERE asker = ?1
                    AND (session IN (SELECT value FROM json_each(?2)) OR asked_in IN (SELECT value FROM json_each(?2)))
                ORDER BY asked_at DESC, id DESC
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
    static List<News> news(Db db, Question moved, Move move, Who who, Instant at) throws SQLException {
        return switch (move) {
            case Move.Answer _ -> news(db, moved, moved, answered(moved), who, at);
            case Move.Merge(QuestionId into) ->
                news(db, moved, Questions.byId(db, into).orElseThrow(), "m" + into.cardKey(), who, at);
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

    private static List<News> news(Db db, Question moved, Question whole, String fact, Who who, Instant at)
            throws SQLException {
        Set<Long> told = new HashSet<>(Set.of(who.id()));
        List<News> news = new ArrayList<>();
        for (Question question : Votes.family(db, moved.id())) {
            if (told.add(question.asker())) {
                String key = question.id().cardKey() + "~" + fact;
                if (!directMessages(db, question.asker()).containsKey(question.session())) {
                    news.add(new News(key, question, whole, null));
                } else {
                    Send direct = new Send(key, question.session(), Send.What.DIRECT, question.asker(), null, at, 0);
                    // One that is there already tells just that.
                    if (Sends.add(db, direct, null)) {
                        news.add(new News(key, question, whole, direct));
                    }
                }
            }
        }
        return news;
    }

    private record Wish(SessionId session, Locale language) {}

    /// In which sessions a person wants direct messages, and in which language.
    static Map<SessionId, Locale> directMessages(Db db, long person) throws SQLException {
        return db
                .list(
                        "SELECT session, language FROM direct_message WHERE person = ?",
                        row -> new Wish(
                                new SessionId(row.getString("session")),
                                Locale.forLanguageTag(row.getString("language"))),
                        person)
                .stream()
                .collect(Collectors.toMap(Wish::session, Wish::language));
    }

    /// @param language null where they want none any more
    /// @return of how many sessions that is new
    static int directMessages(Db db, long person, List<SessionId> sessions, @Nullable Locale language)
            throws SQLException {
        Map<SessionId, Locale> before = directMessages(db, person);
        int changed = 0;
        for (SessionId session : sessions) {
            changed += before.containsKey(session) == (language != null) ? 0 : 1;
            if (language == null) {
                db.update("DELETE FROM direct_message WHERE person = ? AND session = ?", person, session);
            } else {
                db.update("""
                        INSERT INTO direct_message (session, person, language) VALUES (?, ?, ?)
                        ON CONFLICT (person, session) DO UPDATE SET language = excluded.language
                        """, session, person, language.toLanguageTag());
            }
        }
        return changed;
    }
}
