package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.floor.Ledger.Reminded;
import org.lectern.floor.Reminder;
import org.lectern.floor.Reminder.State;
import org.lectern.outbox.Send;
import org.lectern.schedule.SlotId;

/// What people are to be reminded of, as rows.
final class Reminders {
    private Reminders() {}

    static List<Reminder> toCome(Db db) throws SQLException {
        return db.list("SELECT * FROM reminder WHERE state <> 'MISSED' ORDER BY id", Reminders::reminder);
    }

    static List<Reminder> of(Db db, long person) throws SQLException {
        return db.list("SELECT * FROM reminder WHERE person = ? ORDER BY id", Reminders::reminder, person);
    }

    /// @param most how many of a person may be to come
    /// @return empty where there are as many
    static Optional<Reminder> keep(Db db, long person, SlotId talk, Duration before, Locale language, int most)
            throws SQLException {
        long others = of(db, person).stream()
                .filter(each -> each.state().isToCome() && !each.talk().equals(talk))
                .count();
        if (others >= most) {
            return Optional.empty();
        }
        takeBack(db, person, talk);
        db.update(
                "INSERT INTO reminder (person, talk, minutes, language, state) VALUES (?, ?, ?, ?, ?)",
                person,
                talk,
                before.toMinutes(),
                language.toLanguageTag(),
                State.WAITING);
        return db.first("SELECT * FROM reminder WHERE person = ? AND talk = ?", Reminders::reminder, person, talk);
    }

    static boolean takeBack(Db db, long person, SlotId talk) throws SQLException {
        return db.update("DELETE FROM reminder WHERE person = ? AND talk = ?", person, talk) > 0;
    }

    static List<Send> record(Db db, List<Reminded> reminded) throws SQLException {
        List<Send> sends = new ArrayList<>();
        for (Reminded each : reminded) {
            boolean isThere = db.update(
                            "UPDATE reminder SET state = ? WHERE id = ?",
                            each.reminder().state(),
                            each.reminder().id())
                    > 0;
            Send send = each.send();
            if (isThere && send != null && Sends.add(db, send, null)) {
                sends.add(send);
            }
        }
        return List.copyOf(sends);
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                row.getLong("id"),
                row.getLong("person"),
                new SlotId(row.getString("talk")),
                Duration.ofMinutes(row.getLong("minutes")),
                Locale.forLanguageTag(row.getString("language")),
                State.valueOf(row.getString("state")));
    }
}
