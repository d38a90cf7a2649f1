"""Opening a ledger by its name: a file, or the address of a database."""

from __future__ import annotations

from pathlib import Path

from firsthand.store.sqlite import SqliteStore, open_file


def open_store(path: Path | str, *, create: bool = True, busy_timeout: float = 5.0) -> SqliteStore:
    """Return the ledger at `path` (":memory:" for one that is not kept).

    Args:
        path: the file.
        create: whether to make it where there is none.
        busy_timeout: seconds to wait while another process writes.

    Raises:
        StoreError: it is missing, damaged, locked, no ledger, or of a newer version.
    """
    return open_file(Path(path), create=create, busy_timeout=busy_timeout)
