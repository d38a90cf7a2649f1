-- One round of label propagation: each document takes the least family among its neighbours'.
-- Repeated until nothing changes. Runs unchanged on DuckDB and on Daft.
-- In: labels (document, family), edges (a, b) in both directions.
SELECT document, min(family) AS family
FROM (
    SELECT document, family FROM labels
    UNION ALL
    SELECT edges.b AS document, labels.family AS family
    FROM edges
    JOIN labels ON edges.a = labels.document
) AS told
GROUP BY document
