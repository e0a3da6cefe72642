package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.cue.CueKey;
import org.lectern.floor.CueOutcome;
import org.lectern.floor.CueOutcome.Said;
import org.lectern.floor.CueOutcome.Skipped;
import org.lectern.floor.CueOutcome.Why;
import org.lectern.floor.Ledger.Decision;
import org.lectern.outbox.Send;
import org.lectern.schedule.SessionId;

/// What became of cues, as rows.
final class Outcomes {
    private Outcomes() {}

    static Map<CueKey, CueOutcome> of(Db db, SessionId session) throws SQLException {
        Map<CueKey, CueOutcome> found = new HashMap<>();
        db.list("SELECT * FROM cue_outcome WHERE session = ?", Outcomes::outcome, session)
                .forEach(outcome -> found.put(outcome.key(), outcome));
        return Map.copyOf(found);
    }

    /// Records decisions on cues that have no outcome yet, or were skipped, by a clock that has been set back; of
    /// those that were said, and are due once more, later, the messages are edited; what was said of a talk in its
    /// thread, or to its chairs, before it began once more stays, and is followed by another message. What was
    /// given up of them leaves after all.
    ///
    /// @return the sends that were added, as they were kept
    static List<Send> record(Db db, SessionId session, List<Decision> decisions) throws SQLException {
        List<Send> added = new ArrayList<>();
        for (Decision decision : decisions) {
            if (add(db, session, decision.outcome())) {
                for (Send send : decision.sends()) {
                    added.addAll(Sends.addOrReopen(db, send, decision.outcome().key()));
                }
                change(db, decision, added);
            } else if (decision.outcome() instanceof Said said) {
                boolean anew = wasSaidBy(db, said.key(), decision.since());
                if (isLater(db, said)) {
                    for (Send send : decision.sends()) {
                        added.addAll(anew ? again(db, send, said) : edited(db, send, said));
                    }
                    change(db, decision, added);
                } else {
                    for (Send send : decision.sends()) {
                        added.addAll(Sends.reopen(db, send));
                    }
                }
            }
        }
        return List.copyOf(added);
    }

    private static List<Send> again(Db db, Send send, Said said) throws SQLException {
        return switch (send.what()) {
            case THREAD_LINE, NOTICE -> List.of(Sends.again(db, send, said.key()));
            case ANNOUNCEMENT, THREAD, EDIT, CARD, DIRECT, EVENT, RENAME, ARCHIVE -> edited(db, send, said);
        };
    }

    /// Has its message say it anew, or has it said now where that was given up.
    private static List<Send> edited(Db db, Send send, Said said) throws SQLException {
        Optional<Send> edit =
                send.what() == Send.What.THREAD ? Optional.empty() : Sends.edit(db, send.key(), said.decided());
        return edit.isPresent() ? List.of(edit.get()) : Sends.addOrReopen(db, send, said.key());
    }

    private static boolean wasSaidBy(Db db, CueKey cue, Instant since) throws SQLException {
        return since.isAfter(Instant.MIN)
                && db.number("SELECT count(*) FROM cue_outcome WHERE cue = ? AND decided_at <= ?", cue, since) > 0;
    }

    private static void change(Db db, Decision decision, List<Send> added) throws SQLException {
        for (String key : decision.changed()) {
            Sends.edit(db, key, decision.outcome().decided()).ifPresent(added::add);
        }
    }

    private static boolean add(Db db, SessionId session, CueOutcome outcome) throws SQLException {
        return db.update(
                        """
                        INSERT INTO cue_outcome (cue, session, outcome, why, due_at, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (cue) DO UPDATE
                        SET outcome = excluded.outcome, why = excluded.why, due_at = excluded.due_at,
                            decided_at = excluded.decided_at
                        WHERE outcome = 'SKIPPED'
                        """,
                        outcome.key(),
                        session,
                        switch (outcome) {
                            case Said _ -> "SAID";
                            case Skipped _ -> "SKIPPED";
                        },
                        switch (outcome) {
                            case Said _ -> null;
                            case Skipped skipped -> skipped.why();
                        },
                        outcome.due(),
                        outcome.decided())
                == 1;
    }

    /// What was said before is due once more, later: it is said anew.
    private static boolean isLater(Db db, Said outcome) throws SQLException {
        return db.update("""
                        UPDATE cue_outcome SET due_at = ?, decided_at = ?
                        WHERE cue = ? AND outcome = 'SAID' AND due_at < ?
                        """, outcome.due(), outcome.decided(), outcome.key(), outcome.due()) == 1;
    }

    static CueOutcome outcome(ResultSet row) throws SQLException {
        CueKey key = CueKey.parse(row.getString("cue"));
        Instant due = Columns.instant(row, "due_at");
        Instant decided = Columns.instant(row, "decided_at");
        String why = row.getString("why");
        return why == null ? new Said(key, due, decided) : new Skipped(key, due, decided, Why.valueOf(why));
    }
}
