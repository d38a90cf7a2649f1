-- The pairs to compare: the eight least holders of a fingerprint with all others, unless it is
-- common matter. Runs unchanged on DuckDB and on Daft.
-- In: held (as batch_held.sql gives it), common (fingerprint).
SELECT DISTINCT hub.document AS a, other.document AS b
FROM held AS hub
JOIN held AS other ON hub.fingerprint = other.fingerprint
LEFT JOIN common ON hub.fingerprint = common.fingerprint
WHERE hub.place <= 8 AND hub.place < other.place AND common.fingerprint IS NULL
