package org.lectern.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.cue.CueKey;
import org.lectern.outbox.Send;
import org.lectern.question.QuestionId;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Has the questions of a talk follow it into another session. They keep their cards, and their numbers where
/// nothing there has the same; where the talk comes back, they have their first numbers again.
final class Relocation {
    private final Db db;
    private final Session session;
    private final Instant at;
    private final List<Send> edits = new ArrayList<>();

    private Relocation(Db db, Session session, Instant at) {
        this.db = db;
        this.session = session;
        this.at = at;
    }

    private record Held(SlotId slot, SessionId by) {}

    /// @param in where it was asked first, as the question with that number
    private record Asked(QuestionId id, SessionId in, int as, int number, long asker) {}

    /// To be called before the session is stored.
    ///
    /// @return the edits of cards that show another number now, and of the summaries of sessions that have lost
    ///     questions
    static List<Send> into(Db db, Session session, Instant at) throws SQLException {
        Relocation relocation = new Relocation(db, session, at);
        List<Held> coming = db.list(
                "SELECT id, session FROM slot WHERE session <> ? AND id IN (SELECT value FROM json_each(?))",
                row -> new Held(new SlotId(row.getString(1)), new SessionId(row.getString(2))),
                session.id(),
                Json.of(session.slots().stream().map(slot -> slot.id().value()).toList()));
        Set<SessionId> left = new LinkedHashSet<>();
        for (Held held : coming) {
            if (relocation.follow(held)) {
                left.add(held.by());
            }
        }
        for (SessionId other : left) {
            // What was said of all its questions when it closed.
            Sends.edit(db, other, new CueKey(other.value(), CueKey.SESSION_CLOSES).toString(), at)
                    .ifPresent(relocation.edits::add);
        }
        return relocation.edits;
    }

    /// Has the questions of a talk that shares its Q&A no more, or does now, follow it into its other block. To be
    /// called once those of all sessions have followed: a joint Q&A that has gone takes along what was asked for
    /// it.
    static void within(Db db, Session session) throws SQLException {
        new Relocation(db, session, Instant.EPOCH).keepWithTalks();
    }

    private record Standing(SlotId talk, SlotId block) {}

    private void keepWithTalks() throws SQLException {
        List<Block> blocks = Block.of(session);
        for (Standing standing : db.list(
                "SELECT DISTINCT talk, block FROM question WHERE session = ? AND talk IS NOT NULL",
                row -> new Standing(new SlotId(row.getString(1)), new SlotId(row.getString(2))),
                session.id())) {
            Optional<SlotId> block = blocks.stream()
                    .filter(each -> each.has(standing.talk()))
                    .map(Block::id)
                    .filter(id -> !id.equals(standing.block()))
                    .findFirst();
            if (block.isPresent()) {
                db.update(
                        "UPDATE question SET block = ? WHERE session = ? AND talk = ? AND block = ?",
                        block.get(),
                        session.id(),
                        standing.talk(),
                        standing.block());
            }
        }
    }

    /// Whether there were any.
    private boolean follow(Held held) throws SQLException {
        SlotId block =
                Block.holding(Block.of(session), held.slot()).map(Block::id).orElse(held.slot());
        List<Asked> questions = db.list(
                """
                SELECT id, coalesce(asked_in, session), coalesce(asked_as, number), number, asker
                FROM question WHERE session = ? AND (talk = ? OR block = ?) ORDER BY number
                """,
                row -> new Asked(
                        new QuestionId(row.getLong(1)),
                        new SessionId(row.getString(2)),
                        row.getInt(3),
                        row.getInt(4),
                        row.getLong(5)),
                held.by(),
                held.slot(),
                held.slot());
        for (Asked asked : questions) {
            db.update("""
                    INSERT OR IGNORE INTO direct_message (session, person, language)
                    SELECT ?, person, language FROM direct_message WHERE session = ? AND person = ?
                    """, session.id(), held.by(), asked.asker());
            renumber(asked, block);
        }
        return !questions.isEmpty();
    }

    private void renumber(Asked asked, SlotId block) throws SQLException {
        boolean back = asked.in().equals(session.id());
        long number = back || isFree(asked.as()) ? asked.as() : Questions.newest(db, session.id()) + 1;
        db.update(
                "UPDATE question SET session = ?, block = ?, number = ?, asked_in = ?, asked_as = ? WHERE id = ?",
                session.id(),
                block,
                number,
                back ? null : asked.in(),
                back ? null : asked.as(),
                asked.id().value());
        if (number != asked.number()) {
            Optional<Send> edit = Sends.edit(db, session.id(), asked.id().cardKey(), at);
            edit.ifPresent(edits::add);
        }
    }

    private boolean isFree(int number) throws SQLException {
        return db.number(
                        "SELECT count(*) FROM question WHERE (session = ? AND number = ?) OR (asked_in = ? AND asked_as = ?)",
                        session.id(),
                        number,
                        session.id(),
                        number)
                == 0;
    }
}
