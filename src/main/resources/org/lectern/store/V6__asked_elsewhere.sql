-- Where a question was asked, and its number there, once its talk has gone to another session: null as long as it has not.
ALTER TABLE question ADD COLUMN asked_in TEXT REFERENCES session (id);
ALTER TABLE question ADD COLUMN asked_as INTEGER;

CREATE INDEX question_asked_elsewhere ON question (asked_in, asked_as) WHERE asked_in IS NOT NULL;
