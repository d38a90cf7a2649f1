"""Feeds watched from a server on loopback: items a second, backlog, and loss over `kill -9`.

Run it as `python -m bench.feeds --feeds 1000 --rate 10 --seconds 600 --kills 3`. The server
(a process of its own) serves so many feeds on so many sites, each an address of loopback, to
which so many new items a second are added in turn; the watch (another process) looks at each
feed once a minute, is killed so many times, and is started again. At the end each item that was
served must be in the ledger once. How late an item was fetched is told for the first, middle and
last third of the items: where the watch keeps up, the last are no later than the first, and none
much later than the minute between two looks.
"""

from __future__ import annotations

import argparse
import http.server
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path

from firsthand.run.watch.feeds import watch_id
from firsthand.store import open_store
from firsthand.store.watching import Watch

_KEPT = 20  # items that a feed shows
_GATHERED = 120.0  # seconds that fetched articles may take to become documents


class _Feeds(http.server.BaseHTTPRequestHandler):
    """Feeds whose items grow with time; paths are /f7 and /a123."""

    protocol_version = "HTTP/1.1"
    started = 0.0
    rate = 10.0
    feeds = 1000
    most = 0

    def do_GET(self) -> None:
        kind, number = self.path[1:2], self.path[2:]
        if kind not in {"f", "a"} or not number.isdecimal():
            self.send_error(404)
            return
        body = _feed(int(number), self) if kind == "f" else _article(int(number))
        etag = f'"{hash(body)}"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/xml" if kind == "f" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _feed(number: int, handler: _Feeds) -> bytes:
    now = min(int((time.time() - handler.started) * handler.rate), handler.most)
    own = list(range(number, now, handler.feeds))[-_KEPT:]
    items = "".join(
        f"<item><title>Report {n}</title><link>/a{n}</link><guid>{n}</guid></item>"
        for n in reversed(own)
    )
    return f"<rss><channel><title>Gull {number}</title>{items}</channel></rss>".encode()


def _article(number: int) -> bytes:
    words = f"<p>The port of Marlow told of its ship number {number} on Monday.</p>" * 8
    return f"<html><body><article><h1>Ship {number}</h1>{words}</article></body></html>".encode()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def _serve(pipe: Connection, feeds: int, rate: float, most: int, sites: int) -> None:
    _Feeds.feeds, _Feeds.rate, _Feeds.most, _Feeds.started = feeds, rate, most, time.time()
    servers = [_Server((f"127.0.0.{2 + site}", 0), _Feeds) for site in range(sites)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send([f"127.0.0.{2 + at}:{item.server_port}" for at, item in enumerate(servers)])
    threading.Event().wait()


def _watch(ledger: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "firsthand", "watch", "run", "--pace", "0", "--gather", "5"]
    command += ["--until", "read", "--threads", "8", "--ledger", str(ledger)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet)  # noqa: S603 (our own words)


def _count(ledger: Path) -> int:
    with open_store(ledger) as store:
        return sum(n for (_, state), n in store.links_by_state().items() if state == "kept")


def run(
    feeds: int, rate: float, seconds: float, kills: int, folder: Path, *, sites: int
) -> dict[str, float]:
    """Return the figures of one run."""
    ledger = folder / "ledger.db"
    most = int(rate * seconds)
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(
        target=_serve, args=(theirs, feeds, rate, most, sites), daemon=True
    )
    server.start()
    hosts = ours.recv()
    with open_store(ledger) as store, store.transaction():
        for number in range(feeds):
            url = f"http://{hosts[number % len(hosts)]}/f{number}"
            store.add_watch(Watch(watch_id(url), url, interval=1.0, allow_private=True))
    started, process, killed = time.time(), _watch(ledger), 0
    while _count(ledger) < most and time.time() < started + 4 * seconds + 180:
        time.sleep(2)
        if killed < kills and time.time() > started + seconds * (killed + 1) / (kills + 1):
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            process, killed = _watch(ledger), killed + 1
    fetched = time.time()
    while _documents(ledger) < most and time.time() < fetched + _GATHERED:
        time.sleep(1)
    read = time.time()
    process.terminate()
    process.wait()
    server.terminate()
    server.join()
    last = started + most / rate
    return {
        "items served": most,
        "killed": killed,
        **_figures(ledger, most, rate, started),
        "seconds after the last item until all were fetched": round(fetched - last),
        "seconds after the last item until all were read": round(read - last),
    }


def _documents(ledger: Path) -> int:
    with open_store(ledger) as store:
        return store.counts()["documents"]


def _figures(ledger: Path, most: int, rate: float, started: float) -> dict[str, float]:
    with open_store(ledger) as store:
        come = [item for found in store.documents() for item in found.acquisitions]
    numbers = [int((item.url or "").rpartition("/a")[2]) for item in come]
    late = [
        datetime.fromisoformat(item.retrieved_at or "").timestamp() - started - number / rate
        for number, item in sorted(zip(numbers, come, strict=True), key=itemgetter(0))
    ]
    third = max(1, len(late) // 3)
    parts = {"first": late[:third], "middle": late[third : 2 * third], "last": late[-third:]}
    return {
        "documents": len(come),
        "lost": most - len(set(numbers)),
        "doubled": len(come) - len(set(numbers)),
        **{f"seconds to fetching, {k} third, median": _at(v, 0.5) for k, v in parts.items()},
        **{f"seconds to fetching, {k} third, p95": _at(v, 0.95) for k, v in parts.items()},
    }


def _at(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[int(share * (len(ordered) - 1))])


def main() -> None:
    """Run with the numbers given and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=10.0)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--sites", type=int, default=50, help="that the feeds are spread over")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        found = run(given.feeds, given.rate, given.seconds, given.kills, place, sites=given.sites)
    for name, value in found.items():
        print(f"{name:52} {value:g}")


if __name__ == "__main__":
    main()
