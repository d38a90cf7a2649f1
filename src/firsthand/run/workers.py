"""A pool of processes that survives the death of a worker.

Work that needs no database (reading, cleaning, parsing) runs here, each piece a function of
picklable values. With one processor, or with little to do, it runs in this process instead.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, resource_tracker
from types import TracebackType
from typing import Generic, Self, TypeVar, cast

Given = TypeVar("Given")
Made = TypeVar("Made")

_AHEAD = 4  # pieces of work in the queue for each worker


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Given, Made]):
    """What became of one piece of work: `made`, or None where a worker died of it twice."""

    given: Given
    made: Made | None


class Workers:
    """Runs pieces of work in `count` processes, or in this one if `count` is below two."""

    def __init__(self, count: int) -> None:
        self._count = count if count > 1 else 0
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self, work: Callable[[Given], Made], pieces: Iterable[Given]
    ) -> Iterator[Outcome[Given, Made]]:
        """Yield the outcome of each piece, in the order of the pieces.

        Pieces are taken from the iterable only as workers have room, so that it may be long.
        """
        if not self._count:
            for piece in pieces:
                yield Outcome(piece, work(piece))
            return
        waiting: deque[tuple[Given, Future[Made] | None]] = deque()
        source = iter(pieces)
        while True:
            for piece in islice(source, self._count * _AHEAD - len(waiting)):
                waiting.append((piece, self._submit(work, piece)))
            if not waiting:
                return
            piece, future = waiting[0]
            made = _result(future)
            if made is _DEAD:
                # Which piece killed the worker is not known: each that was under way runs
                # alone, and the one that kills again is given up.
                self._discard()
                for suspect, _ in waiting:
                    yield Outcome(suspect, self._alone(work, suspect))
                waiting.clear()
            else:
                waiting.popleft()
                yield Outcome(piece, cast("Made", made))

    def _submit(self, work: Callable[[Given], Made], piece: Given) -> Future[Made] | None:
        """Hand a piece to the pool; None if the pool has just died."""
        try:
            with _main_hidden(), _interrupt_held():
                return self._ready().submit(work, piece)
        except BrokenProcessPool:
            return None

    def _alone(self, work: Callable[[Given], Made], piece: Given) -> Made | None:
        """Run one piece with nothing else under way; None if the worker dies of it."""
        made = _result(self._submit(work, piece))
        if made is _DEAD:
            self._discard()
            return None
        return cast("Made", made)

    def _ready(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._count, context, initializer=_start_worker)
        return self._pool

    def _discard(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            self._pool = None


_DEAD = object()
_GIVES_WAY = 10


def _result(future: Future[Made] | None) -> Made | object:
    """Return what a piece of work made, or `_DEAD` where the pool died first."""
    try:
        return _DEAD if future is None else future.result()
    except BrokenProcessPool:
        return _DEAD


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone (kill -9 included).

    A worker gives way to whoever is waited for: the pages of the desk above all.
    """
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        threading.Thread(target=_end_with, args=(sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Keep Ctrl-C from new processes, which import for a while before they can ignore it.

    They inherit what is blocked; it reaches this one when the block ends.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # would start with the first of them, and unblock it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _main_hidden() -> Iterator[None]:
    """Keep new processes from running the caller's script again.

    `spawn` imports the main script in every worker; a script that calls `Ledger.ingest` at
    its top level would start itself again and again. Our work is importable without it.
    """
    main = sys.modules["__main__"]
    names = [name for name in ("__spec__", "__file__") if getattr(main, name, None) is not None]
    kept = {name: getattr(main, name) for name in names}
    try:
        for name in kept:
            setattr(main, name, None)
        yield
    finally:
        for name, value in kept.items():
            setattr(main, name, value)
