"""Full text over documents, statements and entities, from one ledger file."""

from __future__ import annotations

from firsthand.store.desk import Hit
from firsthand.store.protocol import Found
from firsthand.store.searching import expression, is_one_phrase, parsed, unmarked
from firsthand.store.sql_reader import SqlReader
from firsthand.store.sqlite_tables import SqliteTables

# Ranking reads every match, and counts each phrase in all texts: of words that stand in more
# texts than this the latest are shown instead.
_RANKED = 1000
_BEYOND = "SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
# The index orders by rank itself, and cuts snippets only for the rows that it gives out: that
# holds for this very order and for one question, not for one about each row.
_FOUND = """
    SELECT rowid, {rank}, snippet({index}, {column}, char(2), char(3), '…', 24) FROM {index}
    WHERE {index} MATCH ? ORDER BY {order} LIMIT ?"""
_BEST = {"rank": "rank", "order": "rank"}
_LATEST = {"rank": "-rowid", "order": "rowid DESC"}
_INDEXES = {  # kind: its index, the column of the text, where a row's id stands, by which number
    "document": ("text_index", 0, "SELECT number, id FROM documents", "number"),
    "statement": ("statement_index", 1, "SELECT rowid, id FROM statement_index", "rowid"),
}
_ENTITIES = """
    SELECT id, name FROM entities WHERE id IN (
        SELECT entity FROM entity_names WHERE folded >= ?1 AND folded < ?1||'~' LIMIT ?2)
    ORDER BY length(name), id LIMIT ?3"""


class SqliteSearch(SqlReader):
    """Finds words in one ledger file."""

    _tables: SqliteTables

    def find(self, words: str, *, kind: str = "document", limit: int = 50) -> list[Hit]:
        """Return documents, statements or entities that match, the best first.

        Of a phrase, or where more than 1,000 match, the latest come first, by the order in which
        they came in.

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
        latest = is_one_phrase(parsed(words))
        rows = self._texts(kind, wanted, limit, latest=latest)
        return [Hit(kind, name, *unmarked(text)) for name, text in rows]

    def _texts(self, kind: str, wanted: str, limit: int, *, latest: bool) -> list[tuple[str, str]]:
        """Return ids and marked snippets, the best first, or of very many the latest."""
        index, column, sql, number = _INDEXES[kind]
        if not latest:
            beyond = _BEYOND.format(index=index)
            latest = self._tables.one(beyond, wanted, _RANKED) is not None
        how = _FOUND.format(index=index, column=column, **(_LATEST if latest else _BEST))
        rows = self._tables.all(how, wanted, limit)
        names: dict[int, str] = dict(self._tables.in_pieces(sql, number, [row[0] for row in rows]))
        found = [(rank, names[at], snippet or "") for at, rank, snippet in rows if at in names]
        return [(name, snippet) for _, name, snippet in sorted(found)]

    def _entities(self, words: str, limit: int) -> list[Hit]:
        from firsthand.names.spelling import fold_name

        folded = fold_name(words)
        if not folded:
            return []
        return [Hit("entity", *row) for row in self._tables.all(_ENTITIES, folded, _RANKED, limit)]

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return documents that hold all the words, the best first."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not quoted:
            return []
        sql = """SELECT id, snippet(text_index, 0, '[', ']', '...', 16) FROM text_index
                 JOIN documents ON number = text_index.rowid
                 WHERE text_index MATCH ? ORDER BY rank, id LIMIT ?"""
        return [Found(*row) for row in self._tables.all(sql, quoted, limit)]

    def _with_path(self, path: str) -> list[str]:
        sql = """SELECT DISTINCT document FROM acquisitions
                 WHERE json_extract(record, '$.path') = ?1
                    OR substr(json_extract(record, '$.path'), -length(?1) - 1) = '/' || ?1
                 ORDER BY document"""
        return [row[0] for row in self._tables.all(sql, path)]
