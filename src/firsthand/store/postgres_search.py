"""Full text over documents, statements and entities, from a shared ledger."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Statement
from firsthand.store.codec import decode
from firsthand.store.desk import Hit
from firsthand.store.protocol import Found
from firsthand.store.rows import Row
from firsthand.store.searching import Term, Wanted, is_one_phrase, parsed, unmarked
from firsthand.store.sql_reader import SqlReader
from firsthand.store.sql_writer import SqlWriter
from firsthand.store.words import found_words, query, snippet, vector

# As in a ledger file: of words that stand in more texts than this the latest are shown.
_RANKED = 1000
_COUNT = """SELECT count(*) FROM
    (SELECT 1 FROM {index} WHERE words @@ ?::tsquery LIMIT {most}) AS matches"""
_BEST = """SELECT {column} FROM {index} WHERE words @@ ?1::tsquery
    ORDER BY ts_rank(words, ?1::tsquery, 1) DESC, number DESC LIMIT ?2"""
_LATEST = "SELECT {column} FROM {index} WHERE words @@ ?::tsquery ORDER BY number DESC LIMIT ?"
_INDEXES = {  # kind: its index, how its rows are named, what is shown of them
    "document": (
        "document_words",
        "number",
        "SELECT number, id, text FROM documents WHERE number = ANY(?)",
    ),
    "statement": (
        "statement_words",
        "id",
        "SELECT id, id, record FROM statements WHERE id = ANY(?)",
    ),
}
_ENTITIES = """
    SELECT id, name FROM entities WHERE id IN (
        SELECT entity FROM entity_names WHERE folded >= ?1 AND folded < ?1||'~' LIMIT ?2)
    ORDER BY length(name), id LIMIT ?3"""
_WORDS = {
    "documents": """INSERT INTO document_words (number, words)
        SELECT number, ?2::tsvector FROM documents WHERE id = ?1
        ON CONFLICT (number) DO UPDATE SET words = excluded.words""",
    "statements": "INSERT INTO statement_words (id, words) VALUES (?, ?::tsvector)",
}
_PATH = """SELECT DISTINCT document FROM acquisitions
    WHERE path = ? OR path LIKE ? ORDER BY document"""


class PostgresSearch(SqlReader, SqlWriter):
    """Finds words in a shared ledger, and makes those of new records known."""

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
        rows = self._texts(kind, parsed(words), limit, size=24)
        return [Hit(kind, name, *unmarked(text)) for name, text in rows]

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return documents that hold all the words, the best first."""
        wanted = Wanted(tuple((Term(word),) for word in words.split()))
        rows = self._texts("document", wanted, limit, size=16)
        plain = str.maketrans({"\x02": "[", "\x03": "]", "…": "..."})
        return [Found(name, text.translate(plain)) for name, text in rows]

    def _texts(self, kind: str, wanted: Wanted, limit: int, *, size: int) -> list[tuple[str, str]]:
        """Return ids and marked snippets, the best first, or of very many the latest."""
        asked = query(wanted)
        if not asked:
            return []
        index, column, sql = _INDEXES[kind]
        count = self._tables.one(_COUNT.format(index=index, most=_RANKED + 1), asked)
        if count is None or not count[0]:
            return []
        is_common = count[0] > _RANKED or is_one_phrase(wanted)
        order = (_LATEST if is_common else _BEST).format(index=index, column=column)
        keys = [row[0] for row in self._tables.all(order, asked, limit)]
        shown = {row[0]: row[1:] for row in self._tables.all(sql, keys)}
        found = found_words(wanted)
        return [
            (name, snippet(_text_of(kind, kept), found, size=size))
            for name, kept in (shown[key] for key in keys if key in shown)
        ]

    def _entities(self, words: str, limit: int) -> list[Hit]:
        from firsthand.names.spelling import fold_name

        folded = fold_name(words)
        if not folded:
            return []
        return [Hit("entity", *row) for row in self._tables.all(_ENTITIES, folded, _RANKED, limit)]

    def _with_path(self, path: str) -> list[str]:
        ending = path.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        return [row[0] for row in self._tables.all(_PATH, path, f"%/{ending}")]

    def _index(self, table: str, rows: Sequence[Row]) -> None:
        """Make the words of new documents or statements known to the search."""
        if table == "documents":
            self._tables.run_many(_WORDS[table], ((row[0], vector(row[1])) for row in rows))
        elif table == "statements":
            made = ((row[0], vector(_text_of("statement", row[-1]))) for row in rows)
            self._tables.run_many(_WORDS[table], made)


def _text_of(kind: str, kept: str) -> str:
    """Return what is shown of a row: the text itself, or the content of a statement."""
    if kind == "document":
        return kept
    return " ".join(item.text for item in decode(Statement, kept).content)
