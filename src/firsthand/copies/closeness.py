"""Which reports could tell the same happenings: names and figures in common, near in time.

Needed before stories exist, to know which origin a citation means: "Reuters reported"
in a report on floods does not lean on what Reuters wrote of an election.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import log, sqrt

_NAME_OR_FIGURE = re.compile(r"\b(?:[^\W\d_]*[A-ZÀ-ÞА-ЯЁ][\w'-]+|\d[\d.,]*)\b")
CLOSE = 0.2
"""Cosine of weighted names and figures from which two reports may tell the same."""
_DAYS = 7


class Closeness:
    """Names and figures of every report, weighted by how few reports have them."""

    def __init__(self, texts: Mapping[str, str], days: Mapping[str, str | None]) -> None:
        self._days = days
        counts = {key: Counter(_features(text)) for key, text in texts.items()}
        held = Counter(word for words in counts.values() for word in words)
        size = len(texts)
        self._vectors = {
            key: {word: 1.0 + log((1 + size) / held[word]) for word in words}
            for key, words in counts.items()
        }

    def is_close(self, one: str, two: str) -> bool:
        """Whether two reports, by id, may tell the same happenings."""
        return self._near(one, two) and self.cosine(one, two) >= CLOSE

    def cosine(self, one: str, two: str) -> float:
        """Return the weighted share of names and figures that two reports have in common."""
        a, b = self._vectors[one], self._vectors[two]
        shared = sum(value * b[word] for word, value in a.items() if word in b)
        norm = sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
        return shared / norm if norm else 0.0

    def _near(self, one: str, two: str) -> bool:
        a, b = self._days.get(one), self._days.get(two)
        if a is None or b is None:
            return True
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _DAYS


def _features(text: str) -> list[str]:
    return sorted({item.casefold().strip(".,'-") for item in _NAME_OR_FIGURE.findall(text)})
