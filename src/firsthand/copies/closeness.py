"""Which reports could tell the same happenings: names and figures in common, near in time.

Needed before stories exist, to know which origin a citation means: "Reuters reported"
in a report on floods does not lean on what Reuters wrote of an election.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import log

_NAME_OR_FIGURE = re.compile(r"\b(?:[^\W\d_]*[A-ZÀ-ÞА-ЯЁ][\w'-]+|\d[\d.,]*)\b")
CLOSE = 0.25
"""Weighted share of the names and figures of the shorter report that the other has too."""
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
        return self._near(one, two) and self.share(one, two) >= CLOSE

    def share(self, one: str, two: str) -> float:
        """Return the weighted share of one's names and figures that the other has too.

        Of the two shares the larger counts, so that a digest is close to what it sums up.
        """
        a, b = self._vectors[one], self._vectors[two]
        shared = sum(value for word, value in a.items() if word in b)
        least = min(sum(a.values()), sum(b.values()))
        return shared / least if least else 0.0

    def _near(self, one: str, two: str) -> bool:
        a, b = self._days.get(one), self._days.get(two)
        if a is None or b is None:
            return True
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _DAYS


def _features(text: str) -> list[str]:
    return sorted({item.casefold().strip(".,'-") for item in _NAME_OR_FIGURE.findall(text)})
