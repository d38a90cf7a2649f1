"""Keeping: every record of a ledger, in a file or in a shared database; found again by id.

Comes in: records. Goes out: the same records, equal in every field. A reader never waits
for a writer; a transaction is whole or not there. What a record means is not known
here: no stage is called.

    >>> from firsthand.store import open_store
    >>> with open_store(":memory:") as store:
    ...     store.document_ids()
    []
"""

from __future__ import annotations

from firsthand.store.address import is_address
from firsthand.store.opening import open_store
from firsthand.store.protocol import (
    Arrival,
    EventFilter,
    Found,
    Part,
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
    "Part",
    "Reader",
    "Settled",
    "SqliteStore",
    "Store",
    "Writer",
    "is_address",
    "open_store",
]
