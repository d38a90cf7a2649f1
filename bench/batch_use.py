"""What a command and all processes that it starts take: CPU seconds, memory, and time by the clock.

While the command runs, what it has taken so far is kept in a file every few seconds. So a run that
is cut off and goes on later tells what all its parts took, what was lost with the cut included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_EACH = 20.0
"""Seconds between two looks."""
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Used:
    """CPU seconds and seconds by the clock of all processes, megabytes of the largest one."""

    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0

    def and_then(self, later: Used) -> Used:
        """Return what was taken by a run and by the one that went on with it."""
        memory = max(self.memory, later.memory)
        return Used(self.cpu + later.cpu, self.wall + later.wall, memory)


def run_measured(
    command: Sequence[str],
    kept: Path,
    look: Callable[[float], None],
    environment: Mapping[str, str] | None = None,
) -> Used:
    """Run a command to its end and return what it took, with what earlier parts of it took.

    Args:
        command: with its arguments.
        kept: the file of what was taken so far.
        look: is told the seconds of this part, every few seconds.
        environment: of the command; this process's own if None.
    """
    before = Used(**json.loads(kept.read_text())) if kept.exists() else Used()
    begun = told = time.monotonic()
    process = subprocess.Popen(command, env=dict(environment or os.environ))  # noqa: S603
    while True:
        ended, status, taken = os.wait4(process.pid, os.WNOHANG)
        wall = time.monotonic() - begun
        if ended:
            break
        time.sleep(0.2)
        if time.monotonic() - told >= _EACH:
            told = time.monotonic()
            now = _so_far(process.pid, wall)
            # a process that ended since may have been the largest
            before = replace(before, memory=max(before.memory, now.memory))
            _keep(kept, before.and_then(now))
            look(wall)
    process.returncode = os.waitstatus_to_exitcode(status)
    used = Used(taken.ru_utime + taken.ru_stime, wall, taken.ru_maxrss / 1024)
    _keep(kept, before.and_then(used))
    if process.returncode:
        sys.exit(f"{' '.join(command)} has ended with {process.returncode}")
    return before.and_then(used)


def _keep(path: Path, used: Used) -> None:
    scratch = path.with_suffix(".part")
    scratch.write_text(json.dumps(asdict(used)))
    scratch.replace(path)


def _so_far(pid: int, wall: float) -> Used:
    """Return what a process that runs, its children, and theirs have taken."""
    cpu, memory = 0.0, 0.0
    for one in [pid, *_below(pid)]:
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            status = Path(f"/proc/{one}/status").read_text()
        except OSError:  # it has ended since
            continue
        cpu += sum(map(int, fields[11:15])) / _TICK
        peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "0 0")
        memory = max(memory, int(peak.split()[1]) / 1024)
    return Used(cpu, wall, memory)


def _below(pid: int) -> list[int]:
    """Return the processes that a process has started, and theirs."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        lines = [(task / "children").read_text() for task in tasks]
    except OSError:
        return []
    children = [int(item) for line in lines for item in line.split()]
    return [one for child in children for one in (child, *_below(child))]
