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
    /// thread, or to its chairs, before it began once more stays, and is followed by another message, and in the
    /// channel of another room it is announced once more. What was given up of them leaves after all.
    ///
    /// @return the sends that were added, as they were kept
    static List<Send> record(Db db, SessionId session, List<Decision> decisions) throws SQLException {
        List<Send> added = new ArrayList<>();
        for (Decision decision : decisions) {
            if (add(db, session, decision.outcome())) {
                for (Send send : decision.sends()) {
                    added.addAll(Sends.addOrReopen(db, send, decision.outcome().key()));
                }
                change(db, session, decision, added);
            } else if (decision.outcome() instanceof Said said) {
                boolean anew = wasSaidBy(db, said.key(), decision.since());
                if (isLater(db, said) || opensThread(db, decision)) {
                    added.addAll(again(db, session, decision.sends(), said, anew));
                    change(db, session, decision, added);
                }
            }
        }
        return List.copyOf(added);
    }

    /// @param anew whether what stands in a thread stays, and is followed by another message
    private static List<Send> again(Db db, SessionId session, List<Send> sends, Said said, boolean anew)
            throws SQLException {
        List<Send> all = new ArrayList<>();
        String announced = said.key().toString();
        for (Send send : sends) {
            switch (send.what()) {
                case ANNOUNCEMENT -> {
                    if (Sends.isSaidIn(db, send)) {
                        all.addAll(edited(db, session, send, said));
                    } else {
                        Send here = Sends.again(db, send, said.key());
                        announced = here.key();
                        all.add(here);
                    }
                }
                case THREAD -> all.addAll(Sends.addOrReopen(db, send.on(announced), said.key()));
                case THREAD_LINE, NOTICE ->
                    all.addAll(anew ? List.of(Sends.again(db, send, said.key())) : edited(db, session, send, said));
                case EDIT, CARD, DIRECT, EVENT, RENAME, ARCHIVE -> all.addAll(edited(db, session, send, said));
            }
        }
        return all;
    }

    /// Has its message say it anew, or has it said now where that was given up.
    private static List<Send> edited(Db db, SessionId session, Send send, Said said) throws SQLException {
        Optional<Send> edit = Sends.edit(db, session, send.key(), said.decided());
        return edit.isPresent() ? List.of(edit.get()) : Sends.addOrReopen(db, send, said.key());
    }

    /// Whether it opens a thread that was never opened: its talk shares no Q&A any more, or was cancelled before.
    private static boolean opensThread(Db db, Decision decision) throws SQLException {
        for (Send send : decision.sends()) {
            if (send.what() == Send.What.THREAD && !Sends.mayLeave(db, send.key())) {
                return true;
            }
        }
        return false;
    }

    private static boolean wasSaidBy(Db db, CueKey cue, Instant since) throws SQLException {
        return since.isAfter(Instant.MIN)
                && db.number("SELECT count(*) FROM cue_outcome WHERE cue = ? AND decided_at <= ?", cue, since) > 0;
    }

    private static void change(Db db, SessionId session, Decision decision, List<Send> added) throws SQLException {
        for (String key : decision.changed()) {
            Sends.edit(db, session, key, decision.outcome().decided()).ifPresent(added::add);
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
