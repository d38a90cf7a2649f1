-- Indexes that hold all that a page filters by: no record is read that is not shown.
ALTER TABLE events ADD COLUMN means TEXT
    GENERATED ALWAYS AS (json_extract(record, '$.means')) VIRTUAL;
ALTER TABLE events ADD COLUMN support INTEGER
    GENERATED ALWAYS AS (json_extract(record, '$.support.origins[0]')) VIRTUAL;
DROP INDEX events_by_day;
DROP INDEX events_by_type;
DROP INDEX events_by_story;
DROP INDEX events_by_country;
DROP INDEX events_by_status;
CREATE INDEX events_by_day ON events
    (day DESC, id, type, country, status, novelty, means, support, since, until, story);
CREATE INDEX events_by_type ON events
    (type, id, country, status, novelty, means, support, since, until, story);
CREATE INDEX events_by_story ON events (story, type, country);
CREATE INDEX events_by_country ON events (country);
CREATE INDEX events_by_status ON events (status);
CREATE INDEX events_by_means ON events (means);

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
