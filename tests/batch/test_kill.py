"""Batches that are killed, and whose workers are: they end in the same datasets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.batch.corpus import everything, write_lines

pytest.importorskip("pyarrow", reason="datasets need pyarrow (the extra parquet)")

PATIENCE = 300.0


def start(source: Path, folder: Path, *options: str, **said: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "firsthand", "batch", str(source), "--to", str(folder)]
    quiet = subprocess.DEVNULL
    environment = {**os.environ, **said}
    return subprocess.Popen([*command, *options], stdout=quiet, stderr=quiet, env=environment)


def finished(folder: Path, task: str = "prepare") -> int:
    return len(list((folder / "parts" / task).glob("[!.]*/manifest.json")))


def wait_for(run: subprocess.Popen[bytes], folder: Path, task: str, count: int = 1) -> None:
    """Wait until so many units are done, or the run is over."""
    until = time.monotonic() + PATIENCE
    while run.poll() is None and finished(folder, task) < count and time.monotonic() < until:
        time.sleep(0.01)


def children(parent: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            above = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has just ended
            continue
        if above == parent:
            child = int(path.parent.name)
            found += [child, *children(child)]
    return found


def many_files(folder: Path, count: int) -> Path:
    """Several files, so that there are several shards."""
    folder.mkdir()
    for number in range(count):
        write_lines(folder / f"{number}.jsonl", 5, seed=number)
    return folder


@pytest.mark.slow
def test_a_killed_batch_goes_on_where_it_was(tmp_path: Path) -> None:
    news = many_files(tmp_path / "news", 5)
    assert start(news, tmp_path / "quiet", "--workers", "1").wait() == 0
    kept: Sequence[str] = ()
    for task in ("prepare", "compare"):
        run = start(news, tmp_path / "killed", "--workers", "1")
        wait_for(run, tmp_path / "killed", task)
        run.send_signal(signal.SIGKILL)
        run.wait()
        kept = [path.name for path in (tmp_path / "killed" / "parts").glob("*/[!.]*")]
    assert kept
    (tmp_path / "killed" / "parts" / "prepare" / ".half.host.1").mkdir()
    assert start(news, tmp_path / "killed", "--workers", "1").wait() == 0
    assert everything(tmp_path / "killed") == everything(tmp_path / "quiet")
    assert not list((tmp_path / "killed" / "parts").glob("*/.*"))


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["inline", "daft"])
def test_a_killed_worker_costs_its_units_only(tmp_path: Path, engine: str) -> None:
    if engine == "daft":
        pytest.importorskip("daft", reason="Daft is not installed (the extra batch)")
    news = many_files(tmp_path / "news", 5)
    assert start(news, tmp_path / "quiet", "--workers", "1").wait() == 0
    run = start(news, tmp_path / "hurt", "--engine", engine, "--workers", "2")
    wait_for(run, tmp_path / "hurt", "prepare")
    victims = [pid for pid in children(run.pid) if is_worker(pid)]
    assert victims, "no worker was found"
    os.kill(victims[-1], signal.SIGKILL)
    if run.wait(PATIENCE):
        # Daft gives up a query whose worker died; what was finished stays.
        assert start(news, tmp_path / "hurt", "--engine", engine, "--workers", "2").wait() == 0
    assert everything(tmp_path / "hurt") == everything(tmp_path / "quiet")


def is_worker(pid: int) -> bool:
    """Tell whether a process is one that works, not one that only keeps track of others."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in words or b"udf" in words
