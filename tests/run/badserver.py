"""A server on loopback that misbehaves as it is told; each path has a behaviour."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Send = Callable[[bytes], None]


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    send: Send
    connection: socket.socket
    closing: threading.Event


Behaviour = Callable[[Request], None]


def answer(
    body: bytes = b"", status: str = "200 OK", *, length: int | None = None, **headers: str
) -> Behaviour:
    """Return a behaviour that sends this answer."""
    head = f"HTTP/1.1 {status}\r\n" + "".join(
        f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()
    )
    size = len(body) if length is None else length
    whole = head.encode("latin-1") + f"cOnTeNt-LeNgTh: {size}\r\n\r\n".encode() + body
    return lambda request: request.send(whole)


@dataclass
class BadServer:
    """What the server does for each path, and what it was asked."""

    address: str
    paths: dict[str, Behaviour] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    requests: list[Request] = field(default_factory=list)
    robots: Behaviour = field(default_factory=lambda: answer(status="404 Not Found"))
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return self.address + path

    def handle(self, request: Request) -> None:
        self.asked[request.path] += 1
        self.requests.append(request)
        known = self.paths.get(request.path)
        if request.path == "/robots.txt" and known is None:
            known = self.robots
        (known or answer(status="404 Not Found"))(request)


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        line = self.rfile.readline().decode("latin-1").split()
        if len(line) < 2:
            return
        headers = {}
        while (row := self.rfile.readline().strip()) != b"":
            name, _, value = row.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        server: _Server = self.server  # type: ignore[assignment]
        bad = server.bad
        request = Request(
            line[0], line[1], headers, body, self.connection.sendall, self.connection, bad.closing
        )
        try:
            bad.handle(request)
        except OSError:
            return  # the other side has gone


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128
    bad: BadServer

    def handle_error(self, *_: object) -> None:
        """Say nothing: breaking off is what these tests are about."""


@contextmanager
def bad_server() -> Iterator[BadServer]:
    """Run a server on a free port of loopback while the context lasts."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.bad = BadServer(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.bad
        finally:
            server.bad.closing.set()
            server.shutdown()
            thread.join()
