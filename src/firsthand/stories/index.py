"""Which reports could tell the same happenings as one, found by an inverted index.

What one report shares with another depends on the two alone: a report that is added changes
nothing between those that are there.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from firsthand.stories.prints import Numbers, Print, Reals, Terms

# How much of two reports' telling words must be the same.
LEAST_SHARED = 0.03


class Postings:
    """Which places have a term, with what weight: those put in at once, and those added since."""

    def __init__(self, at_once: Sequence[Terms] = ()) -> None:
        """Put in the terms of places 0, 1, 2 and so on."""
        none = Terms(np.empty(0, np.int64), np.empty(0))
        numbers = np.concatenate([none.numbers, *(item.numbers for item in at_once)])
        order = np.argsort(numbers, kind="stable")
        sizes = [len(item.numbers) for item in at_once]
        self._numbers = numbers[order]
        self._places = np.repeat(np.arange(len(at_once)), sizes)[order]
        self._weights = np.concatenate([none.weights, *(item.weights for item in at_once)])[order]
        self._added: dict[int, tuple[array[int], array[float]]] = {}

    def add(self, terms: Terms, place: int) -> None:
        """Add the terms of a place."""
        for term, weight in zip(terms.numbers.tolist(), terms.weights.tolist(), strict=True):
            entry = self._added.get(term)
            if entry is None:
                entry = self._added[term] = (array("q"), array("d"))
            entry[0].append(place)
            entry[1].append(weight)

    def sum(self, terms: Terms, size: int) -> Reals:
        """Return the products of weights summed by place, in the order of the terms."""
        places: list[Numbers] = []
        weights: list[Reals] = []
        begins = np.searchsorted(self._numbers, terms.numbers, "left").tolist()
        ends = np.searchsorted(self._numbers, terms.numbers, "right").tolist()
        values = zip(terms.numbers.tolist(), terms.weights.tolist(), begins, ends, strict=True)
        for term, weight, begin, end in values:
            if begin < end:
                places.append(self._places[begin:end])
                weights.append(self._weights[begin:end] * weight)
            entry = self._added.get(term)
            if entry is not None:
                places.append(np.frombuffer(entry[0], np.int64))
                weights.append(np.frombuffer(entry[1], np.float64) * weight)
        if not places:
            return np.zeros(size)
        sums = np.bincount(np.concatenate(places), np.concatenate(weights), size)
        return np.asarray(sums, np.float64)


class Index:
    """Reports by their terms. Each has a place, counted from 0; places are never used again."""

    def __init__(self, at_once: Sequence[Print] = ()) -> None:
        """Put in the reports of the first places."""
        self._terms = Postings([found.terms for found in at_once])
        self._sounds = Postings([found.sounds for found in at_once])
        self._alive = array("b", [1] * len(at_once))
        self._languages: dict[tuple[str, ...], int] = {}
        self._speech = array("q", [self._spoken(found.languages) for found in at_once])

    def add(self, found: Print) -> int:
        """Add a report and return its place."""
        place = len(self._alive)
        self._alive.append(1)
        self._speech.append(self._spoken(found.languages))
        self._terms.add(found.terms, place)
        self._sounds.add(found.sounds, place)
        return place

    def drop(self, place: int) -> None:
        """Take a report out."""
        self._alive[place] = 0

    def shared(self, found: Print) -> tuple[Numbers, Reals]:
        """Return the places of reports that could be a pair with one, and how much they share.

        Sounds of names count only where the two share no language.
        """
        size = len(self._alive)
        sums = self._terms.sum(found.terms, size)
        foreign = self._foreign(found.languages)
        if foreign is not None:
            sums += self._sounds.sum(found.sounds, size) * foreign
        places = np.flatnonzero(sums >= LEAST_SHARED)
        places = places[np.frombuffer(self._alive, np.int8)[places] > 0]
        return places, sums[places]

    def _spoken(self, languages: tuple[str, ...]) -> int:
        return self._languages.setdefault(languages, len(self._languages))

    def _foreign(self, languages: tuple[str, ...]) -> Reals | None:
        """Return 1 for each place whose report shares no language; None if there is none."""
        apart = [
            float(bool(languages and other and not set(languages) & set(other)))
            for other in self._languages
        ]
        if not any(apart):
            return None
        return np.array(apart)[np.frombuffer(self._speech, np.int64)]
