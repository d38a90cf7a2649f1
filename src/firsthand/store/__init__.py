"""Keeping: every record of a ledger, in one SQLite file; found again by id.

Comes in: records. Goes out: the same records, equal in every field. A reader never waits
for the writer (WAL); a transaction is whole or not there. What a record means is not known
here: no stage is called.

    >>> from firsthand.store import open_store
    >>> with open_store(":memory:") as store:
    ...     store.document_ids()
    []
"""

from __future__ import annotations

from firsthand.store.opening import open_store
from firsthand.store.protocol import (
    Arrival,
    EventFilter,
    Found,
    Reader,
    Settled,
    Store,
    Writer,
)
from firsthand.store.sqlite import SqliteStore

__all__ = [
    "Arrival",
    "EventFilter",
    "Found",
    "Reader",
    "Settled",
    "SqliteStore",
    "Store",
    "Writer",
    "open_store",
]
