"""Processes that make pages, so that more than one core answers.

All of them read the same ledger and none writes: what changes something (decisions, runs,
logins) or shows what this process alone knows stays with the process that listens. Each makes
one page at a time; who waits longest is next.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import signal
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.errors import StoreError
from firsthand.web.guard.etags import LIVE
from firsthand.web.line import Line
from firsthand.web.settings import Settings

IsGone = Callable[[], Awaitable[bool]]
Result = TypeVar("Result")
Refuse = Callable[[Request, StoreError], Response]

_LOG = logging.getLogger("firsthand.web")
_LONGEST = 60.0  # seconds after which a page is given up
_READING = frozenset({"GET", "HEAD"})
# What of a request a page is made from; the rest belongs to the connection of the browser.
_PASSED_ON = (
    *("type", "http_version", "method", "path", "raw_path", "root_path", "scheme"),
    *("query_string", "headers", "client", "server"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker answered with."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Worker:
    """One process, and the pipe to it; `number` is its place among all."""

    def __init__(self, settings: Settings, number: int) -> None:
        self._number = number
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, settings), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def number(self) -> int:
        """Its place among all; one that takes its place has the same."""
        return self._number

    @property
    def process(self) -> int:
        """The number of its process."""
        return self._process.pid or 0

    def await_ready(self) -> None:
        """Wait until it has loaded what pages need; raises EOFError if it ends before."""
        self._pipe.recv()

    def ask(self, scope: dict[str, object]) -> Answer:
        """Return its answer.

        Raises:
            TimeoutError: it takes too long.
            OSError, EOFError: it has ended.
        """
        self._pipe.send(scope)
        if not self._pipe.poll(_LONGEST):
            raise TimeoutError
        answer: Answer = self._pipe.recv()
        return answer

    def close(self) -> None:
        """End it, whatever it is at."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


class Workers:
    """The processes that are ready, lent to one request at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, workers=0)
        self._count = settings.workers
        self._line: Line[Worker] = Line(settings.workers)
        self._ready: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        # One that waits for each answer, and one for each worker that starts in place of another.
        self._threads = ThreadPoolExecutor(max_workers=max(1, 2 * self._count))

    @property
    def is_ready(self) -> bool:
        """Whether there is any that can be asked."""
        return bool(self._ready)

    @property
    def ready(self) -> frozenset[Worker]:
        """Those that can be asked, now or when they have answered someone else."""
        return frozenset(self._ready)

    def start(self) -> None:
        """Have them all start; none is waited for."""
        for number in range(self._count):
            self._start_one(number)

    def _start_one(self, number: int) -> None:
        task = asyncio.create_task(self._started(number))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _started(self, number: int) -> None:
        worker = await self._apart(Worker, self._settings, number)
        try:
            await self._apart(worker.await_ready)
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
        worker = await self._line.lend(_address(scope))
        if await is_gone():
            self._line.give_back(worker)
            return None
        try:
            answer = await asyncio.shield(self._apart(worker.ask, dict(scope)))
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

    def _apart(self, call: Callable[..., Result], *values: object) -> asyncio.Future[Result]:
        """Return what a call that waits will return, without waiting here."""
        return asyncio.get_running_loop().run_in_executor(self._threads, call, *values)

    def close(self) -> None:
        """End them all."""
        for task in self._starting:
            task.cancel()
        for worker in self._ready:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)


class PassedOn:
    """Has what only reads answered by workers; before the first is ready, by this process."""

    def __init__(self, app: ASGIApp, workers: Workers, refuse: Refuse) -> None:
        """Stand before an application; `refuse` makes the answer that says what went wrong."""
        self._app = app
        self._workers = workers
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, here or there."""
        if not self._workers.is_ready or not _only_reads(scope):
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


def _work(pipe: Connection, settings: Settings) -> None:
    """Answer what comes through the pipe until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that listens
    from firsthand.web.app import create_app
    from firsthand.web.rest import settle_down, without_threads

    without_threads()
    app = create_app(settings)
    templates = app.state.desk.templates
    for name in templates.list_templates():
        templates.get_template(name)  # compiled before the first page, not while someone waits
    settle_down()
    pipe.send(None)
    with asyncio.Runner() as runner, contextlib.suppress(EOFError, OSError):
        loop = runner.get_loop()
        while True:
            pipe.send(loop.run_until_complete(_answered(app, pipe.recv())))


async def _answered(app: ASGIApp, scope: Scope) -> Answer:
    """Return what an application answers to a request without a body."""
    status = 0
    headers: tuple[tuple[bytes, bytes], ...] = ()
    parts: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], tuple(message["headers"])
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(status, headers, b"".join(parts))
