"""Batches on each engine, on the same documents: values, documents a CPU second, wall time.

    python -m bench.batch --documents 20000
    python -m bench.batch --documents 100000 1000000 --engine inline --until copies --no-values

The documents are those of `bench/reprints.py`. Beyond `--written` of them they come again in
other words: each longer word is turned into another by a key of the round, so that only copies of
one round are copies of each other. `--paragraphs` cuts every text to its first ones. CPU seconds
are those of the command and all its processes; of Ray, whose nodes are others' children, only the
wall time is told. Memory is that of the largest process.

Of several sizes each is run, and the ratios of the largest to the smallest are told. The index is
what comparing needs beside the texts: fingerprints, where documents lie, who holds what.
`--no-values` does without the digest of all rows, which is for comparing engines.

With `--to` the figures of each run are kept as soon as it has ended: the same command goes on with
the runs that are missing, and where a run was cut off it goes on with that; what each part of it
took is summed up (`batch_use.py`).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from stat import S_ISREG

from bench.batch_ray import local_cluster
from bench.batch_use import run_measured
from bench.reprints import Generator, Made

_DATASETS = ("documents", "copies", "families", "origins")
_INDEX = (
    "parts/prepare/*/postings.parquet",
    "parts/index/**/*",
    "parts/join/*/*",
    "parts/shelve/*/*",
)
_FLAT = 0.3  # by how much a figure may change with the number of documents, at most
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
    index: float
    values: str

    @property
    def rate(self) -> float:
        """Documents a CPU second; 0 where that is not known."""
        return self.documents / self.cpu if self.cpu else 0.0

    def __str__(self) -> str:
        """Return the row as a line of a Markdown table."""
        rate = f"{self.rate:.1f}" if self.cpu else "-"
        return (
            f"| {self.engine} | {self.workers} | {self.documents:,} | {self.wall:.0f} s "
            f"| {self.cpu:.0f} s | {rate} | {self.memory:.0f} MB | {self.folder:.0f} MB "
            f"| {self.index:.0f} B | {self.values or '-'} |"
        )


HEAD = (
    "| engine | workers | documents | wall | CPU | documents a CPU second | largest process "
    "| folder | index a document | values |\n|---|---|---|---|---|---|---|---|---|---|"
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
    is_valued: bool = True,
    environment: Mapping[str, str] | None = None,
    address: str | None = None,
) -> Told:
    """Run one batch in a process of its own and return what it took."""
    command = [sys.executable, "-m", "firsthand", "batch", str(source), "--to", str(folder)]
    command += ["--engine", engine, "--workers", str(workers), "--until", until]
    command += ["--address", address] if address else []
    kept = folder.with_name(f"{folder.name}.taken.json")
    used = run_measured(command, kept, lambda passed: _tell(folder, passed), environment)
    cpu = 0.0 if engine == "ray" else used.cpu
    size, index = _bytes(folder, ("**/*",)) / 1e6, _bytes(folder, _INDEX) / count
    values = values_of(folder) if is_valued else ""
    return Told(engine, workers, count, used.wall, cpu, used.memory, size, index, values)


def _bytes(folder: Path, patterns: Sequence[str]) -> int:
    """Return the bytes of the files that match, each file once however many names it has."""
    found = {}
    for status in (path.stat() for pattern in patterns for path in folder.glob(pattern)):
        if S_ISREG(status.st_mode):
            found[status.st_ino] = status.st_size
    return sum(found.values())


def _tell(folder: Path, passed: float) -> None:
    """Say how many units of each task are done, on standard error."""
    tasks = sorted((folder / "parts").glob("*/"), key=lambda path: path.stat().st_ctime)
    done = (f"{path.name} {len(list(path.glob('[!.]*')))}" for path in tasks)
    print(f"  {passed:.0f} s: {', '.join(done)}", file=sys.stderr, flush=True)


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


def compare(options: argparse.Namespace, count: int, folder: Path) -> list[Told]:
    """Run every engine that was asked for and print a row each; what is known is not run again."""
    given = digest_of(options, count)
    source = folder / f"documents-{given}.jsonl"
    if not source.exists():
        scratch = folder / "documents.part"
        write_documents(
            scratch,
            count,
            written=options.written,
            paragraphs=options.paragraphs,
            seed=options.seed,
        )
        scratch.rename(source)
    kept = folder / f"figures-{given}.json"
    told = [Told(**row) for row in json.loads(kept.read_text())] if kept.exists() else []
    print(*told, sep="\n", flush=True) if told else None
    known = {(item.engine, item.workers) for item in told}
    for engine, workers in _plan(options.engine, options.workers):
        if (engine, workers) in known:
            continue
        place = folder / f"{engine}-{workers}-{given}"
        made = _one(engine, workers, source, place, count, options)
        print(made, flush=True)
        told.append(made)
        kept.write_text(json.dumps([asdict(item) for item in told], indent=1) + "\n")
    return told


def digest_of(options: argparse.Namespace, count: int) -> str:
    """Return a short digest of what the documents and the last step are."""
    names = ("written", "paragraphs", "seed", "until")
    given = json.dumps([count, *(getattr(options, name) for name in names)])
    return blake2b(given.encode(), digest_size=4).hexdigest()


def _one(  # noqa: PLR0917 (what a run is made of)
    engine: str,
    workers: int,
    source: Path,
    place: Path,
    count: int,
    options: argparse.Namespace,
) -> Told:
    """Run one engine, with a cluster of its own where it needs one; go on where it was cut off."""
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
            count,
            until=options.until,
            is_valued=options.values,
            environment=environment,
            address=address,
        )


def ratios(told: Sequence[Told]) -> Iterator[str]:
    """Yield what the issue asks for: Daft beside inline, Ray's workers beside one."""
    rows = {(item.engine, item.workers): item for item in told}
    yield from _growth(told)
    for (engine, workers), row in rows.items():
        plain = rows.get(("inline", workers))
        if engine == "daft" and plain and row.cpu:
            yield f"daft, documents a CPU second: {plain.cpu / row.cpu:.2f} of inline"
        single = rows.get(("ray", 1))
        if engine == "ray" and workers > 1 and single:
            yield f"ray, {workers} workers: {single.wall / row.wall:.2f} times as fast as one"


def _growth(told: Sequence[Told]) -> Iterator[str]:
    """Yield how the figures of the most documents stand to those of the fewest."""
    for engine, workers in sorted({(item.engine, item.workers) for item in told}):
        runs = [item for item in told if (item.engine, item.workers) == (engine, workers)]
        least = min(runs, key=lambda item: item.documents)
        most = max(runs, key=lambda item: item.documents)
        if least is most:
            continue
        shares = {
            "documents a CPU second": most.rate / least.rate if least.rate else 1.0,
            "largest process": most.memory / least.memory,
            "index a document": most.index / least.index,
        }
        said = ", ".join(f"{name} {share:.2f}" for name, share in shares.items())
        flat = all(abs(share - 1) <= _FLAT for share in shares.values())
        words = f"{engine}, {most.documents:,} beside {least.documents:,} documents: {said}"
        yield f"{words}; {'flat' if flat else 'not flat'} within {_FLAT:.0%}"


def _plan(engines: Sequence[str], workers: int) -> list[tuple[str, int]]:
    """Return the runs: Ray with one worker, too, to be compared with several."""
    plan = [(engine, workers) for engine in engines]
    return [("ray", 1), *plan] if "ray" in engines and workers > 1 else plan


def main() -> None:
    """Run what was asked for; with several engines, fail where their values differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[20_000])
    parser.add_argument("--engine", nargs="*", default=["inline", "daft", "ray"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--until", default="origins")
    parser.add_argument("--written", type=int, default=20_000)
    parser.add_argument("--paragraphs", type=int, default=0, help="of each text; 0 for all")
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--values", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument(
        "--to", type=Path, help="keep datasets and figures here; the same command then goes on"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.to or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(HEAD, flush=True)
        told = [item for count in options.documents for item in compare(options, count, folder)]
    print(*ratios(told), sep="\n")
    for count in options.documents if options.values else ():
        if len({item.values for item in told if item.documents == count}) > 1:
            sys.exit(f"{count:,} documents: the engines do not give the same values")
        print(f"{count:,} documents: all runs give the same values")


if __name__ == "__main__":
    main()
