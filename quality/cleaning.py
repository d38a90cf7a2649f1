"""What the suites of cleaning measure with: word runs, overlap, and the body as text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from firsthand.model import Article, Document

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
_WORD = re.compile(r"\w+")
_SHINGLE = 4


def shingle_counts(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-word shingles of `text`; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    runs = [tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))]
    return Counter(runs)


def overlap(found: Counter[Any], gold: Counter[Any]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one bag against another."""
    shared = sum((found & gold).values())
    if not gold or not found:
        same = float(not gold and not found)
        return (same, same, same)
    precision, recall = shared / sum(found.values()), shared / sum(gold.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def body_text(document: Document, article: Article) -> str:
    """Return the body blocks as text, a line a block."""
    return "\n".join(document.text[b.span.start : b.span.end] for b in article.body)
