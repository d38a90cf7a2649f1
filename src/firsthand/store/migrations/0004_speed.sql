-- What the table of events is filtered and ordered by, apart from the records: a question that
-- lets few through reads these short rows only. (An index over generated columns would not do:
-- SQLite reads the record for each of its rows all the same.)
CREATE TABLE event_keys (
    day     TEXT NOT NULL,
    id      TEXT NOT NULL,
    type    TEXT NOT NULL,
    status  TEXT NOT NULL,
    novelty TEXT NOT NULL,
    means   TEXT,
    country TEXT,
    story   TEXT NOT NULL,
    since   TEXT,
    until   TEXT,
    support INTEGER NOT NULL,
    PRIMARY KEY (day DESC, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_keys_by_id ON event_keys (id);
CREATE INDEX event_keys_by_type ON event_keys
    (type, id, status, novelty, means, country, story, since, until, support);
CREATE INDEX event_keys_by_story ON event_keys (story);
CREATE INDEX event_keys_by_status ON event_keys (status);
CREATE INDEX event_keys_by_country ON event_keys (country);
CREATE INDEX event_keys_by_means ON event_keys (means);
CREATE VIEW event_keys_of AS
    SELECT coalesce(since, until, '') AS day, id, type, status,
        json_extract(record, '$.novelty') AS novelty, json_extract(record, '$.means') AS means,
        country, story, since, until, json_extract(record, '$.support.origins[0]') AS support
    FROM events;
INSERT INTO event_keys SELECT * FROM event_keys_of;
CREATE TRIGGER event_keys_insert AFTER INSERT ON events BEGIN
    DELETE FROM event_keys WHERE id = new.id;
    INSERT INTO event_keys SELECT * FROM event_keys_of WHERE id = new.id;
END;
CREATE TRIGGER event_keys_delete AFTER DELETE ON events BEGIN
    DELETE FROM event_keys WHERE id = old.id;
END;
DROP INDEX events_by_day;
DROP INDEX events_by_country;
DROP INDEX events_by_status;
DROP INDEX events_by_story;
CREATE INDEX events_by_story ON events (story, type, country);

-- Whether two copies differ in facts: `material` is always written, and a quote inside a text
-- has a backslash before it.
ALTER TABLE copies ADD COLUMN material INTEGER
    GENERATED ALWAYS AS (instr(record, '"material":true') > 0) VIRTUAL;
DROP INDEX copies_by_a;
CREATE INDEX copies_by_a ON copies (a, b, material);

-- What the lists of a copy show, without its blocks.
ALTER TABLE articles ADD COLUMN title TEXT
    GENERATED ALWAYS AS (json_extract(record, '$.headline.text')) VIRTUAL;

-- Every name is kept with its tails ("hisham el banna", "el banna", "banna"), so that a word
-- inside it is found as the beginning of a row.
INSERT OR IGNORE INTO entity_names (entity, folded)
    WITH tails (entity, folded) AS (
        SELECT entity, folded FROM entity_names
        UNION
        SELECT entity, substr(folded, instr(folded, ' ') + 1) FROM tails
            WHERE instr(folded, ' ') > 0
    )
    SELECT entity, folded FROM tails;

-- Counts over whole tables, made anew whenever the ledger is settled.
CREATE TABLE sizes (
    name  TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW sizes_now AS
    SELECT 'origins' AS name, count(*) AS count FROM origins
    UNION ALL SELECT 'stories', count(*) FROM stories
    UNION ALL SELECT 'events', count(*) FROM events
    UNION ALL SELECT 'statements', count(*) FROM statements;
INSERT INTO sizes SELECT name, count FROM sizes_now;

CREATE TABLE outlets (
    name    TEXT PRIMARY KEY,
    copies  INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    first   INTEGER NOT NULL            -- newsroom texts that it carries first
) STRICT, WITHOUT ROWID;
CREATE VIEW outlets_now AS
    SELECT outlet AS name,
        count(DISTINCT acquisitions.document) AS copies,
        count(DISTINCT story) AS stories,
        count(DISTINCT CASE WHEN json_extract(origins.record, '$.first')
            = acquisitions.document THEN origins.id END) AS first
    FROM acquisitions
    LEFT JOIN story_documents USING (document)
    LEFT JOIN origin_documents USING (document)
    LEFT JOIN origins ON origins.id = origin_documents.origin
    WHERE outlet IS NOT NULL
    GROUP BY outlet;
INSERT INTO outlets SELECT name, copies, stories, first FROM outlets_now;
