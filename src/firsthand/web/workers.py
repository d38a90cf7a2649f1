"""Processes that make pages, so that more than one core answers.

All of them read the same ledger and none writes: what changes something (decisions, runs,
logins) or shows what this process alone knows stays with the process that listens. Each makes
one page at a time; who waits longest is next.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from firsthand.errors import StoreError
from firsthand.web.guard.etags import LIVE
from firsthand.web.line import Line
from firsthand.web.settings import Settings
from firsthand.web.worker import Answer, Worker

IsGone = Callable[[], Awaitable[bool]]
Refuse = Callable[[Request, StoreError], Response]

_LOG = logging.getLogger("firsthand.web")
_LONGEST = 60.0  # seconds after which a page is given up
_PATIENCE = 1.0  # seconds for which nobody who asks is thought to go away
_READING = frozenset({"GET", "HEAD"})
# What of a request a page is made from; the rest belongs to the connection of the browser.
_PASSED_ON = (
    *("type", "http_version", "method", "path", "raw_path", "root_path", "scheme"),
    *("query_string", "headers", "client", "server"),
)


class Workers:
    """The processes that are ready, lent to one request at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, workers=0)
        self._count = settings.workers
        self._line: Line[Worker] = Line(settings.workers)
        self._ready: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()

    @property
    def is_ready(self) -> bool:
        """Whether there is any that can be asked."""
        return bool(self._ready)

    @property
    def ready(self) -> frozenset[Worker]:
        """Those that can be asked, now or when they have answered someone else."""
        return frozenset(self._ready)

    async def start(self) -> None:
        """Have them all start, and wait until they can be asked, or did not start."""
        for number in range(self._count):
            self._start_one(number)
        await asyncio.wait(self._starting)

    def _start_one(self, number: int) -> None:
        task = asyncio.create_task(self._started(number))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _started(self, number: int) -> None:
        worker = await asyncio.to_thread(Worker, self._settings, number)
        try:
            await worker.await_ready()
        except (OSError, EOFError, asyncio.CancelledError) as error:
            worker.close()
            if isinstance(error, asyncio.CancelledError):
                raise
            _LOG.exception("a worker of the desk did not start")
            return
        self._ready.add(worker)
        self._line.give_back(worker)

    async def ask(self, scope: Mapping[str, object], is_gone: IsGone) -> Answer | None:
        """Return the answer of the next that is free; None if whoever asked has gone by then.

        Raises:
            StoreError: the page takes too long, or its worker has ended.
        """
        begun = time.monotonic()
        worker = await self._line.lend(_address(scope))
        # Who waited for longer may have gone; looking costs half of what passing a request on does.
        if time.monotonic() - begun > _PATIENCE and await is_gone():
            self._line.give_back(worker)
            return None
        try:
            answer = await worker.ask(scope, _LONGEST)
        except (OSError, EOFError, asyncio.CancelledError) as error:
            self._replace(worker)
            if isinstance(error, asyncio.CancelledError):
                raise
            words = "takes too long" if isinstance(error, TimeoutError) else "could not be made"
            raise StoreError(f"this page {words}") from error
        self._line.give_back(worker)
        return answer

    def _replace(self, worker: Worker) -> None:
        self._ready.discard(worker)
        worker.close()
        self._start_one(worker.number)

    def close(self) -> None:
        """End them all."""
        for task in self._starting:
            task.cancel()
        for worker in self._ready:
            worker.close()


class PassedOn:
    """Has what only reads answered by workers; while there is none, by this process.

    That is one page at a time: many at once would keep those from starting that come in place
    of those lost, and with 50 who ask for half a minute.
    """

    def __init__(self, app: ASGIApp, workers: Workers, refuse: Refuse) -> None:
        """Stand before an application; `refuse` makes the answer that says what went wrong."""
        self._app = app
        self._workers = workers
        self._refuse = refuse
        self._alone = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, here or there."""
        if not _only_reads(scope):
            await self._app(scope, receive, send)
            return
        if not self._workers.is_ready:
            async with self._alone:
                if not self._workers.is_ready:
                    await self._app(scope, receive, send)
                    return
        asked = {key: scope[key] for key in _PASSED_ON if key in scope}
        try:
            answer = await self._workers.ask(asked, Request(scope, receive).is_disconnected)
        except StoreError as error:
            await self._refuse(Request(scope), error)(scope, receive, send)
            return
        if answer is None:
            return
        head = {"type": "http.response.start", "status": answer.status, "headers": answer.headers}
        await send(head)
        await send({"type": "http.response.body", "body": answer.body})


def _address(scope: Mapping[str, object]) -> bytes:
    """Return by what a worker is chosen: the same page is asked of the same one."""
    return f"{scope['path']}?{scope.get('query_string', b'')!r}".encode("utf-8", "replace")


def _only_reads(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] in _READING
        and not scope["path"].startswith(LIVE)
    )
