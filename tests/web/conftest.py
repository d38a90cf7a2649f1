"""A desk over a small ledger, for a client in this process and for a browser on loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from tests.run.texts import write_files

from firsthand import Ledger
from firsthand.config import Config
from firsthand.web import Settings, create_app
from firsthand.web.guard import passwords

HOSTILE = """<script>document.title = 'owned'</script>

By <img src=x onerror="document.title=1">

November 23, 2025

Norland has freed 9 clerks, the justice ministry said on Sunday.
<a href="javascript:alert(1)">Read</a>

"They went home," ministry spokeswoman Ingra Halvik told \u202eRadio Norland\u202c. {{ 7 * 7 }}
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that is filled once; copy it before you write to it."""
    place = tmp_path_factory.mktemp("desk")
    news = write_files(place / "news")
    (news / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    path = place / "filled.db"
    with Ledger.open(path, config=Config()) as ledger:
        ledger.ingest(news, source="Ostwick Herald")
    return path


@pytest.fixture
def ledger_file(filled: Path, tmp_path: Path) -> Path:
    """Return a ledger of its own for one test."""
    with Ledger.open(filled, config=Config()) as ledger:
        ledger.store.copy_to(tmp_path / "own.db")
    return tmp_path / "own.db"


@pytest.fixture
def client(ledger_file: Path) -> Iterator[TestClient]:
    """Return a client of an open desk, as a browser of this machine."""
    with TestClient(create_app(Settings(ledger_file, wait=60.0))) as opened:
        opened.headers["accept"] = "text/html"
        yield opened


@pytest.fixture
def address(ledger_file: Path) -> Iterator[str]:
    """Return the address of a desk that listens on a free port of loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(ledger_file, wait=60.0))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with little work, so that tests of logins are quick."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", cheap)
