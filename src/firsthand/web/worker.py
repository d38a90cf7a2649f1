"""One process that makes pages: what it is asked, and what it answers, over a socket.

Each message is a pickle after the four bytes of its length. Both ends are this program.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import pickle
import signal
import socket
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedIOBase

from starlette.types import ASGIApp, Message, Scope

from firsthand.forking import begin_loading
from firsthand.store.desk import StoryQuery
from firsthand.web.pool import Pool
from firsthand.web.settings import Settings

_LENGTH = struct.Struct("!I")
_AT_ONCE = 1 << 20  # bytes of an answer that are taken before it is read


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker answered with."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Worker:
    """One process, and the socket to it; `number` is its place among all."""

    def __init__(self, settings: Settings, number: int) -> None:
        """Start the process; `await_ready` before anything is asked."""
        self._number = number
        self._writer: asyncio.StreamWriter | None = None
        self._ours, theirs = socket.socketpair()
        begin_loading()
        context = multiprocessing.get_context("forkserver")
        self._process = context.Process(target=work, args=(theirs, settings), daemon=True)
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

    async def await_ready(self) -> None:
        """Wait until it has loaded what pages need; raises EOFError if it ends before."""
        self._reader, self._writer = await asyncio.open_unix_connection(
            sock=self._ours, limit=_AT_ONCE
        )
        await self._received()

    async def ask(self, scope: Mapping[str, object], longest: float) -> Answer:
        """Return its answer.

        Raises:
            TimeoutError: it takes longer than so many seconds.
            OSError, EOFError: it has ended.
        """
        assert self._writer is not None
        self._writer.write(_message(scope))
        async with asyncio.timeout(longest):
            answer = await self._received()
        assert answer is not None
        return answer

    async def _received(self) -> Answer | None:
        (length,) = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))
        data = await self._reader.readexactly(length)
        answer: Answer | None = pickle.loads(data)  # noqa: S301 (our own process)
        return answer

    def close(self) -> None:
        """End it, whatever it is at."""
        if self._writer is not None:
            self._writer.transport.abort()
        self._ours.close()
        self._process.kill()
        self._process.join()


def _message(value: object) -> bytes:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def work(listening: socket.socket, settings: Settings) -> None:
    """Answer what comes through a socket until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that listens
    from firsthand.web.again import answer_again
    from firsthand.web.app import create_app
    from firsthand.web.rest import settle_down, without_threads
    from firsthand.web.templating import compile_all

    without_threads()
    app = create_app(settings)
    desk = app.state.desk
    compile_all(desk.templates)
    with asyncio.Runner() as runner, listening.makefile("rwb") as stream:
        loop = runner.get_loop()
        for path in _first_pages(desk.pool):
            loop.run_until_complete(_answered(app, _scope(path, settings)))
        settle_down()
        with contextlib.suppress(EOFError, OSError):
            stream.write(_message(None))
            while True:
                stream.flush()
                (length,) = _LENGTH.unpack(_taken(stream, _LENGTH.size))
                scope = pickle.loads(_taken(stream, length))  # noqa: S301 (our own process)
                again = answer_again(desk, scope)
                if again is not None:
                    answer = Answer(again.status_code, tuple(again.raw_headers), bytes(again.body))
                else:
                    answer = loop.run_until_complete(_answered(app, scope))
                stream.write(_message(answer))


def _taken(stream: BufferedIOBase, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _first_pages(pool: Pool) -> Iterator[str]:
    """Yield pages to make before anyone waits: what a page of its kind needs loads with it."""
    yield from ("/", "/search?q=a", "/events")
    with pool.lent() as store:
        stories = store.page_of_stories(StoryQuery(), limit=1).items
    for story in stories:
        yield f"/stories/{story.id}"
        yield from (f"/documents/{name}" for name in story.documents[:1])


def _scope(address: str, settings: Settings) -> Scope:
    """Return the request for a page as a browser on this machine would send it."""
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": query.encode(),
        "headers": [(b"host", settings.hosts[0].encode()), (b"accept", b"text/html")],
        "client": None,
        "server": None,
    }


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
