-- What the source of a schedule knows a talk by, such as a calendar's UID.
ALTER TABLE slot ADD COLUMN source_id TEXT CHECK (source_id IS NULL OR type = 'TALK');
