"""A run gives way to an open desk, and to nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from firsthand.run.precedence import desk_open, is_desk_open

_RUN = """
import os, sys
from pathlib import Path
from firsthand.run import Silent
from firsthand.run.precedence import GivesWay
before = os.nice(0)
way = GivesWay(Path(sys.argv[1]), Silent())
way.step("cleaning", 1, 2)
print(os.nice(0) - before)
"""


def _nicer(ledger: Path) -> int:
    command = [sys.executable, "-c", _RUN, str(ledger)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_a_run_is_served_after_others_while_a_desk_is_open(tmp_path: Path) -> None:
    ledger = tmp_path / "one.db"
    assert _nicer(ledger) == 0
    with desk_open(ledger):
        assert is_desk_open(ledger)
        assert _nicer(ledger) > 0
    assert not is_desk_open(ledger)
    assert _nicer(ledger) == 0


def test_the_mark_stays_until_the_last_desk_is_closed(tmp_path: Path) -> None:
    ledger = tmp_path / "one.db"
    with desk_open(ledger):
        with desk_open(ledger):
            pass
        assert is_desk_open(ledger)
    assert list(tmp_path.iterdir()) == []


def test_a_mark_that_nobody_holds_is_none(tmp_path: Path) -> None:
    (tmp_path / "one.db.desk").touch()
    assert not is_desk_open(tmp_path / "one.db")


def test_a_ledger_elsewhere_has_no_mark(tmp_path: Path) -> None:
    with desk_open("postgresql://host/news"), desk_open(tmp_path / "nowhere" / "one.db"):
        assert not is_desk_open("postgresql://host/news")
