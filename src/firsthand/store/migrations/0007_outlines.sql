-- What lists show of a record without reading the whole: computed where it is asked for.
ALTER TABLE documents ADD COLUMN outline TEXT
    GENERATED ALWAYS AS (json_remove(details, '$.elements')) VIRTUAL;
ALTER TABLE articles ADD COLUMN outline TEXT
    GENERATED ALWAYS AS (json_set(record, '$.blocks', json('[]'))) VIRTUAL;
ALTER TABLE events ADD COLUMN counted TEXT
    GENERATED ALWAYS AS (json_extract(record, '$.count')) VIRTUAL;
ALTER TABLE events ADD COLUMN copies INTEGER
    GENERATED ALWAYS AS (json_extract(record, '$.support.copies')) VIRTUAL;
ALTER TABLE events ADD COLUMN places INTEGER
    GENERATED ALWAYS AS (json_array_length(record, '$.evidence')) VIRTUAL;
ALTER TABLE events ADD COLUMN conflicts INTEGER
    GENERATED ALWAYS AS (coalesce(json_array_length(record, '$.conflicts'), 0)) VIRTUAL;
ALTER TABLE origins ADD COLUMN is_unsure INTEGER GENERATED ALWAYS AS (
    coalesce(json_extract(record, '$.lower'), 1) != coalesce(json_extract(record, '$.upper'), 1)
) VIRTUAL;
