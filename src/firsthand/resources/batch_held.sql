-- Who holds which fingerprint, where several documents do; `place` is 1 for the least id.
-- Runs unchanged on DuckDB and on Daft. In: postings (fingerprint, document), each row once.
SELECT fingerprint, document, place, holders
FROM (
    SELECT
        fingerprint,
        document,
        row_number() OVER (PARTITION BY fingerprint ORDER BY document) AS place,
        count(document) OVER (PARTITION BY fingerprint) AS holders
    FROM postings
) AS ranked
WHERE holders > 1
