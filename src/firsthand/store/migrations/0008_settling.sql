-- What settling made of each document, family and story, by a digest of all it was made from: a
-- later run makes again only what has changed. `part` is what was made, `owner` of what.
CREATE TABLE settled (
    part   TEXT NOT NULL,
    owner  TEXT NOT NULL,
    key    TEXT NOT NULL,
    record BLOB NOT NULL,               -- zlib
    PRIMARY KEY (part, owner)
) STRICT, WITHOUT ROWID;
