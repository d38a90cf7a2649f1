"""Pages from several processes: the same as from one, and a lost process loses nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.web import Settings, create_app

_FORM = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@pytest.fixture
def client(ledger_file: Path) -> Iterator[TestClient]:
    """Return a client of a desk whose worker is ready."""
    app = create_app(Settings(ledger_file, wait=60.0, workers=1))
    with TestClient(app) as opened:
        opened.headers["accept"] = "text/html"
        wait_for(app.state.workers)
        yield opened


def wait_for(workers: object) -> None:
    deadline = time.monotonic() + 60
    while not getattr(workers, "is_ready", False) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert getattr(workers, "is_ready", False)


def process_of(client: TestClient) -> int:
    (worker,) = client.app.state.workers.ready  # type: ignore[attr-defined]
    return int(worker.process)


def test_pages_and_twins_come_from_the_worker(client: TestClient, ledger_file: Path) -> None:
    with TestClient(create_app(Settings(ledger_file))) as alone:
        alone.headers["accept"] = "text/html"
        for path in ("/", "/events", "/stories.json", "/nowhere"):
            here, there = alone.get(path), client.get(path)
            assert there.status_code == here.status_code
            assert _FORM.sub("", there.text) == _FORM.sub("", here.text)
            assert there.headers["content-security-policy"]


def test_a_decision_made_here_is_seen_there(client: TestClient) -> None:
    a, b = (item["documents"][0] for item in client.get("/stories.json").json()["items"][:2])
    token = _FORM.findall(client.get("/events").text)[0]
    subjects = [f"{a}:0:0", f"{b}:0:0"]
    form = {"csrf": token, "kind": "story", "value": "different", "subject": subjects, "why": "No"}
    assert client.post("/decisions", data=form, follow_redirects=False).status_code == 303
    log = client.get("/decisions.json").json()
    assert "different" in str(log)


def test_a_worker_that_ends_is_told_and_replaced(client: TestClient) -> None:
    before = process_of(client)
    os.kill(before, signal.SIGKILL)
    answer = client.get("/events.json")
    assert answer.status_code == 503
    assert answer.headers["content-security-policy"]
    wait_for(client.app.state.workers)  # type: ignore[attr-defined]
    assert process_of(client) != before
    assert client.get("/events.json").status_code == 200


def test_a_worker_makes_its_pages_without_threads(ledger_file: Path) -> None:
    said = """
import pickle, socket, struct, sys, threading
from threading import Thread
from firsthand.web import Settings, worker
from pathlib import Path
here, there = socket.socketpair()
def taken():
    (length,) = struct.unpack("!I", here.recv(4, socket.MSG_WAITALL))
    return pickle.loads(here.recv(length, socket.MSG_WAITALL))
def ask():
    taken()
    here.sendall(worker._message(scope))
    print(taken().status, threading.active_count())
    here.close()
maker = Thread(target=ask)
scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": "/", "raw_path": b"/",
         "root_path": "", "scheme": "http", "query_string": b"", "client": None, "server": None,
         "headers": [(b"host", b"localhost")]}
maker.start()
worker.work(there, Settings(Path(sys.argv[1])))
"""
    command = [sys.executable, "-c", said, str(ledger_file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == ["200", "2"]  # this thread's own, and the one that asks
