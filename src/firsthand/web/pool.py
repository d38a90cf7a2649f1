"""Connections to the ledger, lent to one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.errors import FirsthandError, StoreError
from firsthand.store import Store, open_store


class Pool:
    """Opened ledgers that wait for the next request; a new one is opened when none waits."""

    def __init__(self, ledger: Path | str) -> None:
        self._ledger = ledger
        self._waiting: list[Store] = []
        self._lock = threading.Lock()

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """Lend a connection for as long as the context lasts.

        Raises:
            StoreError: the ledger cannot be opened.
        """
        with self._lock:
            store = self._waiting.pop() if self._waiting else None
        store = store or open_store(self._ledger, create=False)
        try:
            yield store
        except BaseException as error:
            # What a request may not or need not have says nothing against the connection.
            if isinstance(error, FirsthandError) and not isinstance(error, StoreError):
                self._give_back(store)
            else:
                store.close()
            raise
        self._give_back(store)

    def _give_back(self, store: Store) -> None:
        with self._lock:
            self._waiting.append(store)

    def close(self) -> None:
        """Close all that wait."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for store in waiting:
            store.close()
