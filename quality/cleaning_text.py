"""How well plain text is cleaned: dumps, extracted text, injected furniture, source memory.

    python -m quality.cleaning_text [--every N] [--speed]

Every document is cleaned with the line scorer of the fold that held its site back
(`training/lines/weights/`), so that nothing is measured on what was learnt from. Tiers:

* dump: all that stands on a page as text (`gold/lines`), line labels automatic;
* fields of dumps: day, persons who sign, credits (`quality.cleaning_fields`);
* extracted: what other extractors leave of a page (`quality.cleaning_extracted`);
* injected: gold bodies with invented furniture (`quality.cleaning_injected`).

Figures of the body are those of article-extraction-benchmark: 4-word runs, precision and
recall averaged over documents, F1 of the two.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from training.lines.folds import fold_of

from firsthand.clean import clean_document
from firsthand.model import Document
from quality.cleaning import GOLD
from quality.cleaning_extracted import measure_extracted
from quality.cleaning_fields import measure_fields
from quality.cleaning_injected import WORDINGS, measure_injected
from quality.cleaning_lines import (
    benchmark_f1,
    body_scores,
    count_lines,
    pages,
    read_text,
    scorer_without,
)

_EVERY = 4
Counts = Counter[str]


def measure_dumps(every: int) -> dict[str, float]:
    """Return the figures of the dumps, by set."""
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    counts: dict[str, Counts] = defaultdict(Counter)
    for page in pages(every):
        document = read_text("\n".join(line for line, _ in page["lines"]), page["domain"])
        article = clean_document(document, scorer=scorer_without(fold_of(page["domain"])))
        kind = page["set"].removesuffix("-dev")
        pairs[kind].append(body_scores(document, article, page["gold"]))
        counts[kind] += count_lines(document, article, page["lines"])
    out = {f"cleaning.dump_{kind}_body_f1": benchmark_f1(found) for kind, found in pairs.items()}
    for kind, found in counts.items():
        out[f"cleaning.dump_{kind}_kept"] = found["kept"] / found["body"]
        out[f"cleaning.dump_{kind}_removed"] = found["removed"] / found["other"]
    return out


def measure(every: int = _EVERY) -> dict[str, float]:
    """Return all figures of the suite, rounded so that floors are not set by noise."""
    figures = measure_dumps(every) | measure_fields(max(1, every // 4))
    figures |= measure_extracted(max(1, every // 2)) | measure_injected(max(1, every // 4))
    return {name: round(value, 4) for name, value in figures.items()}


def corpus() -> list[Path]:
    """Return the files the figures rest on."""
    return [GOLD / "lines" / "lines.jsonl.gz", WORDINGS]


def documents_per_second(every: int) -> dict[str, float]:
    """Return how many documents a CPU second cleans, the weights of the package in use."""
    kinds: dict[str, list[Document]] = {"dump": [], "copy": []}
    for page in pages(every):
        kinds["dump"].append(read_text("\n".join(line for line, _ in page["lines"])))
        kinds["copy"].append(read_text(page["gold"].replace("\n", "\n\n")))
    out = {}
    for kind, documents in kinds.items():
        clean_document(documents[0])
        started = time.process_time()
        for document in documents:
            clean_document(document)
        out[kind] = len(documents) / (time.process_time() - started)
    return out


def main() -> int:
    """Print all figures; 2 where the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=_EVERY, help="each N-th page of a set")
    parser.add_argument("--speed", action="store_true", help="documents per CPU second alone")
    options = parser.parse_args()
    if not GOLD.is_dir():
        print(f"no gold under {GOLD}", file=sys.stderr)
        return 2
    figures = documents_per_second(options.every) if options.speed else measure(options.every)
    for name, value in sorted(figures.items()):
        print(f"{name:<44} {value:8.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
