"""How well plain text is cleaned: dumps, extracted text, injected furniture, source memory.

    python -m quality.cleaning_text [--every N]

Every document is cleaned with the line scorer of the fold that held its site back
(`training/lines/weights/`), so that nothing is measured on what was learnt from. Tiers:

* dump: all that stands on a page as text (`gold/lines`), line labels automatic;
* injected: gold bodies with furniture of invented houses, in wordings that no training saw;
  five stories of one house one after the other, for the memory of sources.

Figures of the body are those of article-extraction-benchmark: 4-word runs, precision and
recall averaged over documents, F1 of the two.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.lines.folds import fold_of
from training.lines.inject import inject, load_wordings

from firsthand.clean import (
    NO_MEMORY,
    SeenCopy,
    SourceMemory,
    clean_document,
    remember,
    see_copy,
)
from firsthand.clean.languages import identify_language
from firsthand.clean.line_scorer import LineScorer, read_scorer
from firsthand.model import Acquisition, Article, Document, Role
from firsthand.read import read_bytes
from quality.cleaning import GOLD, shingle_counts

FOLDS = Path(__file__).resolve().parents[1] / "training" / "lines" / "weights"
WORDINGS = Path(__file__).with_name("injected.yml")
_EVERY = 4
_STORIES = 5
_ROLES = {"A": Role.BYLINE, "C": Role.CAPTION, "R": Role.CREDIT, "P": Role.APPEAL, "N": Role.NOTE}
Counts = Counter[str]


@lru_cache(maxsize=8)
def scorer_without(fold: int) -> LineScorer:
    """Return the line scorer that saw no site of a fold."""
    return read_scorer(FOLDS / f"{fold}.npz")


def is_held_out(page: dict[str, Any]) -> bool:
    """Whether there is a scorer that has not seen the page's site."""
    return (FOLDS / f"{fold_of(page['domain'])}.npz").exists()


def read_text(text: str, source: str | None = None) -> Document:
    """Return a plain text as a document of a source."""
    where = Acquisition(source_domain=source)
    return read_bytes(text.encode(), name="dump.txt", acquisition=where)[0]


def pages(every: int) -> Iterator[dict[str, Any]]:
    """Yield each `every`-th page of each set, with one renderer and then the other."""
    seen: Counter[str] = Counter()
    with gzip.open(GOLD / "lines" / "lines.jsonl.gz", "rt", encoding="utf-8") as lines:
        for raw in lines:
            page = json.loads(raw)
            kind = f"{page['set']} {page['renderer']}"
            if not is_held_out(page) or not any(line.strip() for line, _ in page["lines"]):
                continue
            seen[kind] += 1
            if seen[kind] % every == 0:
                yield page


def benchmark_f1(pairs: list[tuple[float, float]]) -> float:
    """Return the F1 of mean precision and mean recall."""
    precision = sum(p for p, _ in pairs) / len(pairs)
    recall = sum(r for _, r in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def body_scores(document: Document, article: Article, gold: str) -> tuple[float, float]:
    """Return precision and recall of the body in 4-word runs."""
    found = shingle_counts(
        "\n".join(document.text[b.span.start : b.span.end] for b in article.body)
    )
    wanted = shingle_counts(gold)
    shared = sum((found & wanted).values())
    precision = shared / sum(found.values()) if found else float(not wanted)
    return precision, shared / sum(wanted.values()) if wanted else float(not found)


def count_lines(document: Document, article: Article, labels: list[tuple[str, str]]) -> Counts:
    """Count words kept and removed, and right, found and wanted lines of each role.

    A line that stands there twice counts as what the first of its kind became.
    """
    roles: dict[str, Role] = {}
    for block in article.blocks:
        # The role of a line is that of the block it begins in: a caption's credit is cut off it.
        start = document.text.rfind("\n", 0, block.span.start) + 1
        begins = not document.text[start : block.span.start].strip()
        end = document.text.find("\n", block.span.end)
        stretch = document.text[block.span.start : len(document.text) if end < 0 else end]
        for number, line in enumerate(stretch.splitlines()):
            if begins or number:
                roles.setdefault(line.strip(), block.role)
    counts: Counts = Counter()
    for line, label in labels:
        if not line.strip():
            continue
        words, role = len(line.split()), roles.get(line.strip(), Role.OTHER)
        if label == "B":
            counts["body"] += words
            counts["kept"] += words * (role is Role.BODY)
        elif label != "T":
            counts["other"] += words
            counts["removed"] += words * (role is not Role.BODY)
        for name, wanted in _ROLES.items():
            counts[f"right {name}"] += label == name and role is wanted
            counts[f"found {name}"] += role is wanted
            counts[f"wanted {name}"] += label == name
    return counts


def line_f1(counts: Counts, name: str) -> float:
    """Return the F1 of the lines of one role."""
    total = counts[f"found {name}"] + counts[f"wanted {name}"]
    return 2 * counts[f"right {name}"] / total if total else 1.0


def measure_dumps(every: int) -> dict[str, float]:
    """Return the figures of the dumps, by set."""
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    counts: dict[str, Counts] = defaultdict(Counter)
    dates: Counts = Counter()
    for page in pages(every):
        document = read_text("\n".join(line for line, _ in page["lines"]), page["domain"])
        article = clean_document(document, scorer=scorer_without(fold_of(page["domain"])))
        kind = page["set"].removesuffix("-dev")
        pairs[kind].append(body_scores(document, article, page["gold"]))
        counts[kind] += count_lines(document, article, page["lines"])
        if kind == "fundus" and page["date"]:
            day = article.published.day if article.published else None
            dates["right"] += day == page["date"][:10]
            dates["all"] += 1
    out = {f"cleaning.dump_{kind}_body_f1": benchmark_f1(found) for kind, found in pairs.items()}
    for kind, found in counts.items():
        out[f"cleaning.dump_{kind}_kept"] = found["kept"] / found["body"]
        out[f"cleaning.dump_{kind}_removed"] = found["removed"] / found["other"]
    for name, word in (("A", "byline"), ("C", "caption"), ("R", "credit")):
        out[f"cleaning.dump_{word}_line_f1"] = line_f1(counts["fundus"], name)
    out["cleaning.dump_date"] = dates["right"] / max(1, dates["all"])
    return out


def stories_of_houses(every: int) -> Iterator[list[tuple[str, int, list[tuple[str, str]]]]]:
    """Yield, for each invented house, stories with its furniture: (id, fold, lines).

    The furniture of a house is drawn once and stands in all its stories, figures changed.
    """
    wordings = load_wordings(WORDINGS)
    # News alone: gold bodies of aeb and fundus, as the research note proposes.
    draw = random.Random(11)  # noqa: S311 (a draw of test data)
    known = [page for page in pages(every) if page["renderer"] == "inscriptis"]
    known = [
        page
        for page in known
        if page["set"] in {"aeb", "fundus"} and len(page["gold"].splitlines()) > 3
    ]
    titles = [page["title"] for page in known if page["title"]]
    for start in range(0, len(known) - _STORIES, _STORIES):
        seed = draw.random()
        language = identify_language(known[start]["gold"]) or "en"
        stories = []
        for page in known[start : start + _STORIES + 1]:
            lines = [(line, "B") for line in page["gold"].splitlines() if line.strip()]
            lines = [(page["title"] or "No word from the ministry yet", "T"), *lines]
            house = random.Random(seed)  # noqa: S311
            own = inject(lines, house, language=language, headlines=titles, wordings=wordings)
            stories.append((page["id"], fold_of(page["domain"]), own))
        yield stories


def measure_injected(every: int) -> dict[str, float]:
    """Return what is kept and removed of an unseen house, and after 1, 3 and 5 stories of it."""
    totals: dict[int, Counts] = defaultdict(Counter)
    for stories in stories_of_houses(every):
        seen: list[SeenCopy] = []
        for number, (name, fold, lines) in enumerate(stories):
            document = read_text("\n\n".join(line for line, _ in lines), "house.example")
            fresh = clean_document(document, scorer=scorer_without(fold))
            totals[0] += count_lines(document, fresh, lines)
            memory: SourceMemory = remember(seen) if seen else NO_MEMORY
            if number in {1, 3, 5}:
                again = clean_document(document, memory=memory, scorer=scorer_without(fold))
                totals[number] += count_lines(document, again, lines)
            copy = see_copy(document, fresh, name)
            seen += [copy] if copy is not None else []
    out = {}
    for number, counts in totals.items():
        out[f"cleaning.injected_kept_after_{number}"] = counts["kept"] / counts["body"]
        out[f"cleaning.injected_removed_after_{number}"] = counts["removed"] / counts["other"]
    for name, word in (("A", "byline"), ("C", "caption"), ("P", "appeal"), ("N", "note")):
        out[f"cleaning.injected_{word}_line_f1"] = line_f1(totals[0], name)
    return out


def measure(every: int = _EVERY) -> dict[str, float]:
    """Return all figures of the suite, rounded so that floors are not set by noise."""
    figures = measure_dumps(every) | measure_injected(max(1, every // 2))
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
