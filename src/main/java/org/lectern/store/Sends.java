package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.CueKey;
import org.lectern.outbox.Outbox.Settled;
import org.lectern.outbox.Send;
import org.lectern.question.QuestionId;
import org.lectern.schedule.SessionId;

/// The outbox, as rows.
final class Sends {
    /// What was said under a key: first, or once more.
    private static final String SAID = "FROM send WHERE what <> 'EDIT' AND (key = ? OR key BETWEEN ? AND ?)";

    private Sends() {}

    /// Adds a send unless its key is there already.
    ///
    /// @param cue whose decision caused it; null for a card
    /// @return whether it was added
    static boolean add(Db db, Send send, @Nullable CueKey cue) throws SQLException {
        return db.update(
                        """
                        INSERT INTO send (key, cue, session, what, channel, base, due_at, after_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
                        """,
                        send.key(),
                        cue,
                        send.session(),
                        send.what(),
                        send.channel(),
                        send.base(),
                        send.due(),
                        send.after())
                == 1;
    }

    /// Whether a send is sent, or still to be.
    static boolean mayLeave(Db db, String key) throws SQLException {
        return db.number("SELECT count(*) FROM send WHERE key = ? AND state <> 'GIVEN_UP'", key) > 0;
    }

    /// Whether what an announcement says was to be said in its channel before.
    static boolean isSaidIn(Db db, Send send) throws SQLException {
        String key = send.key();
        return db.number(
                        "SELECT count(*) " + SAID + " AND channel = ?",
                        key,
                        key + Send.AGAIN + "0",
                        key + Send.AGAIN + ":",
                        send.channel())
                > 0;
    }

    /// Adds what is said at a cue unless its key is there already, or has it leave after all where it was given
    /// up; with a thread the cards that were given up since there was none.
    ///
    /// @return what is to leave by this
    static List<Send> addOrReopen(Db db, Send send, CueKey cue) throws SQLException {
        return add(db, send, cue) ? withCards(db, send) : reopen(db, send);
    }

    private static List<Send> withCards(Db db, Send send) throws SQLException {
        List<Send> sends = new ArrayList<>(List.of(send));
        if (send.what() == Send.What.THREAD) {
            sends.addAll(reopenedCards(db, send.key(), "GIVEN_UP"));
        }
        return sends;
    }

    /// Has an announcement or a thread leave after all that was given up, since no plan had its talk when it was
    /// to leave; with a thread the cards that waited for it.
    ///
    /// @return what is to leave by this
    static List<Send> reopen(Db db, Send send) throws SQLException {
        boolean isReopened = db.update("""
                        UPDATE send SET state = 'OPEN', why = NULL, channel = ?, base = ?, due_at = ?, after_id = ?
                        WHERE key = ? AND state = 'GIVEN_UP' AND what IN ('ANNOUNCEMENT', 'THREAD')
                        """, send.channel(), send.base(), send.due(), send.after(), send.key()) == 1;
        return isReopened ? withCards(db, send) : List.of();
    }

    /// Adds a send, or has it leave once more where it is there already: what it made is over.
    static void anew(Db db, Send send) throws SQLException {
        if (!add(db, send, null)) {
            db.update("""
                    UPDATE send SET state = 'OPEN', channel = ?, due_at = ?, discord_id = NULL, left_at = NULL, why = NULL
                    WHERE key = ?
                    """, send.channel(), send.due(), send.key());
        }
    }

    /// Adds a send although there is one with its key: under that key and a number.
    ///
    /// @return the send as it is kept
    static Send again(Db db, Send send, CueKey cue) throws SQLException {
        String key = send.key();
        long said = db.number("SELECT count(*) " + SAID, key, key + Send.AGAIN + "0", key + Send.AGAIN + ":");
        Send kept = said == 0 ? send : send.again(said + 1);
        add(db, kept, cue);
        return kept;
    }

    /// Has the message of a send say it anew, of several under its key the last that a session has said; nothing
    /// where that was given up or never was.
    static Optional<Send> edit(Db db, SessionId session, String first, Instant at) throws SQLException {
        Optional<Send> said = db.first(
                        "SELECT * " + SAID + " ORDER BY session = ? DESC, length(key) DESC, key DESC LIMIT 1",
                        row -> Map.entry(send(row), row.getString("state")),
                        first,
                        first + Send.AGAIN + "0",
                        first + Send.AGAIN + ":",
                        session)
                .filter(last -> !last.getValue().equals("GIVEN_UP"))
                .map(Map.Entry::getKey);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        String key = said.get().key();
        long message = db.number("SELECT coalesce(max(discord_id), 0) FROM send WHERE key = ?", key);
        long change = db.number("SELECT coalesce(max(seq), 0) + 1 FROM send");
        Send edit = Send.edit(said.get(), change, at, message);
        add(db, edit, null);
        return Optional.of(edit);
    }

    /// Where a session was announced last, as [org.lectern.floor.Ledger#saidIn] has it.
    static Optional<Long> saidIn(Db db, SessionId session) throws SQLException {
        Optional<Long> announced = db.first("""
                SELECT channel FROM cue_outcome JOIN send USING (cue)
                WHERE cue_outcome.session = ?1 AND send.session = ?1 AND what = 'ANNOUNCEMENT'
                ORDER BY seq DESC LIMIT 1
                """, row -> row.getLong(1), session);
        return announced.isPresent()
                ? announced
                : db.first("SELECT 0 FROM send WHERE session = ? AND what = 'EVENT'", row -> row.getLong(1), session);
    }

    static List<Send> open(Db db) throws SQLException {
        return db.list("""
                SELECT key, session, what, channel, base, due_at, iif(what = 'EDIT' AND after_id = 0,
                    coalesce((SELECT edited.discord_id FROM send AS edited
                        WHERE edited.key = substr(send.key, 1, instr(send.key, '!') - 1)), 0), after_id) AS after_id
                FROM send WHERE state = 'OPEN' ORDER BY seq
                """, Sends::send);
    }

    static Map<String, Long> made(Db db) throws SQLException {
        Map<String, Long> made = new HashMap<>();
        db.list(
                        "SELECT key, discord_id FROM send WHERE state = 'SENT' AND what NOT IN ('CARD', 'EDIT', 'DIRECT')",
                        row -> Map.entry(row.getString("key"), row.getLong("discord_id")))
                .forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        return made;
    }

    /// What is sent stays sent; what was given up may yet turn out to be sent; an unknown key changes nothing.
    ///
    /// @return what is to be sent anew
    static List<Send> settle(Db db, Settled settled) throws SQLException {
        switch (settled) {
            case Settled.Sent sent -> db.update("""
                        UPDATE send SET state = 'SENT', discord_id = ?, left_at = ?, why = NULL
                        WHERE key = ? AND state <> 'SENT'
                        """, sent.id(), sent.left(), sent.key());
            case Settled.GivenUp gone ->
                db.update(
                        "UPDATE send SET state = 'GIVEN_UP', why = ? WHERE key = ? AND state = 'OPEN'",
                        gone.why(),
                        gone.key());
            case Settled.Reopened thread -> {
                return reopened(db, thread.key());
            }
        }
        return List.of();
    }

    /// The cards that were in it are lost with it: those of questions that still wait are posted once more.
    private static List<Send> reopened(Db db, String thread) throws SQLException {
        List<Send> anew =
                new ArrayList<>(db.list("SELECT * FROM send WHERE key = ? AND state = 'SENT'", Sends::send, thread));
        if (anew.isEmpty()) {
            return anew;
        }
        anew.addAll(reopenedCards(db, thread, "SENT"));
        db.update("UPDATE send SET state = 'OPEN', discord_id = NULL, left_at = NULL WHERE key = ?", thread);
        return anew;
    }

    /// Has the cards of a thread leave once more whose questions still wait. All that was sent is before them, so
    /// that none is taken for one that was deleted.
    ///
    /// @param state of the cards until now
    private static List<Send> reopenedCards(Db db, String thread, String state) throws SQLException {
        long latest = db.number("SELECT coalesce(max(discord_id), 0) FROM send WHERE what <> 'DIRECT'");
        List<Send> anew = new ArrayList<>();
        for (Send card : db.list(
                "SELECT * FROM send WHERE base = ? AND what = 'CARD' AND state = ? ORDER BY seq",
                Sends::send,
                thread,
                state)) {
            Optional<QuestionId> id = QuestionId.ofCard(card.key());
            if (id.isPresent()
                    && Questions.byId(db, id.get())
                            .filter(question -> question.state().isLive())
                            .isPresent()) {
                db.update("""
                        UPDATE send SET state = 'OPEN', discord_id = NULL, left_at = NULL, why = NULL, after_id = ?
                        WHERE key = ?
                        """, latest, card.key());
                anew.add(card.at(latest));
            }
        }
        return anew;
    }

    static Send send(ResultSet row) throws SQLException {
        return new Send(
                row.getString("key"),
                new SessionId(row.getString("session")),
                Send.What.valueOf(row.getString("what")),
                row.getLong("channel"),
                row.getString("base"),
                Columns.instant(row, "due_at"),
                row.getLong("after_id"));
    }
}
