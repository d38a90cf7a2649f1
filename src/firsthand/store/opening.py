"""Opening a ledger by its name: a file, or the address of a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import StoreError
from firsthand.store.address import is_address, read_address
from firsthand.store.protocol import Store
from firsthand.store.sqlite import SqliteStore, open_file

if TYPE_CHECKING:
    from firsthand.store.postgres import PostgresStore

CACHE = Path("~/.cache/firsthand")


def open_store(
    name: Path | str, *, create: bool = True, busy_timeout: float = 5.0, cache: Path = CACHE
) -> Store:
    """Return the ledger of this name.

    Args:
        name: a file (":memory:" for a ledger that is not kept), or
            "postgresql://USER@HOST/DATABASE" for a shared one.
        create: whether to make it where there is none.
        busy_timeout: seconds to wait while another process writes.
        cache: the folder for what a shared ledger leaves on this machine, and can make again.

    Raises:
        StoreError: it is missing, damaged, locked, no ledger, or of a newer version.
    """
    return open_sql(name, create=create, busy_timeout=busy_timeout, cache=cache)


def open_sql(
    name: Path | str, *, create: bool = True, busy_timeout: float = 5.0, cache: Path = CACHE
) -> SqliteStore | PostgresStore:
    """Return the same as `open_store`, for what treats all tables alike (`moving`)."""
    if not is_address(name):
        return open_file(Path(name), create=create, busy_timeout=busy_timeout)
    try:
        from firsthand.store.postgres import open_shared
    except ImportError as error:
        raise StoreError(
            "a shared ledger needs the extra 'postgres': pip install 'firsthand[postgres]'"
        ) from error
    address = read_address(str(name))
    place = cache.expanduser()
    return open_shared(address, create=create, busy_timeout=busy_timeout, cache=place)
