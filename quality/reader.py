"""Measures the reader: attributions, names, arguments, roots, speed and memory.

    python -m quality.reader [--model FOLDER] [--joined] [--out figures.json]

Without `--model` the installed distribution is measured. Names are measured on the parts that
`training.reader.prepare` holds back. `--joined` also reads each document as one text, which the
product never does: what a paragraph says must not depend on its neighbours.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.reader.prepare import events_dev, names_dev

from firsthand.language.folding import fold_text
from firsthand.language.reader import load_reader
from quality.corpus import SHARED
from quality.plover import by_fold, held_back
from quality.reader_attribution import figures, load_dev, load_scorer, paragraphs_of, predict
from quality.reader_events import arguments_figures, read_events
from quality.reader_names import names_figures

if TYPE_CHECKING:
    from firsthand.language.reader.reading import Reader

_WORDS = 562
_LENGTHS = (450, 700)
_HEADS = ("all", "accuracy", "macro_f1")
_KEPT = ("exact", "iou", "with_source")


def measure() -> dict[str, float]:
    """Return the figures of the installed reader, in percent; none where none is installed.

    The last places differ between processors, so that the floors are kept half a point lower.
    """
    reader = load_reader()
    if reader is None:
        return {}
    found = {
        f"reader.{part}_{key}": values[key]
        for part, values in attribution(reader, SHARED, alone=True).items()
        for key in _KEPT
    }
    for name, values in names(reader, SHARED).items():
        found[f"reader.names_{name}"] = values["all"]
    for name, values in events(reader, SHARED).items():
        found |= {f"reader.{name}_{key}": values[key] for key in _HEADS if key in values}
    return found


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    gold = SHARED / "gold"
    sets = ("attribution/polnear-dev.jsonl", "entities", "events/arguments", "events/plv-train.tsv")
    return tuple(gold / name for name in sets)


def attribution(reader: Reader, shared: Path, *, alone: bool) -> dict[str, Any]:
    """Return figures on PolNeAR dev, with each paragraph read alone or all as one text."""
    gold = load_dev(shared)
    predicted = [predict(reader, document, alone=alone) for document in gold]
    return figures(load_scorer(shared), gold, predicted)


def names(reader: Reader, shared: Path) -> dict[str, dict[str, float]]:
    """Return F1 on each set that is held back."""
    parts = names_dev(shared / "gold").items()
    return {name: names_figures(reader, items) for name, items in parts}


def events(reader: Reader, shared: Path) -> dict[str, dict[str, float]]:
    """Return figures of the heads for events, on what was held back; none for a missing head."""
    held = events_dev(shared / "gold/events")
    found: dict[str, dict[str, float]] = {}
    if reader.backend.has_roots:
        # The head over words that is shipped has learnt these sentences too; another is learnt.
        found["roots"] = held_back(reader)["both"]
        found["roots_words"] = by_fold()["words"]
    if reader.backend.has_arguments:
        for name in ("arguments_rams", "arguments_wikievents"):
            found[name] = arguments_figures(held[name], read_events(reader, held[name]))
    return found


def speed(reader: Reader, shared: Path) -> dict[str, float]:
    """Return documents of 562 words a CPU second, all paragraphs read alone."""
    texts = [document["text"] for document in load_dev(shared)]
    chosen = [text for text in texts if _LENGTHS[0] <= len(text.split()) <= _LENGTHS[1]]
    passages = [fold_text(part) for text in chosen for _, part in paragraphs_of(text)]
    reader.read(passages[:64])
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
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--joined", action="store_true")
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
        "paragraphs_alone": attribution(reader, given.shared, alone=True),
        "names": names(reader, given.shared),
        "events": events(reader, given.shared),
    }
    if given.joined:
        measured["documents_joined"] = attribution(reader, given.shared, alone=False)
    text = json.dumps(measured, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", "utf8")


if __name__ == "__main__":
    main()
