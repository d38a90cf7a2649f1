"""Measures the reader: attributions, names, speed and memory, by one command.

`python -m quality.reader --shared ../shared [--model FOLDER] [--out figures.json]`
Names are measured on the parts that `training.reader.prepare` holds back.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.reader.prepare import names_dev

from firsthand.language.reader import load_reader
from quality.reader_attribution import figures, load_dev, load_scorer, paragraphs_of, predict
from quality.reader_names import names_figures

if TYPE_CHECKING:
    from firsthand.language.reader.reading import Reader

_WORDS = 562
_LENGTHS = (450, 700)


def attribution(reader: Reader, shared: Path) -> dict[str, Any]:
    """Return figures with each paragraph read alone, as the product does, and joined."""
    scorer, gold = load_scorer(shared), load_dev(shared)
    return {
        way: figures(scorer, gold, [predict(reader, one, alone=alone) for one in gold])
        for way, alone in (("paragraphs", True), ("joined", False))
    }


def names(reader: Reader, shared: Path) -> dict[str, dict[str, float]]:
    """Return F1 on each set that is held back."""
    parts = names_dev(shared / "gold").items()
    return {name: names_figures(reader, items) for name, items in parts}


def speed(reader: Reader, shared: Path) -> dict[str, float]:
    """Return documents of 562 words a CPU second, all paragraphs read alone."""
    texts = [one["text"] for one in load_dev(shared)]
    chosen = [text for text in texts if _LENGTHS[0] <= len(text.split()) <= _LENGTHS[1]]
    passages = [part for text in chosen for _, part in paragraphs_of(text)]
    reader.read(passages[:20])
    began = time.process_time()
    reader.read(passages)
    spent = time.process_time() - began
    words = sum(len(text.split()) for text in chosen)
    return {
        "documents_per_cpu_second": round(words / _WORDS / spent, 1),
        "resident_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Print, and with `--out` write, the figures of one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    began = time.process_time()
    reader = load_reader(given.model)
    if reader is None:
        raise SystemExit("expected a model: install packages/reader or give --model FOLDER")
    loaded = time.process_time() - began
    measured = {
        "model": reader.name,
        "digest": reader.digest,
        "load_cpu_seconds": round(loaded, 2),
        "speed": speed(reader, given.shared),
        "attribution_polnear_dev": attribution(reader, given.shared),
        "names": names(reader, given.shared),
    }
    text = json.dumps(measured, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", "utf8")


if __name__ == "__main__":
    main()
