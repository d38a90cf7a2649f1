"""Opening the ledger file, and saying in plain words what SQLite could not do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from firsthand.errors import BusyError, StoreError
from firsthand.store.migrations import migrate

# What SQLite says, and what to do about it; the first that fits is used.
_ADVICE = (
    ("database is locked", "another process is writing to it; wait for it or raise busy_timeout"),
    ("database or disk is full", "the disk is full; make room and run again, nothing kept is lost"),
    ("readonly database", "the file or its folder cannot be written; check the permissions"),
    (
        "not a database",
        "it is not a Firsthand ledger, or it is damaged; name another with --ledger",
    ),
    ("malformed", "the file is damaged; restore it from a copy, or ingest again into a new one"),
    (
        "unable to open",
        "the file or its folder cannot be opened; check that it exists and is yours",
    ),
    ("disk I/O error", "the disk refused to read or write; check its room and health"),
)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what `sqlite3` raises inside into a `StoreError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        words = str(error)
        advice = next((advice for sign, advice in _ADVICE if sign in words), "")
        kind = BusyError if "locked" in words else StoreError
        raise kind(f"{path}: {words}" + (f": {advice}" if advice else "")) from error


def connect(path: Path, *, create: bool, busy_timeout: float) -> sqlite3.Connection:
    """Return a connection to the ledger at `path`, brought up to the present format.

    Args:
        path: the ledger file.
        create: whether to make a new ledger where there is none.
        busy_timeout: seconds to wait for another writer.

    Raises:
        StoreError: no such ledger, not a ledger, damaged, locked, or of a newer version.
    """
    if not path.exists() and not create:
        raise StoreError(
            f"{path}: there is no ledger here; make one with 'firsthand ingest PATH', "
            "or name another with --ledger"
        )
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; --ledger names a file")
    with plain_errors(path):
        is_fixed = path.exists() and not _can_write(path)
        place = _fixed_address(path) if is_fixed else str(path)
        # The pages lend a connection to one thread after the other, never to two at a time.
        connection = sqlite3.connect(
            place, timeout=busy_timeout, isolation_level=None, uri=is_fixed, check_same_thread=False
        )
        try:
            _prepare(connection, path, is_fixed=is_fixed)
        except BaseException:
            connection.close()
            raise
    return connection


def _can_write(path: Path) -> bool:
    """Tell whether the ledger can be written; SQLite needs files of its own beside it."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _fixed_address(path: Path) -> str:
    """Return the address under which SQLite reads a file that nobody can write."""
    place = quote(str(path.absolute()))
    has_log = path.with_name(path.name + "-wal").exists()
    return f"file:{place}?" + ("mode=ro" if has_log else "immutable=1")


def _prepare(connection: sqlite3.Connection, path: Path, *, is_fixed: bool) -> None:
    """Set how the file is written, and apply the migrations it lacks."""
    if not is_fixed:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    migrate(connection, path)
