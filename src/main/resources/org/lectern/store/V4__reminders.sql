-- Who is to be reminded of which talk by direct message, how long before it begins, in which language. An id is never
-- given twice, since keys of sends are built on it.
CREATE TABLE reminder (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    person   INTEGER NOT NULL,
    talk     TEXT NOT NULL REFERENCES slot (id),
    minutes  INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 60),
    language TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('WAITING', 'SAID', 'CANCELLED', 'MISSED')),
    UNIQUE (person, talk)
) STRICT;
