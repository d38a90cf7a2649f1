"""Batches on each engine, on the same documents: values, documents a CPU second, wall time.

    python -m bench.batch --documents 20000
    python -m bench.batch --documents 1000000 --engine inline --until copies --paragraphs 3

The documents are those of `bench/reprints.py`. Beyond `--written` of them they come again in
other words: each longer word is turned into another by a key of the round, so that only copies of
one round are copies of each other. `--paragraphs` cuts every text to its first ones. CPU seconds
are those of the command and all its processes; of Ray, whose nodes are others' children, only the
wall time is told. Memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path

from bench.batch_ray import local_cluster
from bench.reprints import Generator, Made

_DATASETS = ("documents", "copies", "families", "origins")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")


@dataclass(frozen=True, slots=True)
class Told:
    """What one run took: seconds, megabytes, and a digest of all values."""

    engine: str
    workers: int
    documents: int
    wall: float
    cpu: float
    memory: float
    folder: float
    values: str

    def __str__(self) -> str:
        """Return the row as a line of a Markdown table."""
        rate = f"{self.documents / self.cpu:.1f}" if self.cpu else "-"
        return (
            f"| {self.engine} | {self.workers} | {self.documents:,} | {self.wall:.0f} s "
            f"| {self.cpu:.0f} s | {rate} | {self.memory:.0f} MB | {self.folder:.0f} MB "
            f"| {self.values} |"
        )


HEAD = (
    "| engine | workers | documents | wall | CPU | documents a CPU second | largest process "
    "| folder | values |\n|---|---|---|---|---|---|---|---|---|"
)


def write_documents(path: Path, count: int, *, written: int, paragraphs: int, seed: int) -> None:
    """Write so many documents as JSON Lines, with the gold beside the text."""
    first = Generator(seed).make(min(count, written))
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            again, at = divmod(number, len(first))
            file.write(json.dumps(_record(first[at], number, again, paragraphs)) + "\n")


def _record(made: Made, number: int, again: int, paragraphs: int) -> dict[str, object]:
    text = "\n".join(made.text.split("\n")[: paragraphs + 1]) if paragraphs else made.text
    if again:
        text = _WORD.sub(lambda match: _other_word(again, match.group()), text)
    day = 1 + number % 28
    return {
        "text": text,
        "source": made.outlet,
        "url": f"https://press.example/{number}",
        "published": f"2026-{1 + number // 28 % 12:02d}-{day:02d}",
    }


@lru_cache(maxsize=1 << 16)
def _other_word(again: int, word: str) -> str:
    """Return the word that stands for another one in a round."""
    drawn = blake2b(f"{again} {word}".encode(), digest_size=4).digest()
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in drawn)


def run_once(
    engine: str,
    workers: int,
    source: Path,
    folder: Path,
    count: int,
    *,
    until: str,
    environment: Mapping[str, str] | None = None,
    address: str | None = None,
) -> Told:
    """Run one batch in a process of its own and return what it took."""
    command = [sys.executable, "-m", "firsthand", "batch", str(source), "--to", str(folder)]
    command += ["--engine", engine, "--workers", str(workers), "--until", until]
    command += ["--address", address] if address else []
    before, begun = _children(), time.monotonic()
    subprocess.run(command, check=True, env=dict(environment or os.environ))  # noqa: S603
    wall, cpu = time.monotonic() - begun, _children() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    seconds = 0.0 if engine == "ray" else cpu
    return Told(engine, workers, count, wall, seconds, memory, size, values_of(folder))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def values_of(folder: Path) -> str:
    """Return a digest of all rows of all datasets, in their order."""
    found = sha256()
    for name in _DATASETS:
        for row in _rows(folder / name):
            found.update(json.dumps(row, sort_keys=True).encode())
    return found.hexdigest()[:12]


def _rows(folder: Path) -> Iterator[dict[str, object]]:
    import pyarrow.parquet as pq

    for path in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()


def compare(options: argparse.Namespace, folder: Path) -> list[Told]:
    """Run every engine that was asked for and print a row each."""
    source = folder / "documents.jsonl"
    write_documents(
        source,
        options.documents,
        written=options.written,
        paragraphs=options.paragraphs,
        seed=options.seed,
    )
    told = []
    print(HEAD, flush=True)
    for engine, workers in _plan(options.engine, options.workers):
        with ExitStack() as stack:
            environment, address = None, None
            if engine == "ray":
                cluster = stack.enter_context(local_cluster(workers))
                environment, address = cluster.environment, cluster.address
            place = folder / f"{engine}-{workers}"
            made = run_once(
                engine,
                workers,
                source,
                place,
                options.documents,
                until=options.until,
                environment=environment,
                address=address,
            )
        print(made, flush=True)
        told.append(made)
    return told


def _plan(engines: Sequence[str], workers: int) -> list[tuple[str, int]]:
    """Return the runs: Ray with one worker, too, to be compared with several."""
    plan = [(engine, workers) for engine in engines]
    return [("ray", 1), *plan] if "ray" in engines and workers > 1 else plan


def main() -> None:
    """Run what was asked for; with several engines, fail where their values differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--engine", nargs="*", default=["inline", "daft", "ray"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--until", default="origins")
    parser.add_argument("--written", type=int, default=20_000)
    parser.add_argument("--paragraphs", type=int, default=0, help="of each text; 0 for all")
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--to", type=Path, help="keep the datasets and figures.json here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.to or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        told = compare(options, folder)
        figures = json.dumps([asdict(item) for item in told], indent=1)
        (folder / "figures.json").write_text(figures + "\n", encoding="utf-8")
    if len({item.values for item in told}) > 1:
        sys.exit("the engines do not give the same values")


if __name__ == "__main__":
    main()
