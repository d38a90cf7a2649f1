-- What settling made of each document, family and story, by a digest of all it was made from: a
-- later run makes again only what has changed. `part` is what was made, `owner` of what.
CREATE TABLE settled (
    part   text COLLATE "C" NOT NULL,
    owner  text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    record bytea NOT NULL,              -- zlib
    PRIMARY KEY (part, owner)
);
ALTER TABLE settled ALTER COLUMN record SET STORAGE EXTERNAL;
