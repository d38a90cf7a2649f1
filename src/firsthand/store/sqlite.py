"""The ledger in one SQLite file: reader and writer over one connection."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from firsthand.store.connection import connect
from firsthand.store.rows import Tables
from firsthand.store.sqlite_alerts import SqliteAlerts
from firsthand.store.sqlite_aliases import SqliteAliases
from firsthand.store.sqlite_desk import SqliteDesk
from firsthand.store.sqlite_lists import SqliteLists
from firsthand.store.sqlite_reader import SqliteReader
from firsthand.store.sqlite_search import SqliteSearch
from firsthand.store.sqlite_users import SqliteUsers
from firsthand.store.sqlite_watch import SqliteWatch
from firsthand.store.sqlite_writer import SqliteWriter


class SqliteStore(
    SqliteReader,
    SqliteWriter,
    SqliteDesk,
    SqliteSearch,
    SqliteUsers,
    SqliteWatch,
    SqliteAliases,
    SqliteAlerts,
    SqliteLists,
):
    """One open ledger file; close it, or use it in a `with`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        tables = Tables(path, connection)
        SqliteReader.__init__(self, tables)
        SqliteWriter.__init__(self, tables)
        SqliteDesk.__init__(self, tables)
        SqliteSearch.__init__(self, tables)
        SqliteUsers.__init__(self, tables)
        SqliteAliases.__init__(self, tables)
        SqliteWatch.__init__(self, tables)
        SqliteAlerts.__init__(self, tables)
        SqliteLists.__init__(self, tables)
        self.path = path

    def copy_to(self, target: Path) -> None:
        """Write the ledger as it stands now to another file, while others may use it.

        Raises:
            StoreError: the file cannot be written.
        """
        with self._tables.guarded():
            other = sqlite3.connect(target)
            try:
                self._tables.connection.backup(other)
            finally:
                other.close()

    def close(self) -> None:
        """Let go of the file."""
        self._tables.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(path: Path | str, *, create: bool = True, busy_timeout: float = 5.0) -> SqliteStore:
    """Return the ledger at `path` (":memory:" for one that is not kept).

    Args:
        path: the file.
        create: whether to make it where there is none.
        busy_timeout: seconds to wait while another process writes.

    Raises:
        StoreError: it is missing, damaged, locked, no ledger, or of a newer version.
    """
    place = Path(path)
    return SqliteStore(place, connect(place, create=create, busy_timeout=busy_timeout))
