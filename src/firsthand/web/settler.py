"""Runs that the desk starts: new copies taken in, and the ledger brought up to decisions.

One thread does them one after the other, so that no request waits for a run longer than it
wants to, and no two runs of the desk meet. A run of another process is waited for.
"""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.errors import FirsthandError
from firsthand.run import Step
from firsthand.run.intake import Item

_AGAIN = 0.5  # seconds until a ledger that another process writes to is tried again
_KEPT = 50  # finished jobs that are still shown


@dataclass(slots=True)
class Job:
    """One run: what it is for, how far it is, and how it ended.

    `state` is waiting, running, done or failed; `word`, `done`, `total` say how far it is.
    """

    number: int
    what: str
    who: str
    items: tuple[Item, ...] = ()
    state: str = "waiting"
    word: str = ""
    done: int = 0
    total: int | None = None
    counts: dict[str, int] = field(default_factory=dict)
    error: str | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def step(self, word: str, done: int, total: int | None) -> None:
        """Note how far the run is."""
        self.word, self.done, self.total = word, done, total


class Settler:
    """The thread that runs jobs, and the jobs that were given to it."""

    def __init__(self, ledger: Path | str) -> None:
        self._ledger = ledger
        self._numbers = itertools.count(1)
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._jobs: dict[int, Job] = {}
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def take_in(self, items: Iterable[Item], who: str) -> Job:
        """Have new copies taken in."""
        return self._add("new copies", who, tuple(items))

    def settle(self, who: str) -> Job:
        """Have the ledger brought up to what was decided."""
        return self._add("decisions", who, ())

    def jobs(self) -> list[Job]:
        """Return the last jobs, the latest first."""
        with self._lock:
            return [self._jobs[number] for number in sorted(self._jobs, reverse=True)]

    def close(self) -> None:
        """Let the running job end, and run no other."""
        self._closing.set()
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join()

    def _add(self, what: str, who: str, items: tuple[Item, ...]) -> Job:
        with self._lock:
            job = Job(next(self._numbers), what, who, items)
            self._jobs[job.number] = job
            for number in sorted(self._jobs)[:-_KEPT]:
                if self._jobs[number].ended.is_set():
                    del self._jobs[number]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="settler", daemon=True)
                self._thread.start()
        self._waiting.put(job)
        return job

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None and not self._closing.is_set():
            job.state = "running"
            try:
                self._run(job)
                job.state = "done"
            except Exception as error:  # noqa: BLE001 (the edge of the job: it says what failed)
                job.state, job.error = "failed", str(error) or type(error).__name__
            job.ended.set()

    def _run(self, job: Job) -> None:
        from firsthand.book import Ledger

        with Ledger.open(self._ledger) as ledger:
            while not self._closing.is_set():
                with suppress(_BusyError):
                    job.counts = _counts(ledger, job)
                    job.items = ()
                    return
                time.sleep(_AGAIN)


class _BusyError(Exception):
    """Another process writes to the ledger."""


def _counts(ledger: object, job: Job) -> dict[str, int]:
    from dataclasses import asdict

    from firsthand.book import Ledger
    from firsthand.run.ingest import run_all

    assert isinstance(ledger, Ledger)
    try:
        summary = run_all(
            ledger.store,
            ledger.config,
            job.items,
            command=f"desk: {job.what} by {job.who}",
            until=Step.LEDGER,
            progress=job,
        )
    except FirsthandError as error:
        if "another run is writing" in str(error):
            raise _BusyError from error
        raise
    return {key: value for key, value in asdict(summary).items() if isinstance(value, int)}
