"""Full text over documents, statements and entities, from one ledger file."""

from __future__ import annotations

from firsthand.store.desk import Hit
from firsthand.store.rows import Tables
from firsthand.store.searching import expression, unmarked

_DOCUMENTS = """
    SELECT id, snippet(text_index, 0, char(2), char(3), '…', 24) FROM text_index
    JOIN documents ON number = text_index.rowid
    WHERE text_index MATCH ? ORDER BY rank, id LIMIT ?"""
_STATEMENTS = """
    SELECT id, snippet(statement_index, 1, char(2), char(3), '…', 24) FROM statement_index
    WHERE statement_index MATCH ? ORDER BY rank, id LIMIT ?"""
_ENTITIES = """
    SELECT id, name FROM entities WHERE id IN (
        SELECT entity FROM entity_names
        WHERE folded GLOB ?1 || '*' OR folded GLOB '* ' || ?1 || '*')
    ORDER BY length(name), id LIMIT ?2"""


class SqliteSearch:
    """Finds words in one ledger file."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def find(self, words: str, *, kind: str = "document", limit: int = 50) -> list[Hit]:
        """Return documents, statements or entities that match, the best first.

        Args:
            words: as in `searching`; for entities a name or its beginning, in any spelling.
            kind: "document", "statement" or "entity".
            limit: how many at most.
        """
        if kind == "entity":
            return self._entities(words, limit)
        wanted = expression(words)
        if not wanted:
            return []
        sql = _STATEMENTS if kind == "statement" else _DOCUMENTS
        rows = self._tables.all(sql, wanted, limit)
        return [Hit(kind, row[0], *unmarked(row[1] or "")) for row in rows]

    def _entities(self, words: str, limit: int) -> list[Hit]:
        from firsthand.names.spelling import fold_name

        folded = fold_name(words)
        if not folded:
            return []
        return [Hit("entity", *row) for row in self._tables.all(_ENTITIES, folded, limit)]
