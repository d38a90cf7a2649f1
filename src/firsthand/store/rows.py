"""How records stand in the tables: packed values, and questions about many ids at once."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.store.connection import plain_errors

_MANY = 500  # SQLite takes at least 999 values in one statement


def pack(text: str) -> bytes:
    """Return a text compressed; level 3 is twice as fast as 6 and hardly larger on JSON."""
    return zlib.compress(text.encode(), 3)


def unpack(data: bytes) -> str:
    """Return the text that `pack` compressed."""
    return zlib.decompress(data).decode()


@dataclass(slots=True)
class Tables:
    """One connection, with every error of SQLite said in plain words."""

    path: Path
    connection: sqlite3.Connection

    def guarded(self) -> AbstractContextManager[None]:
        """Return a context in which what SQLite raises becomes a `StoreError`."""
        return plain_errors(self.path)

    def all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        with self.guarded():
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row of a question, or None."""
        with self.guarded():
            row: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
            return row

    def run(self, sql: str, *values: object) -> None:
        """Carry out one change."""
        with self.guarded():
            self.connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry out one change for each row of values."""
        with self.guarded():
            self.connection.executemany(sql, rows)

    def in_pieces(
        self, sql: str, order: str, ids: Iterable[str] | None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield rows in the order of the column `order`: all of them, or those for `ids`.

        `sql` ends before its WHERE. Rows are fetched in pieces, so that the answer may be
        longer than memory and the caller may write in between.
        """
        if ids is not None:
            wanted = sorted(set(ids))
            for at in range(0, len(wanted), _MANY):
                piece = wanted[at : at + _MANY]
                marks = ",".join("?" * len(piece))
                yield from self.all(f"{sql} WHERE {order} IN ({marks}) ORDER BY {order}", *piece)
            return
        last = ""
        while rows := self.all(f"{sql} WHERE {order} > ? ORDER BY {order} LIMIT {_MANY}", last):
            yield from rows
            last = rows[-1][0]
