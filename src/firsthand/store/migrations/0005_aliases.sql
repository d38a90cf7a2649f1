-- Lists of names that users brought.
CREATE TABLE alias_lists (
    name   TEXT PRIMARY KEY,
    made   TEXT NOT NULL,
    record TEXT NOT NULL                -- the entries
) STRICT, WITHOUT ROWID;
