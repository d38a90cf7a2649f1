"""How near the compiled pass comes to what the machine can do at all.

    python -m bench.limits [--count 4000] [--rounds 7] [--figure docs/copies-limit.svg]

Three bounds on the same machine, in one run, taking turns: copying memory, reading the
words and nothing else (no pass that hashes words can be faster), and that with the
fingerprints. Beside them the whole pass, and what each of its steps adds to a document.
Rates are of one core: megabytes of UTF-8 a CPU second, medians over the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bench.reprints import Generator
from firsthand.copies import matching
from firsthand.copies.compiled import compiled
from firsthand.copies.fingerprints import GRAM, WINDOW
from firsthand.copies.kernels import gram_into, winnow_into
from firsthand.copies.matching import Known, Scratch
from firsthand.copies.scanner import Scanner
from firsthand.copies.scanning import folding
from firsthand.copies.utf8 import Bytes, Folding, read_utf8
from firsthand.copies.words import Offsets

_COPIED = 1 << 27
"""Bytes that are copied to see how fast memory is: more than any cache holds."""
STEPS = ("words", "hashes of five words", "winnowing", "look-up", "shared runs, entering")
BOUNDS = ("memory copy", "words only", "words and fingerprints", "whole pass")


@compiled
def run_steps(  # noqa: PLR0917 (compiled: no keywords)
    steps: int,
    data: Bytes,
    begins: Offsets,
    table: Folding,
    known: Known,
    scratch: Scratch,
    used: Offsets,
) -> None:
    """Take texts through the first steps of the pass, and leave out the rest."""
    for at in range(len(begins) - 1):
        begin = used[matching.WORDS]
        end = read_utf8(data, begins[at], begins[at + 1] - 1, table, known.tokens, begin)
        used[matching.WORDS] = end
        if steps > 1:
            grams = gram_into(known.tokens, begin, end, GRAM, scratch.grams)
            if steps > 2:  # noqa: PLR2004
                count = winnow_into(scratch.grams, grams, WINDOW, scratch.places)
                if steps > 3:  # noqa: PLR2004
                    last = used[matching.PRINTS]
                    used[matching.PRINTS] = matching.look_up(count, known, scratch, last)


def partly(texts: Sequence[str], steps: int) -> float:
    """Return the CPU seconds of the first steps of the pass, encoding included."""
    words = sum(map(len, texts))
    known = Known(
        np.zeros(1 << (words // 8).bit_length(), np.uint64),
        np.empty(words // 8, np.uint64),
        np.empty((words // 8, 4), np.int32),
        np.empty((1, 4), np.int32),
        np.zeros(1, np.int64),
        np.empty(words, np.uint32),
        np.zeros(1, np.int64),
        np.zeros((1, 4), np.int32),
    )
    room = max(map(len, texts)) + 1
    scratch = Scratch(
        np.empty(room, np.uint64),
        np.empty(room, np.int64),
        np.empty(room, np.uint64),
        np.empty(room, np.int64),
        np.empty(room, np.int32),
    )
    used = np.zeros(5, np.int64)
    begun = time.process_time()
    for at in range(0, len(texts), 256):
        batch = [text.encode() for text in texts[at : at + 256]]
        data = np.frombuffer(b"\0".join([*batch, b""]), np.uint8)
        begins = np.cumsum([0, *(len(item) + 1 for item in batch)], dtype=np.int64)
        if steps:
            run_steps(steps, data, begins, folding(), known, scratch, used)
    return time.process_time() - begun


def whole(texts: Sequence[str]) -> float:
    """Return the CPU seconds of the whole pass, its pairs included."""
    begun = time.process_time()
    scanner = Scanner()
    scanner.add_all(texts)
    scanner.pairs(20)
    return time.process_time() - begun


def memory() -> float:
    """Return the CPU seconds of copying a megabyte of memory."""
    source = np.ones(_COPIED, np.uint8)
    target = np.ones(_COPIED, np.uint8)
    begun = time.process_time()
    np.copyto(target, source)
    return (time.process_time() - begun) / (_COPIED / 1e6)


def measure(texts: Sequence[str], rounds: int) -> tuple[float, list[float]]:
    """Return the CPU seconds of copying a megabyte, and of encoding, each step more, and all."""
    runs: list[Callable[[], float]] = [memory]
    runs += [lambda steps=steps: partly(texts, steps) for steps in range(len(STEPS))]  # type: ignore[misc]
    runs.append(lambda: whole(texts))
    for run in runs:
        run()
    taken = list(zip(*([run() for run in runs] for _ in range(rounds)), strict=True))
    copying, *steps = map(statistics.median, taken)
    return copying, steps


def draw(rates: dict[str, float], path: Path) -> None:
    """Draw the rates as bars, on a scale of powers of ten."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "firsthand", "svg.fonttype": "none"})
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 2.4), layout="constrained")
    names = list(reversed(rates))
    bars = axes.barh(names, [rates[name] for name in names], color="#3b6ea5")
    axes.bar_label(bars, [f"{rates[name]:,.0f}" for name in names], padding=4)
    axes.set_xscale("log")
    axes.set_xlim(10, 10 * max(rates.values()))
    axes.set_xlabel("megabytes of text a CPU second, one core")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure once, print the tables, and draw the figure if asked to."""
    parser = argparse.ArgumentParser(prog="python -m bench.limits", description=__doc__)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--figure", type=Path)
    options = parser.parse_args()
    texts = [made.text for made in Generator(21).make(options.count)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    copying, taken = measure(texts, options.rounds)
    speeds = 1 / copying, size / taken[1], size / taken[3], size / taken[-1]
    rates = dict(zip(BOUNDS, speeds, strict=True))
    for name, rate in rates.items():
        print(
            f"{name:24s} {rate:8.0f} MB a CPU second; whole pass {rates['whole pass'] / rate:.1%}"
        )
    before = 0.0
    for name, seconds in zip(("encoding", *STEPS), taken, strict=True):
        print(f"{name:24s} {1e6 * (seconds - before) / options.count:8.1f} us a document")
        before = seconds
    if options.figure is not None:
        draw(rates, options.figure)


if __name__ == "__main__":
    main()
