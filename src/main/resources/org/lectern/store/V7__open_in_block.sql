-- How many questions of a block are open: to count them for each new one takes the longer, the more there are.
CREATE TABLE open_in_block (
    block     TEXT NOT NULL PRIMARY KEY,
    questions INTEGER NOT NULL CHECK (questions >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO open_in_block (block, questions) SELECT block, count(*) FROM question WHERE state = 'OPEN' GROUP BY block;

CREATE TRIGGER question_opens AFTER INSERT ON question WHEN new.state = 'OPEN' BEGIN
    INSERT INTO open_in_block (block, questions) VALUES (new.block, 1)
        ON CONFLICT (block) DO UPDATE SET questions = questions + 1;
END;

CREATE TRIGGER question_changes AFTER UPDATE OF state, block ON question
WHEN new.state IS NOT old.state OR new.block IS NOT old.block BEGIN
    UPDATE open_in_block SET questions = questions - 1 WHERE block = old.block AND old.state = 'OPEN';
    INSERT INTO open_in_block (block, questions) SELECT new.block, 1 WHERE new.state = 'OPEN'
        ON CONFLICT (block) DO UPDATE SET questions = questions + 1;
END;

CREATE TRIGGER question_goes AFTER DELETE ON question WHEN old.state = 'OPEN' BEGIN
    UPDATE open_in_block SET questions = questions - 1 WHERE block = old.block;
END;
