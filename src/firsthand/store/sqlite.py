"""The ledger in one SQLite file."""

from __future__ import annotations

import re
import sqlite3
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Self

from firsthand.store.connection import connect
from firsthand.store.sql import SqlStore
from firsthand.store.sqlite_search import SqliteSearch
from firsthand.store.sqlite_tables import SqliteTables


class SqliteStore(SqliteSearch, SqlStore):
    """One open ledger file; close it, or use it in a `with`."""

    _tables: SqliteTables

    def __init__(self, path: Path, connection: sqlite3.Connection, busy_timeout: float) -> None:
        super().__init__(SqliteTables(path, connection))
        self._busy_timeout = busy_timeout
        self.path = path

    def another(self) -> Self:
        """Return the same ledger over a connection of its own."""
        connection = connect(self.path, create=False, busy_timeout=self._busy_timeout)
        return type(self)(self.path, connection, self._busy_timeout)

    def only_run(self) -> AbstractContextManager[None]:
        """Return a context of nothing: the lock file beside a ledger file is enough."""
        return nullcontext()

    def damage(self) -> list[str]:
        """Return what is wrong with the file, in the words of SQLite; empty if it is sound."""
        rows = self._tables.all("PRAGMA quick_check")
        return [str(row[0]) for row in rows if row[0] != "ok" and not self._is_false(row[0])]

    def _is_false(self, said: str) -> bool:
        """Tell whether a NULL is not there.

        SQLite 3.40 takes columns of a table without rowids for others where the key is not
        the first columns, as in `failures`.
        """
        found = re.fullmatch(r"NULL value in (\w+)\.(\w+)", said)
        if found is None:
            return False
        sql = f"SELECT 1 FROM {found[1]} WHERE {found[2]} IS NULL"  # noqa: S608 (SQLite's words)
        return self._tables.one(sql) is None

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


def open_file(path: Path, *, create: bool, busy_timeout: float) -> SqliteStore:
    """Return the ledger in the file at `path` (":memory:" for one that is not kept).

    Args:
        path: the file.
        create: whether to make it where there is none.
        busy_timeout: seconds to wait while another process writes.

    Raises:
        StoreError: it is missing, damaged, locked, no ledger, or of a newer version.
    """
    connection = connect(path, create=create, busy_timeout=busy_timeout)
    return SqliteStore(path, connection, busy_timeout)
