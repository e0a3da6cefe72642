-- Where a session is held and what it belongs to, as the schedule says; empty where it does not.
ALTER TABLE session ADD COLUMN room TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN track TEXT NOT NULL DEFAULT '';
