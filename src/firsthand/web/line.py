"""Who waits for a worker, and which worker serves whom.

Each worker keeps the pages that it made, so a page is best asked of the worker that made it: an
address has one that it prefers. Nobody waits for that: a free worker serves whoever waits, but
of the first few in line it takes those first who prefer it, until the first of all was passed
by so many that it is served by whatever worker comes.
"""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import Generic, Protocol, TypeVar
from zlib import crc32

_AHEAD = 12  # how far down the line a worker looks for those who prefer it
_PASSED = 3  # how many may pass the first in line


class Numbered(Protocol):
    """A worker with a place of its own among all."""

    @property
    def number(self) -> int:
        """Its place, from 0."""
        ...


Server = TypeVar("Server", bound=Numbered)


class Line(Generic[Server]):
    """The workers that are free, and those who wait for one, in the order in which they came."""

    def __init__(self, count: int) -> None:
        """Begin without any; there will be `count` workers."""
        self._count = max(1, count)
        self._free: dict[int, Server] = {}
        self._waiting: deque[tuple[int, asyncio.Future[Server]]] = deque()
        self._passed = 0  # how many have passed the first who waits

    async def lend(self, address: bytes) -> Server:
        """Return a worker for this address, once one is free; `give_back` it."""
        wanted = crc32(address) % self._count
        if self._free:
            number = wanted if wanted in self._free else next(iter(self._free))
            return self._free.pop(number)
        turn: asyncio.Future[Server] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, turn))
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(turn.result())
            raise

    def give_back(self, worker: Server) -> None:
        """Have a worker serve the next, or wait for one to come."""
        while self._waiting and self._waiting[0][1].done():
            self._waiting.popleft()
            self._passed = 0
        if not self._waiting:
            self._free[worker.number] = worker
            return
        first = islice(enumerate(self._waiting), _AHEAD if self._passed < _PASSED else 1)
        own = (at for at, (wanted, turn) in first if wanted == worker.number and not turn.done())
        at = next(own, 0)
        self._passed = self._passed + 1 if at else 0
        _, turn = self._waiting[at]
        del self._waiting[at]
        turn.set_result(worker)
