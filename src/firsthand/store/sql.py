"""A ledger in SQL: all that is asked and told, over one connection, whatever keeps it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from firsthand.store.rows import Noted
from firsthand.store.sql_alerts import SqlAlerts
from firsthand.store.sql_aliases import SqlAliases
from firsthand.store.sql_desk import SqlDesk
from firsthand.store.sql_lists import SqlLists
from firsthand.store.sql_settling import SqlSettling
from firsthand.store.sql_users import SqlUsers
from firsthand.store.sql_watch import SqlWatch
from firsthand.store.sql_writer import SqlWriter


class SqlStore(
    SqlWriter, SqlDesk, SqlUsers, SqlWatch, SqlAliases, SqlAlerts, SqlLists, SqlSettling
):
    """What both kinds of ledger have in common; finding words is their own affair."""

    @property
    def place(self) -> str:
        """Return what to call the ledger in messages."""
        return self._tables.place

    def watched(self) -> AbstractContextManager[list[Noted]]:
        """Return a context in which every question that is asked of the ledger is noted."""
        return self._tables.watched()

    def state(self) -> Hashable:
        """Return what is another once anybody has written; None where that cannot be told."""
        return self._tables.state()

    def settlings(self) -> str:
        """Return how often what was reconciled was written: which of its records are meant."""
        return self._tables.settlings()

    def would_answer(self, noted: Iterable[Noted], *, settlings: str) -> bool:
        """Tell whether these questions would be answered now as they were.

        `settlings` is what was returned before they were asked.
        """
        return self._tables.would_answer(noted, settlings=settlings)

    @abstractmethod
    def close(self) -> None:
        """Let go of the ledger."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
