"""The format of the ledger file, as numbered steps: `0001_*.sql`, `0002_*.sql` and so on.

`PRAGMA user_version` says how many a file has had. A step is never changed after it was
released; a change of format is a new step.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib import resources
from pathlib import Path

from firsthand.errors import StoreError

# "Fhnd": `file` and a wrong --ledger can tell a ledger from another SQLite file.
APPLICATION_ID = 0x46686E64


@cache
def steps() -> tuple[str, ...]:
    """Return the SQL of each step in order.

    Raises:
        StoreError: the numbers have a gap, so the installation is damaged.
    """
    files = sorted(
        (item for item in resources.files(__name__).iterdir() if item.name.endswith(".sql")),
        key=lambda item: item.name,
    )
    for expected, item in enumerate(files, start=1):
        if int(item.name[:4]) != expected:
            raise StoreError(f"{item.name}: expected migration {expected:04d}; reinstall Firsthand")
    return tuple(item.read_text(encoding="utf-8") for item in files)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file up to the present format, each step in one transaction.

    Raises:
        StoreError: the file is of a newer version, or not a ledger.
    """
    version = _version(connection)
    if version > len(steps()):
        raise StoreError(
            f"{path}: the ledger has format {version}, this Firsthand knows up to {len(steps())}; "
            "install a newer Firsthand, or name another ledger with --ledger"
        )
    if version == len(steps()):
        _refuse_foreign(connection, path)
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been first while this one waited for the lock.
        version = _version(connection)
        if version == 0 and _has_tables(connection):
            _refuse_foreign(connection, path)
        for number, sql in enumerate(steps()[version:], start=version + 1):
            for statement in _statements(sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back by itself
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(
            f"{path}: this SQLite file is not a Firsthand ledger; name another with --ledger"
        )


def _statements(sql: str) -> list[str]:
    """Split a script into statements; `executescript` would commit in between."""
    found, pending = [], ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
