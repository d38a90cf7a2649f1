-- What is watched, what was seen of it, and what was fetched: all that a killed watch needs.
CREATE TABLE watches (
    id     TEXT PRIMARY KEY,
    url    TEXT NOT NULL UNIQUE,
    parent TEXT REFERENCES watches (id) ON DELETE CASCADE,   -- the index that named this sitemap
    paused INTEGER NOT NULL DEFAULT 0,
    due    REAL NOT NULL DEFAULT 0,     -- seconds since 1970
    record TEXT NOT NULL,               -- the settings
    state  TEXT NOT NULL,               -- validators, failures, error
    body   BLOB                         -- zlib of the feed as it came last
) STRICT, WITHOUT ROWID;
CREATE INDEX watches_by_due ON watches (paused, due);

CREATE TABLE watch_entries (            -- each entry of a feed, and what the feed said of it last
    watch  TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    key    TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (watch, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch_links (              -- each article once, however many feeds point to it
    url    TEXT PRIMARY KEY,
    watch  TEXT NOT NULL,
    state  TEXT NOT NULL,               -- waiting, kept, gone or failed
    due    REAL,                        -- none: it is not fetched again
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_links_by_due ON watch_links (due) WHERE due IS NOT NULL;
CREATE INDEX watch_links_by_watch ON watch_links (watch, state);

CREATE TABLE watch_sites (              -- robots.txt of each site, and when it was asked for
    site   TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fetches (                  -- each answer that was kept, with its headers
    number  INTEGER PRIMARY KEY,
    input   TEXT NOT NULL REFERENCES inputs (sha256),
    name    TEXT NOT NULL,
    at      TEXT NOT NULL,
    record  TEXT NOT NULL,              -- the acquisition
    answer  TEXT NOT NULL,              -- status, headers, every address on the way
    taken   INTEGER NOT NULL DEFAULT 0  -- whether a run has taken it in
) STRICT;
CREATE INDEX fetches_waiting ON fetches (number) WHERE taken = 0;
CREATE INDEX fetches_by_input ON fetches (input);

-- Saved questions that are answered unasked.
CREATE TABLE alerts (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    paused INTEGER NOT NULL DEFAULT 0,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_places (             -- by what an event is known again when its id changes
    alert TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    thing TEXT NOT NULL,
    PRIMARY KEY (alert, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_states (             -- what each thing was when it was looked at last
    alert TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    thing TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (alert, thing)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_items (              -- what is to be told, each once
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    alert   TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    state   TEXT NOT NULL,              -- waiting, delivered or failed
    due     REAL NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    record  TEXT NOT NULL
) STRICT;
CREATE INDEX alert_items_waiting ON alert_items (alert, state, due);

CREATE TABLE alert_attempts (           -- every try to deliver, with its end
    number INTEGER PRIMARY KEY,
    item   TEXT NOT NULL,
    at     TEXT NOT NULL,
    result TEXT NOT NULL
) STRICT;
CREATE INDEX alert_attempts_by_item ON alert_attempts (item);

-- Lists of sanctions and of names that a user brought.
CREATE TABLE lists (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    sha256   TEXT NOT NULL,
    imported TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE list_entries (
    list   TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    id     TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_names (               -- every name of every entry, folded, for finding
    folded TEXT NOT NULL,
    list   TEXT NOT NULL,
    entry  TEXT NOT NULL,
    PRIMARY KEY (folded, list, entry),
    FOREIGN KEY (list, entry) REFERENCES list_entries (list, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
