"""One connection to a ledger file."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Hashable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from firsthand.store.connection import plain_errors
from firsthand.store.rows import Noted, Row, Tables

_NUMBERS = itertools.count()


class SqliteTables(Tables):
    """A connection that one thread at a time uses."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(str(path))
        self.path = path
        self.connection = connection
        self._number = next(_NUMBERS)

    def guarded(self) -> AbstractContextManager[None]:
        """Return a context in which what SQLite raises becomes a `StoreError`."""
        return plain_errors(self.path)

    def fetch(self, sql: str, *values: object) -> list[Row]:
        """Return all rows of a question, whether questions are noted or not."""
        with self.guarded():
            return self.connection.execute(sql, values).fetchall()

    def state(self) -> Hashable:
        """Return what is another once anybody has written, for this connection only."""
        ((written,),) = self.fetch("PRAGMA data_version")
        return self._number, written, self.connection.total_changes

    def run(self, sql: str, *values: object) -> None:
        """Carry out one change."""
        with self.guarded():
            self.connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry out one change for each row of values."""
        with self.guarded():
            self.connection.executemany(sql, rows)

    def begin(self, turn: str | None) -> None:  # noqa: ARG002 (here all have one turn)
        """Begin a transaction; a file is written by one at a time."""
        self.run("BEGIN IMMEDIATE")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See the file as it is now, whoever writes to it meanwhile."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self.end("ROLLBACK")

    @contextmanager
    def watched(self) -> Iterator[list[Noted]]:
        """Note every question that is asked inside; all are answered from one state."""
        with self.snapshot(), super().watched() as noted:
            yield noted

    def defer_references(self) -> None:
        """Have what rows refer to looked for at the end of the transaction only."""
        self.run("PRAGMA defer_foreign_keys = ON")

    def after_copying(self, tables: Iterable[str]) -> None:
        """Do nothing: SQLite numbers on after the highest number there is."""

    def take_turn(self, turn: str) -> None:
        """Do nothing: the transaction has the file for itself."""

    def end(self, word: str) -> None:
        """End the transaction, unless SQLite has rolled it back by itself (a full disk)."""
        if self.connection.in_transaction:
            self.run(word)
