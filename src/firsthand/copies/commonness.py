"""In how many texts, and how many stories, a run of words stands.

A passage of two texts that no other story has was copied; one that many stories have is
a form, a phrase or furniture. Copies of one text count once, and so do reports of one
affair, which name the same people and places around the passage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from statistics import median
from typing import Protocol

from firsthand.copies.changes import is_name
from firsthand.copies.holding import Holding
from firsthand.copies.shelf import Shelf

_NAMES = 3
"""Names in common from which two reports may be of one affair."""
_OF_THEIRS = 0.3
"""Share of the names of the one that has fewer."""
_AT_HAND = 1 << 13
"""Sets of holders that are kept at hand."""
_NAMED = 1024
"""Texts whose names are kept at hand."""


Names = Callable[[str], frozenset[str]]


class Commonness(Protocol):
    """How common runs of words are, given their fingerprints."""

    def texts(self, hashes: Sequence[int]) -> float | None:
        """Return in how many texts the run stands (median), None if that is not known."""
        ...

    def stories(self, hashes: Sequence[int], names: frozenset[str]) -> float:
        """Return in how many stories it stands; names of the run itself do not count."""
        ...


class Unknown:
    """Nothing is known yet of how common a run is: it counts as rare."""

    def texts(self, hashes: Sequence[int]) -> float | None:
        """Return that one text has it, or None where there is no fingerprint to ask for."""
        return 1.0 if hashes else None

    def stories(self, hashes: Sequence[int], names: frozenset[str]) -> float:
        """Return one story."""
        del hashes, names
        return 1.0


class Known:
    """Counted over all documents of an index."""

    def __init__(self, holding: Holding, families: Mapping[str, str], names: Names) -> None:
        """Keep what to count with.

        Args:
            holding: who holds which fingerprint.
            families: for each document the one that stands for all copies of its text.
            names: gives the names in a document.
        """
        self._holding = holding
        self._families = families
        self._texts = lru_cache(maxsize=_AT_HAND)(self._one_of_each)
        self._names = lru_cache(maxsize=_NAMED)(names)
        # Neighbouring fingerprints have the same holders, and runs of other pairs have them too.
        self._count = lru_cache(maxsize=_AT_HAND)(self._counted)

    def texts(self, hashes: Sequence[int]) -> float | None:
        """Return in how many texts the run stands (median), None if that is not known."""
        counts = [len(texts) for texts in self.who(hashes)]
        return median(counts) if counts else None

    def stories(self, hashes: Sequence[int], names: frozenset[str]) -> float:
        """Return in how many stories it stands; names of the run itself do not count."""
        counts = [self._count(texts, names) for texts in self.who(hashes)]
        return median(counts) if counts else 1.0

    def who(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the texts that hold it, copies of one as one."""
        return [self._texts(holders) for holders in self._holding.of(hashes)]

    def _one_of_each(self, holders: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({self._families.get(document, document) for document in holders}))

    def _counted(self, texts: tuple[str, ...], without: frozenset[str]) -> int:
        stories: list[frozenset[str]] = []
        for document in texts:
            names = self._names(document) - without
            if not any(_one_affair(names, other) for other in stories):
                stories.append(names)
        return len(stories)


def _one_affair(one: frozenset[str], two: frozenset[str]) -> bool:
    common = len(one & two)
    return common >= _NAMES and common >= _OF_THEIRS * min(len(one), len(two))


def names_with(shelf: Shelf) -> Names:
    """Return what finds the names in a document: words with a capital that open no sentence."""

    def names(document: str) -> frozenset[str]:
        # Few words have a capital: the kinds of all others need not be known here.
        side = shelf[document]
        text, words = side.text, side.words
        places = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        return frozenset(
            text[start:end].casefold()
            for start, end in places
            if text[start].isupper()
            and is_name(text[start:end])
            and not opens_sentence(text, start)
        )

    return names


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital letter says nothing."""
    before = text[max(0, start - 3) : start].rstrip(' \n"“«')
    return not before or before[-1] in ".!?:"
