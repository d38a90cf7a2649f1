"""What the tiers of cleaning share: held-out pages, line labels against roles, body figures.

Every document is cleaned with the line scorer of the fold that held its site back
(`training/lines/weights/`), so that nothing is measured on what was learnt from.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.lines.folds import fold_of

from firsthand.clean.line_scorer import LineScorer, read_scorer
from firsthand.model import Acquisition, Article, Document, Role
from firsthand.read import read_bytes
from quality.cleaning import GOLD, shingle_counts

FOLDS = Path(__file__).resolve().parents[1] / "training" / "lines" / "weights"
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

    A line that stands there twice counts as what the first of its kind became. One that is a
    caption with its credit counts as either: the gold gives such a line one of the two labels.
    """
    roles, both = _line_roles(document, article)
    counts: Counts = Counter()
    for line, label in labels:
        if not line.strip():
            continue
        words, role = len(line.split()), roles.get(line.strip(), Role.OTHER)
        if label == "R" and line.strip() in both:
            role = Role.CREDIT
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


def _line_roles(document: Document, article: Article) -> tuple[dict[str, Role], set[str]]:
    """Return the role of each line, and the lines that are a caption with its credit.

    The role of a line is that of the block it begins in: a caption's credit is cut off it.
    """
    roles: dict[str, Role] = {}
    both: set[str] = set()
    for block in article.blocks:
        start = document.text.rfind("\n", 0, block.span.start) + 1
        begins = not document.text[start : block.span.start].strip()
        end = document.text.find("\n", block.span.end)
        if block.role is Role.CREDIT and not begins:
            both.add(document.text[start : len(document.text) if end < 0 else end].strip())
        stretch = document.text[block.span.start : len(document.text) if end < 0 else end]
        for number, line in enumerate(stretch.splitlines()):
            if begins or number:
                roles.setdefault(line.strip(), block.role)
    return roles, both


def line_f1(counts: Counts, name: str) -> float:
    """Return the F1 of the lines of one role."""
    total = counts[f"found {name}"] + counts[f"wanted {name}"]
    return 2 * counts[f"right {name}"] / total if total else 1.0
