package org.lectern.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/// The steps that bring a database to the newest schema, each in a transaction. The database's `user_version` is the
/// number of steps it has had. A step that was released is never edited; a change is a new step.
record Migrations(List<String> scripts) {
    Migrations {
        scripts = List.copyOf(scripts);
    }

    static Migrations known() {
        return new Migrations(List.of(
                read("V1__programme_facts_questions_sends.sql"),
                read("V2__standing_votes_acts.sql"),
                read("V3__rooms.sql"),
                read("V4__reminders.sql"),
                read("V5__places.sql"),
                read("V6__asked_elsewhere.sql"),
                read("V7__open_in_block.sql"),
                read("V8__source_ids.sql")));
    }

    int newest() {
        return scripts.size();
    }

    static int version(Db db) throws SQLException {
        return Math.toIntExact(db.number("PRAGMA user_version"));
    }

    void apply(Db db) throws SQLException {
        while (version(db) < newest()) {
            db.script("BEGIN IMMEDIATE");
            try {
                // Another process may have been quicker.
                int version = version(db);
                if (version < newest()) {
                    db.script(scripts.get(version));
                    db.script("PRAGMA user_version = " + (version + 1));
                }
                db.script("COMMIT");
            } catch (SQLException e) {
                db.rollback();
                throw e;
            }
        }
    }

    private static String read(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
