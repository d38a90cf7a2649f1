"""Full text over documents, statements and entities, from one ledger file."""

from __future__ import annotations

from firsthand.store.desk import Hit
from firsthand.store.rows import Tables
from firsthand.store.searching import expression, unmarked

# Ranking reads every match. Of a word that stands in half of all texts only the latest are
# ranked: those after the row at which as many matches have been counted from the end.
_RANKED = 1000
_FROM = "SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
_BEST = """
    SELECT rowid, rank FROM {index} WHERE {index} MATCH ? AND rowid >= ? ORDER BY rank LIMIT ?"""
_DOCUMENTS = """
    SELECT id, snippet(text_index, 0, char(2), char(3), '…', 24) FROM text_index
    JOIN documents ON number = text_index.rowid
    WHERE text_index MATCH ? AND text_index.rowid = ?"""
_STATEMENTS = """
    SELECT id, snippet(statement_index, 1, char(2), char(3), '…', 24) FROM statement_index
    WHERE statement_index MATCH ? AND rowid = ?"""
_ENTITIES = """
    SELECT id, name FROM entities WHERE id IN (
        SELECT entity FROM entity_names WHERE folded >= ?1 AND folded < ?1||'~' LIMIT ?2)
    ORDER BY length(name), id LIMIT ?3"""


class SqliteSearch:
    """Finds words in one ledger file."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def find(self, words: str, *, kind: str = "document", limit: int = 50) -> list[Hit]:
        """Return documents, statements or entities that match, the best first.

        Of very many matches the latest 1,000 are ranked, in the order in which they came in.

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
        if kind == "statement":
            rows = self._texts("statement_index", _STATEMENTS, wanted, limit)
        else:
            rows = self._texts("text_index", _DOCUMENTS, wanted, limit)
        return [Hit(kind, name, *unmarked(snippet)) for name, snippet in rows]

    def _texts(self, index: str, sql: str, wanted: str, limit: int) -> list[tuple[str, str]]:
        """Return ids and snippets of the best; snippets are cut for those alone."""
        least = self._tables.one(_FROM.format(index=index), wanted, _RANKED)
        begin = 0 if least is None else least[0]
        best = self._tables.all(_BEST.format(index=index), wanted, begin, limit)
        found = []
        for number, rank in best:
            row = self._tables.one(sql, wanted, number)
            if row is not None:
                found.append((rank, row[0], row[1] or ""))
        return [(name, snippet) for _, name, snippet in sorted(found)]

    def _entities(self, words: str, limit: int) -> list[Hit]:
        from firsthand.names.spelling import fold_name

        folded = fold_name(words)
        if not folded:
            return []
        return [Hit("entity", *row) for row in self._tables.all(_ENTITIES, folded, _RANKED, limit)]
