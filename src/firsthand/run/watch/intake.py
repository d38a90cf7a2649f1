"""Taking in what was fetched, beside the looking: no feed waits while reports are read.

What was fetched is kept in the ledger the moment it comes; this thread, over a connection of its
own, has it read. Where another run has the ledger, it waits for the next time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from firsthand.config import Config
from firsthand.errors import BusyError
from firsthand.run.ingest import run_all
from firsthand.run.intake import Item
from firsthand.run.steps import Step
from firsthand.run.summary import Progress, Summary
from firsthand.store import Store


def take_fetched(store: Store, config: Config, until: Step, progress: Progress) -> Summary:
    """Take what was fetched into the ledger, as far as `until`.

    Killed in between, the next run finds the same inputs and knows those it has.

    Raises:
        BusyError: another run is writing to the ledger.
    """
    numbers: list[int] = []

    def found() -> Iterator[Item]:
        for row in store.waiting_fetches():
            numbers.append(row.number)
            yield Item(row.name, row.data, row.acquisition)

    summary = run_all(store, config, found(), command="watch", until=until, progress=progress)
    with store.transaction():
        store.take_fetches(numbers)
    return summary


@dataclass(slots=True)
class Intake:
    """One taking in after the other, each in a thread."""

    store: Store
    work: Callable[[Store], object]
    _thread: threading.Thread | None = None
    _failed: list[BaseException] = field(default_factory=list)

    @property
    def is_at_work(self) -> bool:
        """Whether one has not ended yet."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Begin one.

        Raises:
            FirsthandError: what the last one failed of.
        """
        self.end()
        self._thread = threading.Thread(target=self._run, name="intake")
        self._thread.start()

    def end(self) -> None:
        """Wait for the one at work; raises what it failed of."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._failed:
            raise self._failed.pop()

    def _run(self) -> None:
        try:
            store = self.store.another()
            try:
                with suppress(BusyError):
                    self.work(store)
            finally:
                store.close()
        except BaseException as error:  # noqa: BLE001 (raised again where it is waited for)
            self._failed.append(error)
