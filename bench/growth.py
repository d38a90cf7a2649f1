"""What adding, asking and opening cost as the index of copies on disk grows.

    python -m bench.growth [--counts 10000 100000 300000] [--rounds 3] [--seed 31]
    python -m bench.growth --documents 1000000

Ten thousand texts are written by the generator (`bench/reprints.py`), `--written` tells
another number. Beyond them they come again in other words: the hash of each word is changed
by a key, so that how often words and runs of words recur stays real, and only copies that
came together are copies of each other.
At each count a row says what a document cost since the count before: CPU seconds of this
process, its merging in the background included; adding alone is that of the calling thread.
Each round begins with an empty index; medians of the rounds are told behind them, and what
a document cost at each count beside the first.
Progress goes to standard error; the folder of the index is temporary and goes in the end.
"""

from __future__ import annotations

import argparse
import resource
import signal
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.reprints import Generator
from firsthand.copies import DiskIndex, read_words
from firsthand.copies.compiled import load_compiled
from firsthand.copies.words import Words, mix

_ASKED = 300
"""Documents that are looked up at each count."""
_OPENED = 5
_SAID = 50_000
"""Documents after which progress is said."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a document cost up to a count; seconds of CPU, megabytes."""

    count: int
    each: float
    add_p99: float
    ask_p99: float
    opening: float
    disk: float
    memory: float

    def __str__(self) -> str:
        """Return the row as a line of a Markdown table."""
        return (
            f"| {self.count:,.0f} | {1e6 * self.each:.0f} us | {1e3 * self.add_p99:.2f} ms "
            f"| {1e3 * self.ask_p99:.2f} ms | {1e3 * self.opening:.0f} ms "
            f"| {self.disk:.0f} MB | {self.memory:.0f} MB |"
        )


HEAD = (
    "| documents | CPU a document | p99 of adding | p99 of look-up | opening | on disk "
    "| memory |\n|---|---|---|---|---|---|---|"
)


class Texts:
    """Documents without end: texts that were written once, over and over in other words."""

    def __init__(self, written: int, seed: int) -> None:
        """Write so many texts."""
        self._texts = [made.text for made in Generator(seed).make(written)]

    def words(self, number: int) -> Words:
        """Return the words of a document."""
        again, at = divmod(number, len(self._texts))
        words = read_words(self._texts[at])
        key = np.uint64(again * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF)
        wide = mix(words.hashes.astype(np.uint64) ^ key)
        return replace(words, hashes=wide.astype(np.uint32))


def grow(index: DiskIndex, texts: Texts, numbers: range) -> tuple[float, list[float]]:
    """Add documents; return the CPU seconds of all of it, and those of each `add`."""
    times = []
    total = time.process_time()
    for number in numbers:
        if number and number % _SAID == 0:
            print(f"{number:,} documents, {resident():.0f} MB", file=sys.stderr, flush=True)
        words = texts.words(number)
        begun = time.thread_time()
        index.add(f"d-{number:016d}", words)
        times.append(time.thread_time() - begun)
    return time.process_time() - total, times


def ask(index: DiskIndex, texts: Texts, numbers: range) -> list[float]:
    """Return the CPU seconds of looking up each document."""
    times = []
    for number in numbers:
        words = texts.words(number)
        begun = time.thread_time()
        index.candidates("x", words)
        times.append(time.thread_time() - begun)
    return times


def opening(folder: Path) -> float:
    """Return the CPU seconds of opening the index for reading, the median of a few times."""
    times = []
    for _ in range(_OPENED):
        begun = time.process_time()
        DiskIndex.open(folder, writable=False).close()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def measure(counts: Sequence[int], written: int, seed: int) -> list[Row]:
    """Print a row for each count; return them."""
    # Killed by a plain signal it still leaves no folder behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    load_compiled()
    rows: list[Row] = []
    texts, made = Texts(written, seed), 0
    before = resident()
    with TemporaryDirectory() as name, DiskIndex.open(folder := Path(name)) as index:
        for count in counts:
            seconds, times = grow(index, texts, range(made, count))
            asked = ask(index, texts, range(count, count + _ASKED))
            size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
            each = seconds / (count - made)
            memory = resident() - before
            row = Row(count, each, p99(times), p99(asked), opening(folder), size, memory)
            print(row, flush=True)
            rows.append(row)
            made = count
    return rows


def print_medians(rounds: Sequence[Sequence[Row]]) -> None:
    """Print the medians of some rounds, and the cost of a document beside the first count."""
    print(f"\nMedians of {len(rounds)} rounds:\n\n{HEAD}")
    medians = [
        Row(*(statistics.median(getattr(row, field.name) for row in rows) for field in fields(Row)))
        for rows in zip(*rounds, strict=True)
    ]
    for row in medians:
        print(row)
    beside = ", ".join(f"{row.count:,.0f}: {row.each / medians[0].each:.2f}" for row in medians[1:])
    print(f"\nCPU a document beside the first count: {beside}")


def resident() -> float:
    """Return the megabytes of this process that were in memory at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def p99(values: Sequence[float]) -> float:
    """Return the value that one in a hundred is above."""
    return statistics.quantiles(values, n=100)[98]


def main() -> None:
    """Measure once and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=[10_000, 100_000, 300_000])
    parser.add_argument("--documents", type=int, help="one size: a row at a tenth and at the end")
    parser.add_argument("--written", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=31)
    options = parser.parse_args()
    whole = options.documents
    counts = sorted(options.counts) if whole is None else [whole // 10, whole]
    print(HEAD, flush=True)
    # A process for each round: the most memory that was used is that of the process.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        rounds = [
            pool.submit(measure, counts, options.written, options.seed).result()
            for _ in range(options.rounds)
        ]
    if len(rounds) > 1:
        print_medians(rounds)


if __name__ == "__main__":
    main()
