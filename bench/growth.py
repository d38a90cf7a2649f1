"""What adding, asking and opening cost as the index of copies on disk grows.

    python -m bench.growth [--counts 10000 100000 300000] [--seed 31]

Documents are generated one after the other (`bench/reprints.py`) and added to one index;
at each count a row says what a document cost since the count before. Seconds are CPU
seconds of this process, its merging included, without those of the generator.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reprints import Generator
from firsthand.copies import DiskIndex, read_words
from firsthand.copies.compiled import load_compiled

_ASKED = 300
"""Documents that are looked up at each count."""
_OPENED = 5


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
    "| resident at most |\n|---|---|---|---|---|---|---|"
)


def grow(index: DiskIndex, generator: Generator, numbers: range) -> tuple[float, list[float]]:
    """Add documents; return the CPU seconds of all of it, and those of each `add`."""
    total, times = 0.0, []
    for number in numbers:
        text = generator.make_one(number).text
        begun = time.process_time()
        words = read_words(text)
        read = time.process_time()
        index.add(f"d{number:07d}", words)
        done = time.process_time()
        times.append(done - read)
        total += done - begun
    return total, times


def ask(index: DiskIndex, texts: Sequence[str]) -> list[float]:
    """Return the CPU seconds of looking up each text."""
    times = []
    for text in texts:
        words = read_words(text)
        begun = time.process_time()
        index.candidates("x", words)
        times.append(time.process_time() - begun)
    return times


def opening(folder: Path) -> float:
    """Return the CPU seconds of opening the index for reading, the median of a few times."""
    times = []
    for _ in range(_OPENED):
        begun = time.process_time()
        DiskIndex.open(folder, writable=False).close()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def measure(folder: Path, counts: Sequence[int], seed: int) -> None:
    """Print a row for each count."""
    load_compiled()
    generator, made = Generator(seed), 0
    with DiskIndex.open(folder) as index:
        for count in counts:
            seconds, times = grow(index, generator, range(made, count))
            asked = ask(index, [generator.make_one(made + at).text for at in range(_ASKED)])
            size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            each = seconds / (count - made)
            row = Row(count, each, p99(times), p99(asked), opening(folder), size, memory)
            print(row, flush=True)
            made = count


def p99(values: Sequence[float]) -> float:
    """Return the value that one in a hundred is above."""
    return statistics.quantiles(values, n=100)[98]


def main() -> None:
    """Measure once and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=[10_000, 100_000, 300_000])
    parser.add_argument("--seed", type=int, default=31)
    options = parser.parse_args()
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), sorted(options.counts), options.seed)


if __name__ == "__main__":
    main()
