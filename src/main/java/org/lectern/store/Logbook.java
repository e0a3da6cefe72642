package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Ledger.Who;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.QueueOrder;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// What was done on the floor, as rows; and what is done there with no question: who may answer for a talk, and the
/// order of the queue.
final class Logbook {
    private static final String LET_IN = "LET_IN";
    private static final String LET_OUT = "LET_OUT";
    private static final String ORDER = "ORDER";
    private static final String MUTE = "MUTE";
    private static final String UNMUTE = "UNMUTE";

    private Logbook() {}

    /// The latest, newest first.
    static List<LogEntry> latest(Db db, SessionId session, int atMost) throws SQLException {
        return db.list("""
                SELECT act.*, question.number, whole.number AS into_number, slot.number AS slot_number,
                    replace(substr(slot.title, 1, 60), '`', '') AS slot_title,
                    -- Whoever asked may not be shown: what only they may do, and what they undo of that.
                    act.what IN ('WITHDRAW', 'CORRECT') OR EXISTS (SELECT 1 FROM act AS taken_back
                        WHERE taken_back.undone_by = act.id AND taken_back.what IN ('WITHDRAW', 'CORRECT')) AS by_asker
                FROM act
                LEFT JOIN question ON question.id = act.question
                LEFT JOIN question AS whole ON act.what = 'MERGE' AND whole.id = CAST(act.detail AS INTEGER)
                LEFT JOIN slot ON slot.id =
                    CASE WHEN act.what IN ('START', 'END', 'SKIP') THEN act.detail ->> 'slot' END
                WHERE act.session = ? ORDER BY act.id DESC LIMIT ?
                """, Logbook::entry, session, atMost);
    }

    /// Whoever was let in, by talk.
    static Map<SlotId, List<Long>> authors(Db db, SessionId session) throws SQLException {
        Map<SlotId, List<Long>> authors = new HashMap<>();
        for (Author author : db.list(
                "SELECT author.* FROM author JOIN slot ON slot.id = author.talk WHERE slot.session = ?"
                        + " ORDER BY author.act",
                row -> new Author(new SlotId(row.getString("talk")), row.getLong("person")),
                session)) {
            authors.computeIfAbsent(author.talk(), _ -> new ArrayList<>()).add(author.person());
        }
        return authors;
    }

    private record Author(SlotId talk, long person) {}

    /// @return whether they had not been let in before
    static boolean letIn(Db db, SessionId session, SlotId talk, long person, Who who, Instant at) throws SQLException {
        if (db.number("SELECT count(*) FROM author WHERE talk = ? AND person = ?", talk, person) > 0) {
            return false;
        }
        long act = add(db, session, who, at, LET_IN, talk + " " + person);
        db.update("INSERT INTO author (talk, person, act) VALUES (?, ?, ?)", talk, person, act);
        return true;
    }

    /// @return whether they had been let in
    static boolean letOut(Db db, SessionId session, SlotId talk, long person, Who who, Instant at) throws SQLException {
        if (db.update("DELETE FROM author WHERE talk = ? AND person = ?", talk, person) == 0) {
            return false;
        }
        add(db, session, who, at, LET_OUT, talk + " " + person);
        return true;
    }

    static QueueOrder order(Db db, SessionId session) throws SQLException {
        return db.first(
                        "SELECT detail FROM act WHERE session = ? AND what = ? ORDER BY id DESC LIMIT 1",
                        row -> QueueOrder.valueOf(row.getString("detail")),
                        session,
                        ORDER)
                .orElse(QueueOrder.FAIR);
    }

    static QueueOrder order(Db db, SessionId session, QueueOrder order, Who who, Instant at) throws SQLException {
        if (order(db, session) != order) {
            add(db, session, who, at, ORDER, order.name());
        }
        return order;
    }

    /// @return the number of the act
    static long mute(Db db, Question question, boolean muted, Who who, Instant at) throws SQLException {
        return add(db, question.session(), who, at, muted ? MUTE : UNMUTE, Integer.toString(question.number()));
    }

    private static long add(Db db, SessionId session, Who who, Instant at, String what, String detail)
            throws SQLException {
        db.update(
                "INSERT INTO act (session, done_at, person, person_name, what, detail) VALUES (?, ?, ?, ?, ?, ?)",
                session,
                at,
                who.id(),
                who.name(),
                what,
                detail);
        return db.number("SELECT max(id) FROM act");
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        LogEntry.What what = what(row);
        return new LogEntry(
                row.getLong("id"),
                Columns.instant(row, "done_at"),
                row.getBoolean("by_asker") ? "" : row.getString("person_name"),
                what,
                Columns.longOrNull(row, "undone_by") != null);
    }

    private static LogEntry.What what(ResultSet row) throws SQLException {
        String what = row.getString("what");
        Integer number = Columns.intOrNull(row, "number");
        if (number != null) {
            return what.equals("UNDO")
                    ? new LogEntry.What.Undone(number)
                    : new LogEntry.What.Moved(number, Move.Kind.valueOf(what), Columns.intOrNull(row, "into_number"));
        }
        String detail = row.getString("detail");
        return switch (what) {
            case LET_IN, LET_OUT -> letIn(detail, what.equals(LET_IN));
            case MUTE, UNMUTE -> new LogEntry.What.Muted(Integer.parseInt(detail), what.equals(MUTE));
            case ORDER -> new LogEntry.What.Ordered(QueueOrder.valueOf(detail));
            // What is done to a session's time.
            case "TAKE_BACK" -> new LogEntry.What.Other("/session undo");
            case "REPLAN" -> new LogEntry.What.Replanned(places(String.valueOf(detail)));
            default -> new LogEntry.What.Other("/session " + what.toLowerCase(Locale.ROOT) + about(what, detail, row));
        };
    }

    private static int places(String detail) {
        return Stream.of("moved", "cancelled", "added", "renamed")
                .mapToInt(what -> Json.values(detail).get(what) instanceof List<?> slots ? slots.size() : 0)
                .sum();
    }

    /// By how much, or what.
    private static String about(String what, @Nullable String detail, ResultSet row) throws SQLException {
        if (what.equals("LATE") && Json.values(String.valueOf(detail)).get("millis") instanceof Number millis) {
            return " " + Math.ceilDiv(millis.longValue(), 60_000L);
        }
        Integer number = Columns.intOrNull(row, "slot_number");
        String title = row.getString("slot_title");
        return number != null ? " " + number : title != null ? " " + title : "";
    }

    private static LogEntry.What letIn(@Nullable String detail, boolean in) {
        String[] parts = String.valueOf(detail).split(" ", 2);
        return new LogEntry.What.LetIn(new SlotId(parts[0]), Long.parseLong(parts[1]), in);
    }
}
