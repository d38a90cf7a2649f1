"""The pool gives every outcome in order, and outlives its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from firsthand.run.workers import Outcome, Workers


def double(number: int) -> int:
    return 2 * number


def die_of_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(path: str) -> str:
    mark = Path(path)
    if not mark.exists():
        mark.write_text("died")
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


@pytest.mark.parametrize("count", [0, 1])
def test_few_pieces_run_here(count: int) -> None:
    with Workers(count) as workers:
        assert [item.made for item in workers.map(double, range(5))] == [0, 2, 4, 6, 8]


def test_outcomes_come_in_order() -> None:
    with Workers(2) as workers:
        assert [item.made for item in workers.map(abs, range(-40, 0))] == list(range(40, 0, -1))


def test_a_piece_that_kills_is_given_up_and_no_other() -> None:
    with Workers(2) as workers:
        found = list(workers.map(die_of_three, range(12)))
    assert found == [Outcome(number, None if number == 3 else number) for number in range(12)]


def test_a_piece_whose_worker_was_killed_is_tried_again(tmp_path: Path) -> None:
    with Workers(2) as workers:
        assert [item.made for item in workers.map(die_once, [str(tmp_path / "mark")])] == ["done"]


def test_workers_end_with_their_parent() -> None:
    script = textwrap.dedent(
        """
        import time
        from firsthand.run.workers import Workers
        with Workers(2) as workers:
            for item in workers.map(abs, range(4)):
                pass
            print(*workers._pool._processes, flush=True)
            time.sleep(60)
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = [int(word) for word in parent.stdout.readline().split()]
    assert children
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while any(map(_lives, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_lives, children))


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_script_without_a_guard_does_not_start_itself_again(tmp_path: Path) -> None:
    script = tmp_path / "plain.py"
    script.write_text(
        "from firsthand.run.workers import Workers\n"
        "print('once')\n"
        "with Workers(2) as workers:\n"
        "    print([item.made for item in workers.map(abs, [-1, -2])])\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "once\n[1, 2]\n", done.stderr
