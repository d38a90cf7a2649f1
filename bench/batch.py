"""Batches on each engine, on the same documents: values, documents a CPU second, wall time.

    python -m bench.batch --documents 20000
    python -m bench.batch --documents 1000000 --engine inline --until copies --paragraphs 3

The documents are those of `bench/reprints.py`. Beyond `--written` of them they come again in
other words: each longer word is turned into another by a key of the round, so that only copies of
one round are copies of each other. `--paragraphs` cuts every text to its first ones. CPU seconds
are those of the command and all its processes; of Ray, whose nodes are others' children, only the
wall time is told. Memory is that of the largest process.

With `--to` the figures of each run are kept as soon as it has ended: the same command goes on with
the runs that are missing, and a run that was cut off begins again, so that its time is whole.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
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
_TELL = 20.0  # seconds between two words on how far a run is
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
    with subprocess.Popen(command, env=dict(environment or os.environ)) as process:  # noqa: S603
        while process.poll() is None:
            try:
                process.wait(_TELL)
            except subprocess.TimeoutExpired:
                _tell(folder, time.monotonic() - begun)
    if process.returncode:
        sys.exit(f"{' '.join(command)} has ended with {process.returncode}")
    wall, cpu = time.monotonic() - begun, _children() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    seconds = 0.0 if engine == "ray" else cpu
    return Told(engine, workers, count, wall, seconds, memory, size, values_of(folder))


def _tell(folder: Path, passed: float) -> None:
    """Say how many units of each task are done, on standard error."""
    tasks = sorted((folder / "parts").glob("*/"), key=lambda path: path.stat().st_ctime)
    done = (f"{path.name} {len(list(path.glob('[!.]*')))}" for path in tasks)
    print(f"  {passed:.0f} s: {', '.join(done)}", file=sys.stderr, flush=True)


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
    """Run every engine that was asked for and print a row each; what is known is not run again."""
    given = digest_of(options)
    source = folder / f"documents-{given}.jsonl"
    if not source.exists():
        scratch = folder / "documents.part"
        write_documents(
            scratch,
            options.documents,
            written=options.written,
            paragraphs=options.paragraphs,
            seed=options.seed,
        )
        scratch.rename(source)
    kept = folder / f"figures-{given}.json"
    told = [Told(**row) for row in json.loads(kept.read_text())] if kept.exists() else []
    print(HEAD, *told, sep="\n", flush=True)
    known = {(item.engine, item.workers) for item in told}
    for engine, workers in _plan(options.engine, options.workers):
        if (engine, workers) in known:
            continue
        made = _one(engine, workers, source, folder / f"{engine}-{workers}", options)
        print(made, flush=True)
        told.append(made)
        kept.write_text(json.dumps([asdict(item) for item in told], indent=1) + "\n")
    return told


def digest_of(options: argparse.Namespace) -> str:
    """Return a short digest of what the documents and the last step are."""
    names = ("documents", "written", "paragraphs", "seed", "until")
    given = json.dumps([getattr(options, name) for name in names])
    return blake2b(given.encode(), digest_size=4).hexdigest()


def _one(engine: str, workers: int, source: Path, place: Path, options: argparse.Namespace) -> Told:
    """Run one engine from the beginning, with a cluster of its own where it needs one."""
    shutil.rmtree(place, ignore_errors=True)
    with ExitStack() as stack:
        environment, address = None, None
        if engine == "ray":
            cluster = stack.enter_context(local_cluster(workers))
            environment, address = cluster.environment, cluster.address
        return run_once(
            engine,
            workers,
            source,
            place,
            options.documents,
            until=options.until,
            environment=environment,
            address=address,
        )


def ratios(told: Sequence[Told]) -> Iterator[str]:
    """Yield what the issue asks for: Daft beside inline, Ray's workers beside one."""
    rows = {(item.engine, item.workers): item for item in told}
    for (engine, workers), row in rows.items():
        plain = rows.get(("inline", workers))
        if engine == "daft" and plain and row.cpu:
            yield f"daft, documents a CPU second: {plain.cpu / row.cpu:.2f} of inline"
        single = rows.get(("ray", 1))
        if engine == "ray" and workers > 1 and single:
            yield f"ray, {workers} workers: {single.wall / row.wall:.2f} times as fast as one"


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
    parser.add_argument(
        "--to", type=Path, help="keep datasets and figures here; the same command then goes on"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.to or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        told = compare(options, folder)
    print(*ratios(told), sep="\n")
    if len({item.values for item in told}) > 1:
        sys.exit("the engines do not give the same values")
    print("all runs give the same values")


if __name__ == "__main__":
    main()
