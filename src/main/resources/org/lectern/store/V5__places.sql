-- The channels that are made for rooms. A row is written before its channel is made; channel is null until that is known
-- to be there. category is 0 for none.
CREATE TABLE room_channel (
    guild    INTEGER NOT NULL,
    category INTEGER NOT NULL,
    room     TEXT NOT NULL,
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    channel  INTEGER,
    PRIMARY KEY (guild, category, room),
    UNIQUE (guild, category, name)
) STRICT, WITHOUT ROWID;
