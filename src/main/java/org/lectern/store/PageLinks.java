package org.lectern.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Ledger.Who;
import org.lectern.floor.Link;
import org.lectern.schedule.SessionId;

/// Links to pages, as rows.
final class PageLinks {
    private PageLinks() {}

    static void add(Db db, String hash, Link link, Instant at) throws SQLException {
        db.update(
                "INSERT INTO link (hash, session, page, person, person_name, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                hash,
                link.session(),
                link.page(),
                link.who().id(),
                link.who().name(),
                at);
    }

    static Optional<Link> of(Db db, String hash) throws SQLException {
        return db.first(
                "SELECT * FROM link WHERE hash = ? AND revoked_at IS NULL",
                row -> new Link(
                        new SessionId(row.getString("session")),
                        Link.Page.valueOf(row.getString("page")),
                        new Who(row.getLong("person"), row.getString("person_name"))),
                hash);
    }

    /// @param person null for those of everybody
    static int revoke(Db db, SessionId session, Link.Page page, @Nullable Long person, Instant at) throws SQLException {
        return db.update(
                "UPDATE link SET revoked_at = ? WHERE session = ? AND page = ? AND revoked_at IS NULL"
                        + " AND person = coalesce(?, person)",
                at,
                session,
                page,
                person);
    }
}
