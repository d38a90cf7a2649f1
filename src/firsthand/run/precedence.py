"""Who goes first on a machine: pages that people wait for, before texts that are read in.

A desk holds a mark beside its ledger for as long as it is open; the system lets go of it however
the process ends. A run that sees the mark has itself and its workers served after all others, for
the rest of its time: a process cannot take that back.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from firsthand.run.summary import Progress

_NICE = 10
_AGAIN = 1.0  # seconds from one look for a desk to the next


@contextmanager
def desk_open(ledger: Path | str) -> Iterator[None]:
    """Hold the mark of a desk; a shared ledger, or a folder that is not ours to write, has none."""
    place = _mark_of(ledger)
    try:
        file = None if place is None else os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        file = None
    if place is None or file is None:
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield
    finally:
        with suppress(OSError):  # the last of several desks takes the mark away
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            place.unlink(missing_ok=True)
        os.close(file)


def is_desk_open(ledger: Path | str) -> bool:
    """Tell whether a desk holds its mark."""
    place = _mark_of(ledger)
    if place is None or not place.exists():
        return False
    try:
        file = os.open(place, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(file)
    return False


def _mark_of(ledger: Path | str) -> Path | None:
    return ledger.with_name(ledger.name + ".desk") if isinstance(ledger, Path) else None


class GivesWay:
    """Passes on how far a run is, and has it give way once a desk is open."""

    def __init__(self, ledger: Path | str, progress: Progress) -> None:
        """Look at once, before the run has begun."""
        self._ledger = ledger
        self._progress = progress
        self._next = 0.0
        self._served_after: set[int] = set()
        self._look()

    def step(self, word: str, done: int, total: int | None) -> None:
        """Note that so many pieces of a step are done."""
        self._progress.step(word, done, total)
        if time.monotonic() >= self._next:
            self._look()

    def _look(self) -> None:
        self._next = time.monotonic() + _AGAIN
        if self._served_after or is_desk_open(self._ledger):
            children = {child.pid for child in multiprocessing.active_children() if child.pid}
            for process in ({0} | children) - self._served_after:
                with suppress(OSError):  # it has ended, or may not be told so
                    os.setpriority(os.PRIO_PROCESS, process, _NICE)
                self._served_after.add(process)
