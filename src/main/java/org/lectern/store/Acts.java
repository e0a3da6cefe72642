package org.lectern.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act;
import org.lectern.floor.Ledger.Acted;
import org.lectern.floor.Ledger.Who;
import org.lectern.outbox.Send;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// What chairs did to the time of sessions, as rows.
final class Acts {
    /// The kinds of acts on time, among all that is logged.
    private static final String TIMES = "('LATE', 'START', 'END', 'SKIP', 'HOLD', 'RESUME', 'TAKE_BACK', 'REPLAN')";

    private Acts() {}

    static List<Acted> of(Db db, SessionId session) throws SQLException {
        List<Acted> acts = new ArrayList<>();
        for (Logged logged : db.list(
                "SELECT * FROM act WHERE session = ? AND what IN " + TIMES + " ORDER BY id", Acts::logged, session)) {
            acts.add(new Acted(new Act.Done(acts.size() + 1, logged.at(), logged.act()), logged.who()));
        }
        return acts;
    }

    /// Records an act with what is said of it, and has the messages of these keys say it anew.
    ///
    /// @return the sends that were added
    static List<Send> record(Db db, SessionId session, Acted acted, List<Send> said, List<String> changed)
            throws SQLException {
        db.update(
                """
                INSERT INTO act (session, done_at, person, person_name, what, detail) VALUES (?, ?, ?, ?, ?, ?)
                """,
                session,
                acted.done().at(),
                acted.who().id(),
                acted.who().name(),
                what(acted.done().act()),
                Json.of(detail(acted.done().act())));
        List<Send> sends = new ArrayList<>();
        for (Send send : said) {
            if (send.what() == Send.What.EVENT) {
                Sends.anew(db, send);
                sends.add(send);
            } else if (Sends.add(db, send, null)) {
                sends.add(send);
            }
        }
        for (String key : changed) {
            Sends.edit(db, session, key, acted.done().at()).ifPresent(sends::add);
        }
        return List.copyOf(sends);
    }

    private static String what(Act act) {
        return switch (act) {
            case Act.Late _ -> "LATE";
            case Act.StartNext _ -> "START";
            case Act.EndNow _ -> "END";
            case Act.Skip _ -> "SKIP";
            case Act.Hold _ -> "HOLD";
            case Act.Resume _ -> "RESUME";
            case Act.Undo _ -> "TAKE_BACK";
            case Act.Replan _ -> "REPLAN";
        };
    }

    private static Map<String, @Nullable Object> detail(Act act) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        switch (act) {
            case Act.Late late -> {
                detail.put("millis", late.by().toMillis());
                detail.put("absorbed", late.absorbed());
            }
            case Act.StartNext start -> detail.put("slot", start.slot().value());
            case Act.EndNow end -> detail.put("slot", end.slot().value());
            case Act.Skip skip -> {
                detail.put("slot", skip.slot().value());
                detail.put("absorbed", skip.absorbed());
            }
            case Act.Hold _, Act.Resume _ -> {}
            case Act.Undo undo -> detail.put("act", undo.act());
            case Act.Replan replan -> {
                detail.put("moved", values(replan.moved()));
                detail.put("cancelled", values(replan.cancelled()));
                detail.put("added", values(replan.added()));
                detail.put("renamed", values(replan.renamed()));
                Map<String, Long> elsewhere = new LinkedHashMap<>();
                replan.elsewhere().forEach((slot, channel) -> elsewhere.put(slot.value(), channel));
                detail.put("elsewhere", elsewhere);
            }
        }
        return detail;
    }

    private record Logged(Instant at, Act act, Who who) {}

    private static Logged logged(ResultSet row) throws SQLException {
        return new Logged(
                Columns.instant(row, "done_at"),
                act(row.getString("what"), Json.values(row.getString("detail"))),
                new Who(row.getLong("person"), row.getString("person_name")));
    }

    private static Act act(String what, Map<String, @Nullable Object> detail) {
        boolean absorbed = Boolean.TRUE.equals(detail.get("absorbed"));
        return switch (what) {
            case "LATE" -> new Act.Late(Duration.ofMillis(number(detail, "millis")), absorbed);
            case "START" -> new Act.StartNext(slot(detail));
            case "END" -> new Act.EndNow(slot(detail));
            case "SKIP" -> new Act.Skip(slot(detail), absorbed);
            case "HOLD" -> new Act.Hold();
            case "RESUME" -> new Act.Resume();
            case "TAKE_BACK" -> new Act.Undo(Math.toIntExact(number(detail, "act")));
            case "REPLAN" ->
                new Act.Replan(
                        slots(detail, "moved"),
                        slots(detail, "cancelled"),
                        slots(detail, "added"),
                        slots(detail, "renamed"),
                        channels(detail.get("elsewhere")));
            default -> throw new IllegalStateException("no act on time: " + what);
        };
    }

    private static List<String> values(List<SlotId> slots) {
        return slots.stream().map(SlotId::value).toList();
    }

    private static List<SlotId> slots(Map<String, @Nullable Object> detail, String name) {
        return detail.get(name) instanceof List<?> values
                ? values.stream()
                        .map(value -> new SlotId(String.valueOf(value)))
                        .toList()
                : List.of();
    }

    private static Map<SlotId, Long> channels(@Nullable Object elsewhere) {
        Map<SlotId, Long> channels = new HashMap<>();
        if (elsewhere instanceof Map<?, ?> values) {
            values.forEach((slot, channel) ->
                    channels.put(new SlotId(String.valueOf(slot)), Long.parseLong(String.valueOf(channel))));
        }
        return channels;
    }

    private static long number(Map<String, @Nullable Object> detail, String name) {
        return detail.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static SlotId slot(Map<String, @Nullable Object> detail) {
        return new SlotId(String.valueOf(detail.get("slot")));
    }
}
