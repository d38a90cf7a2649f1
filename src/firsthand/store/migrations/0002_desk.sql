-- What analysts decided: rows are only added, never changed.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,         -- the order in which they were made
    id     TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL,
    undoes TEXT REFERENCES decisions (id),
    record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX decisions_undone_once ON decisions (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE questions (                -- what is unsure and an analyst may decide
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    doubt  REAL NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_by_doubt ON questions (doubt DESC, id);
CREATE INDEX questions_by_kind ON questions (kind, doubt DESC, id);

CREATE TABLE users (
    name     TEXT PRIMARY KEY,
    role     TEXT NOT NULL,             -- reader, analyst or admin
    password TEXT NOT NULL,             -- argon2 hash
    epoch    INTEGER NOT NULL DEFAULT 0 -- raised to end all sessions of the user
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (                   -- for programs: the digest of each, never the token
    digest TEXT PRIMARY KEY,
    name   TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    label  TEXT NOT NULL,
    made   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_views (
    id    TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    name  TEXT NOT NULL,
    page  TEXT NOT NULL,
    query TEXT NOT NULL,
    made  TEXT NOT NULL,
    UNIQUE (owner, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                    -- every write through the desk, and every refused one
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    who    TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    result TEXT NOT NULL
) STRICT;

-- Questions of the pages, answered from the records by the database itself.
ALTER TABLE stories ADD COLUMN last_published TEXT
    GENERATED ALWAYS AS (coalesce(json_extract(record, '$.last_published'), '')) VIRTUAL;
CREATE INDEX stories_by_day ON stories (last_published DESC, id);

ALTER TABLE events ADD COLUMN novelty TEXT
    GENERATED ALWAYS AS (json_extract(record, '$.novelty')) VIRTUAL;
ALTER TABLE events ADD COLUMN day TEXT GENERATED ALWAYS AS (coalesce(since, until, '')) VIRTUAL;
CREATE INDEX events_by_day ON events (day DESC, id);
CREATE INDEX events_by_country ON events (country, day DESC, id);
CREATE INDEX events_by_status ON events (status, day DESC, id);

ALTER TABLE statements ADD COLUMN speaker TEXT
    GENERATED ALWAYS AS (json_extract(record, '$.speaker.entity')) VIRTUAL;
CREATE INDEX statements_by_speaker ON statements (speaker, id);

ALTER TABLE acquisitions ADD COLUMN outlet TEXT GENERATED ALWAYS AS (
    coalesce(json_extract(record, '$.source_name'), json_extract(record, '$.source_domain'))
) VIRTUAL;
CREATE INDEX acquisitions_by_outlet ON acquisitions (outlet, document);

CREATE TABLE story_documents (
    document TEXT NOT NULL,
    story    TEXT NOT NULL,
    PRIMARY KEY (document, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_documents_by_story ON story_documents (story, document);
INSERT OR IGNORE INTO story_documents
    SELECT item.value, stories.id FROM stories, json_each(stories.record, '$.documents') AS item;
CREATE TRIGGER stories_insert AFTER INSERT ON stories BEGIN
    DELETE FROM story_documents WHERE story = new.id;
    INSERT OR IGNORE INTO story_documents
        SELECT value, new.id FROM json_each(new.record, '$.documents');
END;
CREATE TRIGGER stories_delete AFTER DELETE ON stories BEGIN
    DELETE FROM story_documents WHERE story = old.id;
END;

CREATE TABLE origin_documents (
    document TEXT NOT NULL,
    origin   TEXT NOT NULL,
    PRIMARY KEY (document, origin)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_documents_by_origin ON origin_documents (origin, document);
INSERT OR IGNORE INTO origin_documents
    SELECT item.value, origins.id FROM origins, json_each(origins.record, '$.documents') AS item;
CREATE TRIGGER origins_insert AFTER INSERT ON origins BEGIN
    DELETE FROM origin_documents WHERE origin = new.id;
    INSERT OR IGNORE INTO origin_documents
        SELECT value, new.id FROM json_each(new.record, '$.documents');
END;
CREATE TRIGGER origins_delete AFTER DELETE ON origins BEGIN
    DELETE FROM origin_documents WHERE origin = old.id;
END;

CREATE TABLE event_parties (            -- who takes part in which event
    entity TEXT NOT NULL,
    event  TEXT NOT NULL,
    part   TEXT NOT NULL,               -- actor, recipient, receiver or claimant
    PRIMARY KEY (entity, event, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_event ON event_parties (event);
CREATE VIEW event_parties_of AS
    SELECT json_extract(item.value, '$.entity') AS entity, events.id AS event, 'actor' AS part
        FROM events, json_each(events.record, '$.actors') AS item
    UNION ALL
    SELECT json_extract(item.value, '$.entity'), events.id, 'recipient'
        FROM events, json_each(events.record, '$.recipients') AS item
    UNION ALL
    SELECT json_extract(record, '$.receiver.entity'), id, 'receiver' FROM events
    UNION ALL
    SELECT item.value, events.id, 'claimant'
        FROM events, json_each(events.record, '$.support.claimants') AS item;
INSERT OR IGNORE INTO event_parties SELECT * FROM event_parties_of WHERE entity IS NOT NULL;
CREATE TRIGGER events_insert AFTER INSERT ON events BEGIN
    DELETE FROM event_parties WHERE event = new.id;
    INSERT OR IGNORE INTO event_parties
        SELECT * FROM event_parties_of WHERE event = new.id AND entity IS NOT NULL;
END;
CREATE TRIGGER events_delete AFTER DELETE ON events BEGIN
    DELETE FROM event_parties WHERE event = old.id;
END;

CREATE VIRTUAL TABLE statement_index USING fts5 (
    id UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE statement_rows (           -- where each statement stands in the text index
    id     TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER statements_insert AFTER INSERT ON statements BEGIN
    DELETE FROM statement_index
        WHERE rowid = (SELECT number FROM statement_rows WHERE id = new.id);
    INSERT INTO statement_index (id, text)
        SELECT new.id, group_concat(json_extract(value, '$.text'), ' ')
        FROM json_each(new.record, '$.content');
    INSERT OR REPLACE INTO statement_rows VALUES (new.id, last_insert_rowid());
END;
CREATE TRIGGER statements_delete AFTER DELETE ON statements BEGIN
    DELETE FROM statement_index
        WHERE rowid = (SELECT number FROM statement_rows WHERE id = old.id);
    DELETE FROM statement_rows WHERE id = old.id;
END;
INSERT INTO statement_index (rowid, id, text)
    SELECT row_number() OVER (ORDER BY id), id,
        (SELECT group_concat(json_extract(value, '$.text'), ' ')
         FROM json_each(record, '$.content'))
    FROM statements;
INSERT INTO statement_rows SELECT id, rowid FROM statement_index;

CREATE TABLE entity_names (             -- every spelling, folded, for finding
    entity TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (entity, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_names_by_name ON entity_names (folded, entity);
CREATE TRIGGER entities_delete AFTER DELETE ON entities BEGIN
    DELETE FROM entity_names WHERE entity = old.id;
END;
CREATE INDEX entities_by_name ON entities (name, id);
