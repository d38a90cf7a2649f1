"""One run at a time: two would miss the copies between their documents."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.errors import BusyError, StoreError


@contextmanager
def only_run(ledger: Path) -> Iterator[None]:
    """Hold the ledger's lock file; the system lets go of it however the process ends.

    Raises:
        BusyError: another run holds it.
    """
    if str(ledger) == ":memory:":
        yield
        return
    place = ledger.with_name(ledger.name + ".lock")
    try:
        file = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{place}: the lock file cannot be made: {error.strerror}") from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(file, 20).decode("ascii", "replace").strip() or "unknown"
            raise BusyError(
                f"{ledger}: another run is writing to this ledger (process {holder}); "
                "wait until it ends"
            ) from None
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)
