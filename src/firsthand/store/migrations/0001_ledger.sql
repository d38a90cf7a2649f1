-- What was brought in: bytes, where they came from, the text as read.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('ledger', lower(hex(randomblob(8))));

CREATE TABLE inputs (
    sha256 TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,
    data   BLOB NOT NULL                -- zlib of the bytes as they came
) STRICT;

CREATE TABLE documents (
    number     INTEGER PRIMARY KEY,     -- for the text index only; never shown
    id         TEXT NOT NULL UNIQUE,
    sha256     TEXT NOT NULL,
    media_type TEXT NOT NULL,
    text       TEXT NOT NULL,
    details    TEXT NOT NULL,           -- the record without text and acquisitions
    stage      INTEGER NOT NULL         -- how many stages it has been through: see run/stages.py
) STRICT;
CREATE INDEX documents_by_stage ON documents (stage, id);

CREATE TABLE acquisitions (
    document TEXT NOT NULL REFERENCES documents (id),
    record   TEXT NOT NULL,
    input    TEXT NOT NULL REFERENCES inputs (sha256),
    PRIMARY KEY (document, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX acquisitions_by_input ON acquisitions (input);

CREATE TABLE arrivals (                 -- inputs that were read without a failure, and how
    input  TEXT NOT NULL REFERENCES inputs (sha256),
    name   TEXT NOT NULL,
    record TEXT NOT NULL,               -- the acquisition as it was given
    PRIMARY KEY (input, name, record)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE text_index USING fts5 (
    text, content = 'documents', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN
    INSERT INTO text_index (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER documents_update AFTER UPDATE OF text ON documents BEGIN
    INSERT INTO text_index (text_index, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO text_index (rowid, text) VALUES (new.number, new.text);
END;

-- What was made of each document, and of each distinct passage, once.
CREATE TABLE articles (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pairs (                    -- what two documents share, as it was found
    a      TEXT NOT NULL REFERENCES documents (id),
    b      TEXT NOT NULL REFERENCES documents (id),
    record TEXT NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_by_b ON pairs (b, a);

CREATE TABLE passages (
    id      TEXT PRIMARY KEY,
    made_by TEXT NOT NULL,
    record  BLOB NOT NULL               -- zlib of the encoded passage
) STRICT, WITHOUT ROWID;

-- What was reconciled from all of them: rewritten at the end of a run, where it changed.
CREATE TABLE copies (                   -- those pairs that count as copying
    id     TEXT PRIMARY KEY,
    a      TEXT NOT NULL,
    b      TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_a ON copies (a, b);
CREATE INDEX copies_by_b ON copies (b, a);

CREATE TABLE origins (
    id     TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
    id     TEXT PRIMARY KEY,
    type   TEXT NOT NULL,
    name   TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
    id     TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    id       TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_document ON statements (document);

CREATE TABLE events (
    id      TEXT PRIMARY KEY,
    story   TEXT NOT NULL,
    type    TEXT NOT NULL,
    status  TEXT NOT NULL,
    country TEXT,
    since   TEXT,                       -- first and last day it can have taken place on
    until   TEXT,
    record  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_story ON events (story);
CREATE INDEX events_by_type ON events (type);

CREATE TABLE figures (
    id     TEXT PRIMARY KEY,
    story  TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_by_story ON figures (story);

CREATE TABLE memory (                   -- answers of the pure stages, by a digest of all they saw
    owner  TEXT NOT NULL,               -- the document or story that the answer is about
    kind   TEXT NOT NULL,
    key    TEXT NOT NULL,
    record BLOB NOT NULL,               -- zlib
    PRIMARY KEY (owner, kind)
) STRICT, WITHOUT ROWID;

-- What went wrong, and what was run.
CREATE TABLE failures (
    document TEXT NOT NULL,
    stage    TEXT NOT NULL,
    error    TEXT NOT NULL,
    version  TEXT NOT NULL,
    path     TEXT NOT NULL,
    PRIMARY KEY (document, stage, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    number  INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    ended   TEXT,
    command TEXT NOT NULL,
    summary TEXT
) STRICT;
