"""Which reports could tell the same happenings: names and figures in common, near in time.

Needed before stories exist, to know which origin a citation means: "Reuters reported"
in a report on floods does not lean on what Reuters wrote of an election. Words weigh by their
rate in news as such, never in the reports at hand: what two reports are to each other depends
on the two alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
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
        self._texts = texts
        self._days = {key: None if day is None else _number(day) for key, day in days.items()}
        self._vectors: dict[str, Mapping[str, float]] = {}

    def near(self, one: str) -> list[str]:
        """Return the reports, by id, that may tell the same happenings as one of them."""
        held = (self._holders.get(word, ()) for word in self._vector(one))
        found = {key for keys in held for key in keys} - {one}
        return sorted(other for other in found if self.is_close(one, other))

    def in_time(self, one: str, calendar: Calendar) -> Iterator[str]:
        """Yield those of some reports that are not too far in time from one of them."""
        return calendar.about(self._days.get(one))

    def calendar(self, reports: Iterable[str]) -> Calendar:
        """Return some reports by their days, to be looked through again and again."""
        return Calendar({key: self._days.get(key) for key in reports})

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[str]]:
        """The reports that have each word of no list; told only where somebody asks."""
        holders: dict[str, list[str]] = defaultdict(list)
        for key in self._texts:
            for word in self._vector(key):
                if word not in _rates():
                    holders[word].append(key)
        return holders

    def _vector(self, key: str) -> Mapping[str, float]:
        """Return what a report speaks of, read when it is first asked for."""
        found = self._vectors.get(key)
        if found is None:
            found = self._vectors[key] = _vector(self._texts[key])
        return found

    def is_close(self, one: str, two: str, *, abroad: bool = False) -> bool:
        """Whether two reports, by id, may tell the same happenings.

        `abroad` says that they are in two languages: names and figures alone are compared.
        """
        if not self._near(one, two):
            return False
        return (self._share_abroad(one, two) if abroad else self.share(one, two)) >= CLOSE

    def _share_abroad(self, one: str, two: str) -> float:
        return _shared(_anchors(self._texts[one]), _anchors(self._texts[two]))

    def share(self, one: str, two: str) -> float:
        """Return the weighted share of one's names, figures and words that the other has too.

        Of the two shares the larger counts, so that a digest is close to what it sums up.
        """
        return _shared(self._vector(one), self._vector(two))

    def covered(self, passage: str, others: Iterable[str], *, abroad: bool = False) -> float:
        """Return the weighted share of what a text speaks of that stands in any of the reports.

        Args:
            passage: a report or a part of it, as it is written.
            others: reports by id.
            abroad: they are in another language: names and figures alone are compared.
        """
        mine = _anchors(passage) if abroad else _vector(passage)
        theirs = {word for other in others for word in self._vector(other)}
        total = sum(mine.values())
        return sum(value for word, value in mine.items() if word in theirs) / max(total, 1e-9)

    def _near(self, one: str, two: str) -> bool:
        a, b = self._days.get(one), self._days.get(two)
        return a is None or b is None or abs(a - b) <= _DAYS


class Calendar:
    """Reports by their days, so that those about a day are found without asking all."""

    def __init__(self, days: Mapping[str, int | None]) -> None:
        dated = sorted((day, key) for key, day in days.items() if day is not None)
        self._days = [day for day, _ in dated]
        self._dated = [key for _, key in dated]
        self._undated = sorted(key for key, day in days.items() if day is None)

    def about(self, day: int | None) -> Iterator[str]:
        """Yield the reports of a week about a day, and those without one; all for no day."""
        yield from self._undated
        low = 0 if day is None else bisect_left(self._days, day - _DAYS)
        high = len(self._days) if day is None else bisect_right(self._days, day + _DAYS)
        yield from self._dated[low:high]


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


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


def _vector(text: str) -> Mapping[str, float]:
    """Return what a text speaks of, with its weight."""
    return {word: weight * _rarity(word) for word, weight in _features(text).items()}


def _anchors(text: str) -> Mapping[str, float]:
    """Return the names and figures of a text, which other languages have too."""
    found = _features(text).items()
    return {word: weight * _rarity(word) for word, weight in found if weight == 1.0}


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(min(value, b[word]) for word, value in a.items() if word in b)
    least = min(sum(a.values()), sum(b.values()))
    return shared / least if least else 0.0


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
