"""All engines give the same values; a node of a cluster that is killed costs its units only."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest
from tests.batch.corpus import everything, write_lines
from tests.batch.test_kill import PATIENCE, many_files, start, wait_for

pytest.importorskip("daft", reason="Daft is not installed (the extra batch)")


@pytest.mark.slow
def test_daft_gives_what_inline_gives(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "news.jsonl", 300)
    runs = {name: start(source, tmp_path / name, "--engine", name) for name in ("inline", "daft")}
    assert {name: run.wait(2 * PATIENCE) for name, run in runs.items()} == {"inline": 0, "daft": 0}
    assert everything(tmp_path / "daft") == everything(tmp_path / "inline")


@pytest.mark.slow
def test_ray_gives_what_inline_gives_with_a_node_killed(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="Ray is not installed (the extra batch)")
    from bench.batch_ray import local_cluster

    news = many_files(tmp_path / "news", 8)
    assert start(news, tmp_path / "inline", "--workers", "1").wait() == 0
    with local_cluster(2, tmp_path / "ray.log") as cluster:
        said = dict(cluster.environment)
        options = ("--engine", "ray", "--address", cluster.address)
        run = start(news, tmp_path / "ray", *options, **said)
        wait_for(run, tmp_path / "ray", "prepare")
        os.kill(cluster.raylet_of(2), signal.SIGKILL)
        try:
            code = run.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            run.kill()
            code = run.wait()
        if code:
            options = (*options, "--workers", "1")
            assert start(news, tmp_path / "ray", *options, **said).wait(PATIENCE) == 0
    assert everything(tmp_path / "ray") == everything(tmp_path / "inline")
