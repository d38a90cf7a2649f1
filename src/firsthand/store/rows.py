"""How records stand in the tables: packed values, and what a connection can be asked."""

from __future__ import annotations

import marshal
import zlib
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar

from firsthand.store.asked import SETTLINGS, is_of_settled

Row = tuple[Any, ...]
Key = TypeVar("Key", str, int)

_MANY = 500  # SQLite takes at least 999 values in one statement
_COUNT = """
    INSERT INTO meta (key, value) VALUES (?2, ?1) ON CONFLICT (key)
    DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + CAST(?1 AS INTEGER) AS TEXT)"""


def pack(text: str) -> bytes:
    """Return a text compressed; level 3 is twice as fast as 6 and hardly larger on JSON."""
    return zlib.compress(text.encode(), 3)


def unpack(data: bytes) -> str:
    """Return the text that `pack` compressed."""
    return zlib.decompress(data).decode()


@dataclass(frozen=True, slots=True)
class Noted:
    """A question that was asked, with a digest of the answer; b"" where it has none."""

    sql: str
    values: tuple[object, ...]
    digest: bytes


class Tables(ABC):
    """One connection to a ledger, whatever keeps it, with every error said in plain words.

    Questions are written in the SQL that both SQLite and PostgreSQL know: values stand as `?`
    or `?1`, what is kept in place of something as `ON CONFLICT`.
    """

    def __init__(self, place: str) -> None:
        """Keep what to call the ledger in messages."""
        self.place = place
        self._changes = 0
        self._noted: list[Noted] | None = None

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return all rows of a question."""
        rows = self.fetch(sql, *values)
        if self._noted is not None:
            self._noted.append(Noted(sql, values, _digest(rows)))
        return rows

    @abstractmethod
    def fetch(self, sql: str, *values: object) -> list[Row]:
        """Return all rows of a question, whether questions are noted or not."""

    @contextmanager
    def watched(self) -> Iterator[list[Noted]]:
        """Note every question that is asked inside, in order."""
        noted: list[Noted] = []
        self._noted = noted
        try:
            yield noted
        finally:
            self._noted = None

    def would_answer(self, noted: Iterable[Noted], *, settlings: str) -> bool:
        """Tell whether these questions would be answered now as they were.

        `settlings` is what `settlings` returned before they were asked: while it is the same,
        questions about nothing but what settling writes are not asked again.
        """
        is_settled = self.settlings() == settlings
        return all(
            item.digest and _digest(self.fetch(item.sql, *item.values)) == item.digest
            for item in noted
            if not (is_settled and is_of_settled(item.sql))
        )

    def settlings(self) -> str:
        """Return how often what was reconciled was written, without noting the question."""
        rows = self.fetch("SELECT value FROM meta WHERE key = ?", SETTLINGS)
        return str(rows[0][0]) if rows else "0"

    def state(self) -> Hashable:
        """Return a value that is another once anybody has written; None where none can be had."""
        return None

    @abstractmethod
    def run(self, sql: str, *values: object) -> None:
        """Carry out one change."""

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry out one change for each row of values."""

    @abstractmethod
    def begin(self, turn: str | None) -> None:
        """Begin a transaction, once no other one with the same turn is under way."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """Return a context in which all questions see the ledger as it is at its beginning."""

    @abstractmethod
    def defer_references(self) -> None:
        """Have what rows refer to looked for at the end of the transaction only."""

    @abstractmethod
    def after_copying(self, tables: Iterable[str]) -> None:
        """Have numbers go on after those that were copied, and what is known of tables anew."""

    @abstractmethod
    def take_turn(self, turn: str) -> None:
        """Wait, inside a transaction, until no other one with this turn is under way."""

    @abstractmethod
    def end(self, word: str) -> None:
        """End the transaction with COMMIT or ROLLBACK."""

    def one(self, sql: str, *values: object) -> Row | None:
        """Return the first row of a question, or None."""
        return next(iter(self.all(sql, *values)), None)

    @contextmanager
    def transaction(self, turn: str | None) -> Iterator[None]:
        """Keep everything that is written inside, or nothing of it."""
        self._changes = 0
        self.begin(turn)
        try:
            yield
            if self._changes:
                self.count("changes", self._changes)
            self.end("COMMIT")
        except BaseException:
            self.end("ROLLBACK")
            raise

    def count(self, key: str, more: int) -> None:
        """Raise a number in `meta` by so many."""
        self.run(_COUNT, str(more), key)

    def note_change(self) -> None:
        """Have the counter of changes raised when the transaction ends.

        Not before: whoever has raised it is waited for by all others that write.
        """
        self._changes += 1

    def in_pieces(self, sql: str, order: str, ids: Iterable[Key] | None) -> Iterator[Row]:
        """Yield rows in the order of the column `order`: all of them, or those for `ids`.

        `sql` ends before its WHERE. Rows are fetched in pieces, so that the answer may be
        longer than memory and the caller may write in between.
        """
        if ids is not None:
            wanted = sorted(set(ids))
            for at in range(0, len(wanted), _MANY):
                yield from self.among(sql, order, wanted[at : at + _MANY])
            return
        last = ""
        while rows := self.all(f"{sql} WHERE {order} > ? ORDER BY {order} LIMIT {_MANY}", last):
            yield from rows
            last = rows[-1][0]

    def among(self, sql: str, order: str, piece: list[Key]) -> list[Row]:
        """Return the rows whose column `order` is one of these, in its order."""
        marks = ",".join("?" * len(piece))
        return self.all(f"{sql} WHERE {order} IN ({marks}) ORDER BY {order}", *piece)


def _digest(rows: list[Row]) -> bytes:
    try:
        # Version 0 writes equal values alike, whatever objects they are.
        return blake2b(marshal.dumps(rows, 0), digest_size=16).digest()
    except ValueError:
        return b""  # values of other types than texts, numbers and bytes: never taken for equal


class OverTables:
    """What asks and tells over one connection; the parts of a ledger build on it."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @property
    def tables(self) -> Tables:
        """Return the connection, for what treats all tables alike."""
        return self._tables
