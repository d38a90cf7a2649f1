"""Generated documents for the tests of batches, and reading what a batch wrote."""

from __future__ import annotations

import json
from pathlib import Path

from bench.reprints import Generator

SHARD = 12_000
"""Bytes of a shard: small, so that few documents make several."""
DATASETS = ("documents", "copies", "families", "origins", "failures")


def write_lines(path: Path, count: int, *, seed: int = 5) -> Path:
    """Write documents as JSON Lines; days are far apart, so that they count in judging."""
    lines = [
        json.dumps(
            {
                "text": made.text,
                "source": made.outlet,
                "url": f"https://press.example/{made.number}",
                "published": f"2026-{1 + made.number % 9:02d}-11",
            }
        )
        for made in Generator(seed).make(count)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(folder: Path, dataset: str) -> list[dict[str, object]]:
    """Return the rows of a dataset in the order of its files."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    found: list[dict[str, object]] = []
    for path in sorted((folder / dataset).iterdir()):
        if path.suffix == ".arrow":
            found += pa.ipc.open_file(path).read_all().to_pylist()
        else:
            found += pq.read_table(path).to_pylist()
    return found


def everything(folder: Path) -> dict[str, list[dict[str, object]]]:
    """Return the rows of all datasets."""
    return {name: rows(folder, name) for name in DATASETS}
