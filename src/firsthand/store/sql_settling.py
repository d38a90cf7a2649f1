"""What settling keeps from one run to the next, and the records that it changes."""

# ruff: noqa: S608 (names of tables and columns come from this file, values are bound)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from firsthand.store.protocol import Part
from firsthand.store.rows import OverTables, pack, unpack

_RAW = {
    "articles": ("document", "record"),
    "documents": ("id", "media_type || details"),
    "acquisitions": ("document", "record"),
}


class SqlSettling(OverTables):
    """The parts that settling made, each with the digest of what it was made from."""

    def raw(self, table: str, ids: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield records as they are written, by the id of their document, in its order.

        For telling whether one has changed, without reading it.

        Args:
            table: "articles", "documents", or "acquisitions", of which one may have several.
            ids: of documents; to be given where one may have several.
        """
        key, record = _RAW[table]
        rows = self._tables.in_pieces(f"SELECT {key}, {record} FROM {table}", key, ids)
        return ((row[0], row[1]) for row in rows)

    def raw_pairs(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield what documents share as it is written, by the two, in their order."""
        rows = self._tables.all("SELECT a, b, record FROM pairs ORDER BY a, b")
        return (((a, b), record) for a, b, record in rows)

    def part_keys(self, part: str) -> dict[str, str]:
        """Return for each owner the digest of what its part was made from."""
        return dict(self._tables.all("SELECT owner, key FROM settled WHERE part = ?", part))

    def parts(self, part: str, owners: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield owner and answer: all of a part, or those of the owners named."""
        if owners is None:
            rows = self._tables.all("SELECT owner, record FROM settled WHERE part = ?", part)
            yield from ((owner, unpack(record)) for owner, record in rows)
            return
        sql = "SELECT record FROM settled WHERE part = ? AND owner = ?"
        for owner in owners:
            row = self._tables.one(sql, part, owner)
            if row is not None:
                yield owner, unpack(row[0])

    def keep_parts(self, part: str, fresh: Mapping[str, Part], gone: Iterable[str]) -> None:
        """Keep these answers in place of what their owners had, and none for those gone."""
        sql = """INSERT INTO settled (part, owner, key, record) VALUES (?, ?, ?, ?)
                 ON CONFLICT (part, owner)
                 DO UPDATE SET key = excluded.key, record = excluded.record"""
        rows = ((part, owner, item.key, pack(item.answer)) for owner, item in fresh.items())
        self._tables.run_many(sql, rows)
        drop = "DELETE FROM settled WHERE part = ? AND owner = ?"
        self._tables.run_many(drop, ((part, owner) for owner in sorted(gone)))
