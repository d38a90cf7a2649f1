"""Which reports could tell the same happenings: names and figures in common, near in time.

Needed before stories exist, to know which origin a citation means: "Reuters reported"
in a report on floods does not lean on what Reuters wrote of an election. Words weigh by their
rate in news as such, never in the reports at hand: what two reports are to each other depends
on the two alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from math import log

from firsthand.resources import load_list

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_][\w'-]*")
CLOSE = 0.17
"""Weighted share of the features of the shorter report that the other has too. On the shared
scenarios and the tuned affairs 63 of 72 pairs of one story reach it, and 10 of 2,304 of two."""
_DAYS = 7
_UNLISTED, _SHORT_FIGURE = 0.002, 0.05
"""Share of reports in which a word of no list stands, and a figure of up to three signs."""
_SIGNS = 3
_SHORTEST_NAME, _SHORTEST_WORD = 4, 5
_NAME_STEM, _WORD_STEM = 7, 6
_WORD_WEIGHT = 0.4


class Closeness:
    """What every report speaks of, weighted by how few reports of news speak of it."""

    def __init__(self, texts: Mapping[str, str], days: Mapping[str, str | None]) -> None:
        self._days = days
        self._vectors = {
            key: {word: weight * _rarity(word) for word, weight in _features(text).items()}
            for key, text in texts.items()
        }
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, row in self._vectors.items():
            for word in row:
                if word not in _rates():
                    self._holders[word].append(key)

    def near(self, one: str) -> list[str]:
        """Return the reports, by id, that may tell the same happenings as one of them."""
        held = (self._holders.get(word, ()) for word in self._vectors[one])
        found = {key for keys in held for key in keys} - {one}
        return sorted(other for other in found if self.is_close(one, other))

    def is_close(self, one: str, two: str) -> bool:
        """Whether two reports, by id, may tell the same happenings."""
        return self._near(one, two) and self.share(one, two) >= CLOSE

    def share(self, one: str, two: str) -> float:
        """Return the weighted share of one's names, figures and words that the other has too.

        Of the two shares the larger counts, so that a digest is close to what it sums up.
        """
        a, b = self._vectors[one], self._vectors[two]
        shared = sum(min(value, b[word]) for word, value in a.items() if word in b)
        least = min(sum(a.values()), sum(b.values()))
        return shared / least if least else 0.0

    def covered(self, one: str, others: Iterable[str]) -> float:
        """Return the weighted share of what one report speaks of that stands in any of others."""
        mine = self._vectors[one]
        theirs = {word for other in others for word in self._vectors[other]}
        total = sum(mine.values())
        return sum(value for word, value in mine.items() if word in theirs) / max(total, 1e-9)

    def _near(self, one: str, two: str) -> bool:
        a, b = self._days.get(one), self._days.get(two)
        if a is None or b is None:
            return True
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _DAYS


@lru_cache(maxsize=1)
def _rates() -> Mapping[str, float]:
    """Return in which share of reports the stem of each common word stands."""
    rates: dict[str, float] = {}
    for tier in load_list("common_words")["tiers"]:
        for word in tier["words"].split():
            for stem in {word[:_NAME_STEM], word[:_WORD_STEM]}:
                rates.setdefault(stem, float(tier["rate"]))
    return rates


@lru_cache(maxsize=1 << 16)
def _rarity(word: str) -> float:
    """Return how much a feature tells: the more, the fewer reports have it."""
    is_short = word[0].isdigit() and len(word) <= _SIGNS
    return -log(_rates().get(word, _SHORT_FIGURE if is_short else _UNLISTED))


def _features(text: str) -> dict[str, float]:
    """Return names and figures with weight 1, longer words with less; stems without accents."""
    found: dict[str, float] = {}
    for match in _WORD.findall(_without_accents(text)):
        word = match.strip(".,'-").removesuffix("'s")
        if word[:1].isdigit():
            found[word] = 1.0
        elif len(word) >= _SHORTEST_NAME and word != word.lower():
            found[word.casefold()[:_NAME_STEM]] = 1.0
        elif len(word) >= _SHORTEST_WORD:
            found.setdefault(word.casefold()[:_WORD_STEM], _WORD_WEIGHT)
    return dict(sorted(found.items()))


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(mark for mark in apart if not unicodedata.combining(mark))
