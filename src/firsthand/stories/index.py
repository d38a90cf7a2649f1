"""Which reports could tell the same happenings as one, found by an inverted index.

What one report shares with another depends on the two alone: a report that is added changes
nothing between those that are there.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from firsthand.stories.units import Unit
from firsthand.stories.words import rarity

# The words that tell most about a report; a pair that shares none of them is no pair.
TELLING_WORDS = 40
# How much of two reports' telling words must be the same.
LEAST_SHARED = 0.03
# A word that more of all reports use finds nothing: so many reports would have to be looked
# through that the cost of one grew with their number, for a share of a hundredth.
_FINDING = -math.log(0.1)

Reals = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Print:
    """What a report is found by: terms with their weights, and languages.

    `terms` and `sounds` are by a number for each term, in ascending order of it.
    """

    terms: Mapping[int, float]
    sounds: Mapping[int, float]
    languages: tuple[str, ...]


def print_of(unit: Unit) -> Print:
    """Return what a report is found by: its telling words, its names, and their sounds."""
    terms: dict[int, float] = {}
    found = [*_telling(unit.lead), *_telling(unit.body)]
    for term, weight in [*found, *((f"name {name}", value) for name, value in unit.names.items())]:
        number = _number(term)
        terms[number] = max(weight, terms.get(number, 0.0))
    sounds = {_number(f"sound {heard}"): weight for heard, weight in unit.sounds.items()}
    return Print(
        dict(sorted(terms.items())),
        dict(sorted(sounds.items())),
        tuple(sorted(unit.languages)),
    )


def _telling(vector: Mapping[str, float]) -> list[tuple[str, float]]:
    finding = [item for item in vector.items() if rarity(item[0]) > _FINDING]
    return sorted(finding, key=lambda item: (-item[1], item[0]))[:TELLING_WORDS]


@lru_cache(maxsize=1 << 18)
def _number(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=7).digest(), "big")


class Index:
    """Reports by their terms. Each has a place, counted from 0; places are never used again."""

    def __init__(self) -> None:
        self._postings: dict[int, tuple[array[int], array[float]]] = {}
        self._sounds: dict[int, tuple[array[int], array[float]]] = {}
        self._speech = array("q")
        self._alive = array("b")
        self._languages: dict[tuple[str, ...], int] = {}

    def add(self, found: Print) -> int:
        """Add a report and return its place."""
        place = len(self._alive)
        self._alive.append(1)
        self._speech.append(self._languages.setdefault(found.languages, len(self._languages)))
        _post(self._postings, found.terms, place)
        _post(self._sounds, found.sounds, place)
        return place

    def drop(self, place: int) -> None:
        """Take a report out."""
        self._alive[place] = 0

    def shared(self, found: Print) -> tuple[Numbers, Reals]:
        """Return the places of reports that could be a pair with one, and how much they share.

        Sounds of names count only where the two share no language.
        """
        size = len(self._alive)
        sums = _sum(self._postings, found.terms, size)
        foreign = self._foreign(found.languages)
        if foreign is not None:
            sums += _sum(self._sounds, found.sounds, size) * foreign
        places = np.flatnonzero(sums >= LEAST_SHARED)
        places = places[np.frombuffer(self._alive, np.int8)[places] > 0]
        return places, sums[places]

    def _foreign(self, languages: tuple[str, ...]) -> Reals | None:
        """Return 1 for each place whose report shares no language; None if there is none."""
        apart = [
            float(bool(languages and other and not set(languages) & set(other)))
            for other in self._languages
        ]
        if not any(apart):
            return None
        return np.array(apart)[np.frombuffer(self._speech, np.int64)]


def _post(
    postings: dict[int, tuple[array[int], array[float]]], terms: Mapping[int, float], place: int
) -> None:
    for term, weight in terms.items():
        entry = postings.get(term)
        if entry is None:
            entry = postings[term] = (array("q"), array("d"))
        entry[0].append(place)
        entry[1].append(weight)


def _sum(
    postings: Mapping[int, tuple[array[int], array[float]]], terms: Mapping[int, float], size: int
) -> Reals:
    """Return the products of weights summed by place, in the order of the terms."""
    places: list[Numbers] = []
    weights: list[Reals] = []
    for term, weight in terms.items():
        entry = postings.get(term)
        if entry is not None:
            places.append(np.frombuffer(entry[0], np.int64))
            weights.append(np.frombuffer(entry[1], np.float64) * weight)
    if not places:
        return np.zeros(size)
    sums = np.bincount(np.concatenate(places), np.concatenate(weights), size)
    return np.asarray(sums, np.float64)
