package org.lectern.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.lectern.floor.Ledger.Who;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;

/// Who may not ask any more, as rows: by the questions for which a chair has muted them.
final class Mutes {
    /// How often a person is muted in a session.
    static final String IN_SESSION = """
            SELECT count(*) FROM muted JOIN question ON question.id = muted.question
            WHERE question.session = ? AND question.asker = ?
            """;

    private Mutes() {}

    /// @return false where it is so already, or there is no such question
    static boolean mute(Db db, QuestionId id, boolean muted, Who who, Instant at) throws SQLException {
        Optional<Question> question = Questions.byId(db, id);
        if (question.isEmpty() || isMuted(db, id) == muted) {
            return false;
        }
        long act = Logbook.mute(db, question.get(), muted, who, at);
        if (muted) {
            db.update("INSERT INTO muted (question, act) VALUES (?, ?)", id.value(), act);
        } else {
            db.update("DELETE FROM muted WHERE question = ?", id.value());
        }
        return true;
    }

    static boolean isMuted(Db db, QuestionId id) throws SQLException {
        return db.number("SELECT count(*) FROM muted WHERE question = ?", id.value()) > 0;
    }
}
