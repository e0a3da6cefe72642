-- What has become of a question. into_question is the one that it was merged into. An anonymous one has no asker_name.
ALTER TABLE question ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
ALTER TABLE question ADD COLUMN votes INTEGER NOT NULL DEFAULT 0 CHECK (votes >= 0);
ALTER TABLE question ADD COLUMN parts INTEGER NOT NULL DEFAULT 0 CHECK (parts >= 0);
ALTER TABLE question ADD COLUMN into_question INTEGER REFERENCES question (id);
ALTER TABLE question ADD COLUMN answer TEXT;
ALTER TABLE question ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- Questions with the number of the one that they were merged into.
CREATE VIEW question_shown AS
SELECT question.*, whole.number AS into_number
FROM question LEFT JOIN question AS whole ON whole.id = question.into_question;

CREATE INDEX question_by_asker ON question (asker, session, number);
CREATE INDEX question_parts ON question (into_question) WHERE into_question IS NOT NULL;
CREATE INDEX question_staged ON question (session) WHERE state = 'STAGED';

CREATE TABLE vote (
    question INTEGER NOT NULL REFERENCES question (id),
    voter    INTEGER NOT NULL,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (question, voter)
) STRICT, WITHOUT ROWID;

-- Who did what on the floor, in order: moves of questions, and what chairs do to a session's time. before is how the
-- question stood; revision is the question's after it: as long as it still has that, it can be undone.
CREATE TABLE act (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    session     TEXT NOT NULL REFERENCES session (id),
    done_at     INTEGER NOT NULL,
    person      INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    what        TEXT NOT NULL,
    detail      TEXT,
    question    INTEGER REFERENCES question (id),
    before      TEXT CHECK (json_type(before) = 'object'),
    revision    INTEGER,
    undone_by   INTEGER REFERENCES act (id),
    CHECK ((question IS NULL) = (revision IS NULL))
) STRICT;

CREATE INDEX act_by_session ON act (session, id);
CREATE INDEX act_taken_back_by ON act (undone_by) WHERE undone_by IS NOT NULL;

-- The cards that share a message.
CREATE INDEX send_cards_of_message ON send (discord_id) WHERE what = 'CARD';

-- Whoever a chair has let in to answer for a talk.
CREATE TABLE author (
    talk   TEXT NOT NULL REFERENCES slot (id),
    person INTEGER NOT NULL,
    act    INTEGER NOT NULL REFERENCES act (id),
    PRIMARY KEY (talk, person)
) STRICT, WITHOUT ROWID;

-- Whoever wants to be told by direct message what becomes of their questions, in which language.
CREATE TABLE direct_message (
    session  TEXT NOT NULL REFERENCES session (id),
    person   INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;

-- The questions whose askers a chair has muted for their session. By the question and not by the person, so that nobody
-- can tell from it which other questions are theirs.
CREATE TABLE muted (
    question INTEGER PRIMARY KEY REFERENCES question (id),
    act      INTEGER NOT NULL REFERENCES act (id)
) STRICT;

-- Links to pages, by the SHA-256 of their tokens: nobody can open a page with what stands here.
CREATE TABLE link (
    hash        TEXT PRIMARY KEY,
    session     TEXT NOT NULL REFERENCES session (id),
    page        TEXT NOT NULL,
    person      INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    made_at     INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_session ON link (session, page, person);
