-- Columns that end in _at are milliseconds since 1970-01-01T00:00Z. The schedule's own times (starts, ends) are ISO 8601
-- texts, for they keep the offset that their page prints. Ids of Discord are 64-bit numbers.

-- "LECT": tells our databases from those of others.
PRAGMA application_id = 1279607636;

CREATE TABLE session (
    id          TEXT PRIMARY KEY CHECK (length(id) = 8),
    title       TEXT NOT NULL,
    title_spans TEXT NOT NULL CHECK (json_type(title_spans) = 'array'),
    starts      TEXT NOT NULL,
    ends        TEXT NOT NULL,
    chairs      TEXT NOT NULL CHECK (json_type(chairs) = 'array'),
    notes       TEXT NOT NULL CHECK (json_type(notes) = 'array'),
    links       TEXT NOT NULL CHECK (json_type(links) = 'object')
) STRICT;

-- A slot that the latest programme no longer has stays, without a position: questions may be about it.
CREATE TABLE slot (
    id             TEXT PRIMARY KEY CHECK (length(id) = 8),
    session        TEXT NOT NULL REFERENCES session (id),
    position       INTEGER CHECK (position >= 0),
    type           TEXT NOT NULL CHECK (type IN ('TALK', 'QA', 'BREAK')),
    starts         TEXT NOT NULL,
    ends           TEXT NOT NULL,
    title          TEXT NOT NULL,
    title_spans    TEXT CHECK (json_type(title_spans) = 'array'),
    number         INTEGER,
    kind           TEXT,
    authors        TEXT CHECK (json_type(authors) = 'array'),
    abstract       TEXT,
    abstract_spans TEXT CHECK (json_type(abstract_spans) = 'array'),
    qa             TEXT CHECK (qa IN ('OWN', 'JOINT', 'NONE')),
    UNIQUE (session, position),
    CHECK ((type = 'TALK') = (title_spans IS NOT NULL)),
    CHECK ((type = 'TALK') = (authors IS NOT NULL)),
    CHECK ((type = 'TALK') = (abstract IS NOT NULL)),
    CHECK ((type = 'TALK') = (abstract_spans IS NOT NULL)),
    CHECK ((type = 'TALK') = (qa IS NOT NULL))
) STRICT;

CREATE TABLE cue_outcome (
    cue        TEXT PRIMARY KEY,
    session    TEXT NOT NULL REFERENCES session (id),
    outcome    TEXT NOT NULL CHECK (outcome IN ('SAID', 'SKIPPED')),
    why        TEXT,
    due_at     INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    CHECK ((outcome = 'SKIPPED') = (why IS NOT NULL))
) STRICT;

CREATE INDEX cue_outcome_by_session ON cue_outcome (session);

-- The outbox. seq is the order in which sends were decided.
CREATE TABLE send (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT NOT NULL UNIQUE,
    cue        TEXT REFERENCES cue_outcome (cue),
    session    TEXT NOT NULL REFERENCES session (id),
    what       TEXT NOT NULL,
    channel    INTEGER NOT NULL,
    base       TEXT,
    due_at     INTEGER NOT NULL,
    after_id   INTEGER NOT NULL,
    state      TEXT NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'SENT', 'GIVEN_UP')),
    discord_id INTEGER,
    left_at    INTEGER,
    why        TEXT,
    CHECK ((state = 'SENT') = (discord_id IS NOT NULL)),
    CHECK (state = 'SENT' OR left_at IS NULL),
    CHECK ((state = 'GIVEN_UP') = (why IS NOT NULL))
) STRICT;

CREATE INDEX send_open ON send (seq) WHERE state = 'OPEN';
CREATE INDEX send_by_cue ON send (cue) WHERE cue IS NOT NULL;

-- Ids are never used again: the keys of cards are built on them. What states there are grows, so that none is checked.
CREATE TABLE question (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    session     TEXT NOT NULL REFERENCES session (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    interaction INTEGER NOT NULL UNIQUE,
    block       TEXT NOT NULL REFERENCES slot (id),
    talk        TEXT REFERENCES slot (id),
    text        TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    asker       INTEGER NOT NULL,
    asker_name  TEXT NOT NULL,
    asked_at    INTEGER NOT NULL,
    state       TEXT NOT NULL,
    UNIQUE (session, number)
) STRICT;

CREATE INDEX question_queue ON question (block, number) WHERE state = 'OPEN';
