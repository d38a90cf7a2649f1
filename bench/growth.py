"""What adding, asking and opening cost as the index of copies on disk grows.

    python -m bench.growth [--counts 10000 100000 300000] [--written 10000] [--seed 31]
    python -m bench.growth --documents 1000000

So many texts are written by the generator (`bench/reprints.py`). Beyond them they come
again in other words: the hash of each word is changed by a key, so that how often words
and runs of words recur stays real, and only copies of one round are copies of each other.
At each count a row says what a document cost since the count before: CPU seconds of this
process, its merging in the background included; adding alone is that of the calling thread.
Progress goes to standard error; the folder of the index is temporary and goes in the end.
"""

from __future__ import annotations

import argparse
import resource
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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
            f"| {self.count:,} | {1e6 * self.each:.0f} us | {1e3 * self.add_p99:.2f} ms "
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
        wide = mix(words.hashes.astype(np.uint64) ^ key) if again else words.hashes
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


def measure(folder: Path, counts: Sequence[int], *, written: int, seed: int) -> None:
    """Print a row for each count."""
    load_compiled()
    texts, made = Texts(written, seed), 0
    before = resident()
    with DiskIndex.open(folder) as index:
        for count in counts:
            seconds, times = grow(index, texts, range(made, count))
            asked = ask(index, texts, range(count, count + _ASKED))
            size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
            each = seconds / (count - made)
            memory = resident() - before
            row = Row(count, each, p99(times), p99(asked), opening(folder), size, memory)
            print(row, flush=True)
            made = count


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
    parser.add_argument("--seed", type=int, default=31)
    options = parser.parse_args()
    whole = options.documents
    counts = sorted(options.counts) if whole is None else [whole // 10, whole]
    print(HEAD, flush=True)
    # Killed by a plain signal it still leaves no folder behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), counts, written=options.written, seed=options.seed)


if __name__ == "__main__":
    main()
