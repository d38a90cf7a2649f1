"""The texts that documents are compared with, read once and kept at hand.

The same few texts are candidates of one document after the other; reading the words of
one costs more than comparing two. What is kept is bounded, so that memory does not grow
with the ledger.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from firsthand.copies.changes import Side
from firsthand.copies.compiled import is_ready
from firsthand.copies.fingerprints import Fingerprints, fingerprints
from firsthand.copies.index import Fetch, StoredText
from firsthand.copies.words import Wide, Words, read_words

_AT_HAND = 4096
"""Texts that are kept."""
_ASKED = 1 << 15
"""Answers that are kept."""
_ALIKE = 0.5
"""Share of the fingerprints of the shorter text, from which two are one text here."""
MANY_TEXTS = 9
"""Texts up to which shared words may be those of one affair; in more, they are common."""


class Shelf:
    """A `Fetch` that also keeps the words and fingerprints of what it fetched."""

    def __init__(self, fetch: Fetch, *, texts: int = _AT_HAND) -> None:
        """Begin with nothing kept.

        Args:
            fetch: gives the stored text of a document; the text of an id never changes
                while the shelf is in use.
            texts: how many are kept with their words; few where only fingerprints are asked for.
        """
        self._fetch = fetch
        self._sides = lru_cache(texts)(self._read)
        self.prints = lru_cache(_AT_HAND)(self._prints)
        self._is_one_text = lru_cache(_ASKED)(self._compare)
        self.is_common = lru_cache(_ASKED)(self._is_common)

    def __call__(self, document: str) -> StoredText:
        """Return the stored text of a document."""
        return self._fetch(document)

    def __getitem__(self, document: str) -> Side:
        """Return the text of a document with its words."""
        return self._sides(document)

    def _read(self, document: str) -> Side:
        stored = self._fetch(document)
        return Side(document, stored.text, _words_of(stored), stored.day)

    def _prints(self, document: str) -> Fingerprints:
        return fingerprints(self[document].words.hashes)

    def _compare(self, one: str, two: str) -> bool:
        mine, theirs = self.prints(one).hashes, self.prints(two).hashes
        return _common(mine, theirs) >= _ALIKE * min(len(mine), len(theirs))

    def _is_common(self, holders: tuple[str, ...]) -> bool:
        """Return whether the holders of a fingerprint show that it is common matter.

        Args:
            holders: those of least id, in id order, `SAMPLED` at most.
        """
        texts: list[str] = []
        for at, document in enumerate(holders):
            if len(texts) + len(holders) - at <= MANY_TEXTS:
                return False
            if not any(self._is_one_text(other, document) for other in texts):
                texts.append(document)
        return len(texts) > MANY_TEXTS


def shelf_of(fetch: Fetch) -> Shelf:
    """Return the fetch itself if it is a shelf, else a shelf for one use."""
    return fetch if isinstance(fetch, Shelf) else Shelf(fetch)


@lru_cache(maxsize=_AT_HAND // 8)
def _words_of(stored: StoredText) -> Words:
    return read_words(stored.text, stored.body)


def _common(one: Wide, two: Wide) -> int:
    """Return how many values two ascending arrays of distinct values have in common."""
    if is_ready():
        from firsthand.copies.aligning import count_common

        return count_common(one, two)
    return len(np.intersect1d(one, two, assume_unique=True))
