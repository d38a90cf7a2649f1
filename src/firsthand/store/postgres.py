"""A shared ledger: reader and writer over one connection to PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from firsthand.errors import BusyError
from firsthand.store.address import Address
from firsthand.store.postgres_format import migrate
from firsthand.store.postgres_search import PostgresSearch
from firsthand.store.postgres_tables import PostgresTables
from firsthand.store.sql import SqlStore

_TRY = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))"
_LEAVE = "SELECT pg_advisory_unlock(hashtextextended(?, 0))"
_HOLDER = """
    SELECT application_name::text FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND objsubid = 1
        AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0) LIMIT 1"""
_DAMAGE = """
    SELECT 'index ' || c.relname::text || ' is not valid: REINDEX it' FROM pg_index AS i
    JOIN pg_class AS c ON c.oid = i.indexrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = ? AND NOT i.indisvalid"""


class PostgresStore(PostgresSearch, SqlStore):
    """One open shared ledger; close it, or use it in a `with`.

    Attributes:
        path: what files on this machine that belong to the ledger are named after: the index
            of copies, and the lock of a run.
    """

    _tables: PostgresTables

    def __init__(self, tables: PostgresTables, path: Path) -> None:
        super().__init__(tables)
        self.path = path

    def another(self) -> Self:
        """Return the same ledger over a connection of its own."""
        tables = PostgresTables(self._tables.address, self._tables.busy_timeout)
        return type(self)(tables, self.path)

    @contextmanager
    def only_run(self) -> Iterator[None]:
        """Hold the ledger's lock for runs; the server lets go of it when the connection ends.

        Raises:
            BusyError: a run on this or another machine holds it.
        """
        name = self._tables.turn_name("run")
        taken = self._tables.one(_TRY, name)
        if taken is None or not taken[0]:
            holder = self._tables.one(_HOLDER, name)
            raise BusyError(
                f"{self.place}: another run is writing to this ledger "
                f"({holder[0] if holder else 'unknown'}); wait until it ends"
            )
        self._tables.has_lock = True
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            yield
        finally:
            self._tables.has_lock = False
            self._tables.one(_LEAVE, name)

    def damage(self) -> list[str]:
        """Return what is wrong with what is kept, as far as the server tells."""
        rows = self._tables.all(_DAMAGE, self._tables.address.schema)
        return [str(row[0]) for row in rows]

    def close(self) -> None:
        """Let go of the connection."""
        self._tables.close()


def open_shared(
    address: Address, *, create: bool, busy_timeout: float, cache: Path
) -> PostgresStore:
    """Return the ledger at an address.

    Args:
        address: of a database that is there.
        create: whether to make the ledger where the database has none.
        busy_timeout: seconds to wait while another writer has what is wanted.
        cache: the folder for what can be made again.

    Raises:
        StoreError: it is missing, cannot be reached, is no ledger, or of a newer version.
    """
    tables = PostgresTables(address, busy_timeout)
    try:
        migrate(tables, create=create)
    except BaseException:
        tables.close()
        raise
    return PostgresStore(tables, cache / address.key)
