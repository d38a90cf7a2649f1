"""How many plain texts are cleaned in a CPU second, of three kinds.

    python -m bench.cleaning [--rounds N] [--each N] [--compiled]

Wire copies are generated (`bench/reprints.py`), a new corpus each round; bodies and dumps are
those of the labelled pages beside the repository, where it is there. No text comes twice, so that
what was kept of an earlier line helps only where a house prints it again. The first round also
loads lists and models; the median is of those after it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.reprints import Generator
from firsthand.clean import clean_document
from firsthand.clean.line_shapes import load_compiled
from firsthand.model import Acquisition
from firsthand.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES = Path(__file__).resolve().parents[1] / "../shared/gold/lines/lines.jsonl.gz"
Round = list[str]


def wire_copies(rounds: int, each: int) -> list[Round]:
    """Return generated wire copies, reprints and originals as they come, another corpus a round."""
    return [[made.text for made in Generator(seed).make(each)] for seed in range(1, rounds + 1)]


def bodies(rounds: int, each: int) -> list[Round]:
    """Return the bodies of the labelled pages, with their titles."""
    return _rounds((f"{title}\n\n{body}\n" for title, body, _ in _gold()), rounds, each)


def dumps(rounds: int, each: int) -> list[Round]:
    """Return the labelled pages as plain text, menus and all."""
    return _rounds((dump for _, _, dump in _gold()), rounds, each)


def _gold() -> Iterator[tuple[str, str, str]]:
    """Yield title, body and all lines of each labelled page, as one of its two renderers has it."""
    if not LINES.is_file():
        return
    with gzip.open(LINES, "rt", encoding="utf-8") as rows:
        for row in islice(rows, 0, None, 2):
            page = json.loads(row)
            dump = "\n".join(line for line, _ in page["lines"])
            yield page["title"] or "", page["gold"], dump


def _rounds(texts: Iterator[str], rounds: int, each: int) -> list[Round]:
    """Return every text in one of the rounds, so that each round has something of each set."""
    usable = [text for text in texts if text.strip()]
    return [usable[start::rounds][:each] for start in range(rounds)] if usable else []


def seconds(texts: Round) -> list[float]:
    """Return the CPU seconds that reading and cleaning each text takes."""
    out = []
    for text in texts:
        start = time.process_time()
        copy = read_bytes(text.encode(), name="a.txt", acquisition=Acquisition())[0]
        clean_document(copy)
        out.append(time.process_time() - start)
    return out


#: What is measured, by name.
KINDS = {"wire copies": wire_copies, "bodies": bodies, "dumps": dumps}


def main() -> None:
    """Measure and print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--each", type=int, default=80, help="texts in a round")
    parser.add_argument("--compiled", action="store_true", help="as batches do, with numba")
    options = parser.parse_args()
    if options.compiled:
        load_compiled()
    for kind, make in KINDS.items():
        rounds = make(options.rounds, options.each)
        if len(rounds) < 2:  # noqa: PLR2004
            print(f"{kind}: not measured, no gold under {LINES.parent}")
            continue
        rates = [len(texts) / sum(seconds(texts)) for texts in rounds]
        lines = sum(
            bool(line.strip()) for texts in rounds for text in texts for line in text.splitlines()
        )
        count = sum(map(len, rounds))
        print(
            f"{kind}: {median(rates[1:]):.0f} documents a CPU second (first round {rates[0]:.0f}; "
            f"{min(rates[1:]):.0f}-{max(rates[1:]):.0f}), {lines / count:.0f} lines each"
        )


if __name__ == "__main__":
    main()
