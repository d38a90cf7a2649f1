"""A watch that is killed at any moment loses nothing and takes nothing in twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.run.badserver import answer, bad_server
from tests.run.test_watch import feed, html, item

from firsthand.run.watch.feeds import watch_id
from firsthand.store import open_store
from firsthand.store.watching import Watch

ITEMS, ROUNDS = 40, 4


def watching(ledger: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "firsthand", "watch", "run", "--once", "--pace", "0"]
    command += ["--until", "read", "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_a_killed_watch_loses_and_doubles_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    chance = random.Random(9)
    with bad_server() as server:
        for number in range(ITEMS):
            server.paths[f"/a{number}"] = html(f"Report {number} of the port.")  # type: ignore[assignment]
        for name in range(4):
            listed = (item(number) for number in range(name, ITEMS, 4))
            server.paths[f"/feed{name}"] = answer(feed(*listed))
        with open_store(ledger) as store, store.transaction():
            for name in range(4):
                url = server.url(f"/feed{name}")
                store.add_watch(Watch(watch_id(url), url, allow_private=True))
        for _ in range(ROUNDS):
            run = watching(ledger)
            wanted = sum(server.asked.values()) + chance.randint(1, 15)
            ended = time.monotonic() + 20
            while sum(server.asked.values()) < wanted and run.poll() is None:
                assert time.monotonic() < ended
                time.sleep(0.005)
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
        assert watching(ledger).wait(timeout=60) == 0
    with open_store(ledger) as store:
        assert store.damage() == []
        assert store.count_waiting() == 0
        urls = [item.url for found in store.documents() for item in found.acquisitions]
        assert len(urls) == len(set(urls)) == ITEMS
