package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.lectern.floor.Ledger.KeptChannel;
import org.lectern.floor.NewChannel;

/// The channels that are made for rooms, as rows.
final class RoomChannels {
    private static final long NO_CATEGORY = 0;

    private RoomChannels() {}

    static Optional<KeptChannel> of(Db db, NewChannel room) throws SQLException {
        return db.first(
                "SELECT name, channel FROM room_channel WHERE guild = ? AND category = ? AND room = ?",
                RoomChannels::kept,
                room.guild(),
                category(room),
                room.key());
    }

    static KeptChannel want(Db db, NewChannel room) throws SQLException {
        Set<String> taken = Set.copyOf(db.list(
                "SELECT name FROM room_channel WHERE guild = ? AND category = ? AND room <> ?",
                row -> row.getString(1),
                room.guild(),
                category(room),
                room.key()));
        db.update("""
                INSERT INTO room_channel (guild, category, room, name) VALUES (?, ?, ?, ?)
                ON CONFLICT (guild, category, room) DO NOTHING
                """, room.guild(), category(room), room.key(), room.name(taken::contains));
        return of(db, room).orElseThrow();
    }

    static void made(Db db, NewChannel room, long id) throws SQLException {
        db.update(
                "UPDATE room_channel SET channel = ? WHERE guild = ? AND category = ? AND room = ?",
                id,
                room.guild(),
                category(room),
                room.key());
    }

    private static long category(NewChannel room) {
        Long category = room.category();
        return category == null ? NO_CATEGORY : category;
    }

    private static KeptChannel kept(ResultSet row) throws SQLException {
        return new KeptChannel(row.getString("name"), Columns.longOrNull(row, "channel"));
    }
}
