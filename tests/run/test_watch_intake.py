"""What was fetched is read beside the looking: no feed waits for it, and no failure is lost."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.run.badserver import answer, bad_server
from tests.run.test_watch import QUICK, feed, html, item

from firsthand.config import Config
from firsthand.errors import BusyError, StoreError
from firsthand.run.watch import Watcher
from firsthand.run.watch.feeds import watch_id
from firsthand.run.watch.intake import Intake
from firsthand.store import Store, open_store
from firsthand.store.watching import Watch


def until(true: object, seconds: float = 30.0) -> None:
    """Wait until a function says so."""
    ended = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < ended
        time.sleep(0.02)


def test_feeds_are_looked_at_and_kept_while_reports_are_read(tmp_path: Path) -> None:
    reading, may_end = threading.Event(), threading.Event()

    def slow(_: Store) -> None:
        reading.set()
        assert may_end.wait(30)

    with bad_server() as server, open_store(tmp_path / "ledger.db") as store:
        for number in (1, 2):
            server.paths[f"/a{number}"] = html(f"Report {number} of the port.")  # type: ignore[assignment]
            server.paths[f"/feed{number}"] = answer(feed(item(number)))
        watcher = Watcher(store, Config(), replace(QUICK, gather=0.1), after=slow)

        def watch(number: int) -> None:
            url = server.url(f"/feed{number}")
            with open_store(tmp_path / "ledger.db") as mine, mine.transaction():
                mine.add_watch(Watch(watch_id(url), url, allow_private=True))

        watch(1)
        worked = threading.Thread(target=watcher.forever)
        worked.start()
        try:
            assert reading.wait(30)
            watch(2)  # comes up while the first report is being read
            with open_store(tmp_path / "ledger.db") as mine:
                until(lambda: mine.count_waiting() == 1)
                assert not may_end.is_set()
                may_end.set()
                until(lambda: mine.counts()["documents"] == 2)
        finally:
            may_end.set()
            watcher.closing.set()
            worked.join(30)
        assert not worked.is_alive()


def test_what_an_intake_failed_of_is_raised_where_it_is_waited_for(tmp_path: Path) -> None:
    def fails(_: Store) -> None:
        raise StoreError("the disk is full")

    with open_store(tmp_path / "ledger.db") as store:
        intake = Intake(store, fails)
        intake.begin()
        with pytest.raises(StoreError, match="disk is full"):
            intake.end()
        intake.end()


def test_a_ledger_that_another_run_has_is_no_failure(tmp_path: Path) -> None:
    def busy(_: Store) -> None:
        raise BusyError("another run is writing")

    with open_store(tmp_path / "ledger.db") as store:
        intake = Intake(store, busy)
        intake.begin()
        until(lambda: not intake.is_at_work)
        intake.end()
