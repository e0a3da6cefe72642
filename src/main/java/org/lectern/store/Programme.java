package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;

/// The sessions and their slots, as rows.
final class Programme {
    private Programme() {}

    /// All sessions that were ever stored, in the order in which they first were.
    static List<Session> load(Db db) throws SQLException {
        List<SessionId> ids = db.list("SELECT id FROM session ORDER BY rowid", row -> new SessionId(row.getString(1)));
        List<Session> sessions = new ArrayList<>();
        for (SessionId id : ids) {
            List<Slot> slots = slots(db, id);
            sessions.add(db.first("SELECT * FROM session WHERE id = ?", row -> session(row, slots), id)
                    .orElseThrow());
        }
        return sessions;
    }

    static void store(Db db, Session session) throws SQLException {
        db.update(
                """
                INSERT INTO session (id, title, title_spans, room, track, starts, ends, chairs, notes, links)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_spans = excluded.title_spans,
                    room = excluded.room, track = excluded.track, starts = excluded.starts, ends = excluded.ends,
                    chairs = excluded.chairs,
                    notes = excluded.notes, links = excluded.links
                """,
                session.id(),
                session.title().source(),
                Json.ofSpans(session.title().spans()),
                session.room(),
                session.track(),
                session.start(),
                session.end(),
                Json.of(session.chairs()),
                Json.of(session.notes()),
                Json.ofLinks(session.links()));
        // Positions are given anew; a slot that gets none is no longer in the session.
        db.update("UPDATE slot SET position = NULL WHERE session = ?", session.id());
        for (int position = 0; position < session.slots().size(); position++) {
            store(db, session.id(), position, session.slots().get(position));
        }
    }

    private static void store(Db db, SessionId session, int position, Slot slot) throws SQLException {
        SlotColumns columns = SlotColumns.of(slot);
        db.update(
                """
                INSERT INTO slot (id, session, position, starts, ends, type, title, title_spans, number, kind,
                    authors, abstract, abstract_spans, qa, source_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET session = excluded.session, position = excluded.position,
                    starts = excluded.starts, ends = excluded.ends, type = excluded.type, title = excluded.title,
                    title_spans = excluded.title_spans, number = excluded.number, kind = excluded.kind,
                    authors = excluded.authors, abstract = excluded.abstract,
                    abstract_spans = excluded.abstract_spans, qa = excluded.qa, source_id = excluded.source_id
                """,
                slot.id(),
                session,
                position,
                slot.start(),
                slot.end(),
                columns.type(),
                columns.title(),
                columns.titleSpans(),
                columns.number(),
                columns.kind(),
                columns.authors(),
                columns.abstractText(),
                columns.abstractSpans(),
                columns.qa(),
                slot instanceof Slot.Talk talk ? talk.sourceId() : null);
    }

    /// The columns of a slot that depend on its type; a talk alone has all of them.
    private record SlotColumns(
            String type,
            String title,
            @Nullable String titleSpans,
            @Nullable Integer number,
            @Nullable String kind,
            @Nullable String authors,
            @Nullable String abstractText,
            @Nullable String abstractSpans,
            Slot.@Nullable Qa qa) {
        static SlotColumns of(Slot slot) {
            return switch (slot) {
                case Slot.Talk talk ->
                    new SlotColumns(
                            "TALK",
                            talk.title().source(),
                            Json.ofSpans(talk.title().spans()),
                            talk.number(),
                            talk.kind(),
                            Json.of(talk.authors()),
                            talk.abstractText().source(),
                            Json.ofSpans(talk.abstractText().spans()),
                            talk.qa());
                case Slot.JointQa qa -> plain("QA", qa.title());
                case Slot.Break pause -> plain("BREAK", pause.title());
            };
        }

        private static SlotColumns plain(String type, String title) {
            return new SlotColumns(type, title, null, null, null, null, null, null, null);
        }
    }

    private static List<Slot> slots(Db db, SessionId session) throws SQLException {
        return db.list(
                "SELECT * FROM slot WHERE session = ? AND position IS NOT NULL ORDER BY position",
                Programme::slot,
                session);
    }

    private static Session session(ResultSet row, List<Slot> slots) throws SQLException {
        return new Session(
                new SessionId(row.getString("id")),
                new RichText(row.getString("title"), Json.spans(row.getString("title_spans"))),
                row.getString("room"),
                row.getString("track"),
                time(row, "starts"),
                time(row, "ends"),
                Json.texts(row.getString("chairs")),
                Json.texts(row.getString("notes")),
                Json.links(row.getString("links")),
                slots);
    }

    private static Slot slot(ResultSet row) throws SQLException {
        SlotId id = new SlotId(row.getString("id"));
        OffsetDateTime starts = time(row, "starts");
        OffsetDateTime ends = time(row, "ends");
        return switch (row.getString("type")) {
            case "TALK" ->
                new Slot.Talk(
                        id,
                        starts,
                        ends,
                        Columns.intOrNull(row, "number"),
                        row.getString("kind"),
                        new RichText(row.getString("title"), Json.spans(row.getString("title_spans"))),
                        Json.texts(row.getString("authors")),
                        new RichText(row.getString("abstract"), Json.spans(row.getString("abstract_spans"))),
                        Slot.Qa.valueOf(row.getString("qa")),
                        row.getString("source_id"));
            case "QA" -> new Slot.JointQa(id, starts, ends, row.getString("title"));
            case "BREAK" -> new Slot.Break(id, starts, ends, row.getString("title"));
            case String type -> throw new IllegalStateException("slot " + id + " is of no known type: " + type);
        };
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return OffsetDateTime.parse(row.getString(column));
    }
}
