"""What is known of the documents seen before, so that copies of them can be found.

The protocol keeps `find_copies` apart from where the index lives: in memory (here) or on
disk (`disk.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from firsthand.copies.fingerprints import fingerprints
from firsthand.copies.words import Range, Words


@dataclass(frozen=True, slots=True)
class StoredText:
    """The text of a document and where its body stands in it."""

    text: str
    body: tuple[Range, ...]


Fetch = Callable[[str], StoredText]
"""Gives the stored text of a document that the index names."""

HUBS = 8
"""Documents of a fingerprint, least id first, that a new document is compared with."""
SAMPLE = 64
"""Documents of a fingerprint, least id first, from which its rarity is counted."""


class CopyIndex(Protocol):
    """The fingerprints of documents: added one at a time, never rebuilt."""

    def known(self) -> frozenset[str]:
        """Return the ids of the documents in the index."""
        ...

    def add(self, document: str, words: Words) -> None:
        """Add a document; adding it again changes nothing."""
        ...

    def candidates(self, document: str, words: Words) -> list[str]:
        """Return documents that may share a passage with this one, in id order."""
        ...

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        ...


class MemoryIndex:
    """An index for tests, small corpora and one run; lost when the process ends."""

    def __init__(self) -> None:
        self._documents: set[str] = set()
        self._postings: dict[int, list[str]] = {}

    def known(self) -> frozenset[str]:
        """Return the ids of the documents in the index."""
        return frozenset(self._documents)

    def add(self, document: str, words: Words) -> None:
        """Add a document; adding it again changes nothing."""
        if document in self._documents:
            return
        self._documents.add(document)
        for value in fingerprints(words.hashes).hashes.tolist():
            self._postings.setdefault(value, []).append(document)

    def candidates(self, document: str, words: Words) -> list[str]:
        """Return documents that may share a passage with this one, in id order."""
        prints = fingerprints(words.hashes).hashes.tolist()
        return choose(document, (self._postings.get(value, []) for value in prints))

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        return [tuple(sorted(self._postings.get(value, ()))[:SAMPLE]) for value in hashes]


def choose(document: str, postings: Iterable[Sequence[str]]) -> list[str]:
    """Return the documents to compare with, given those that hold each fingerprint.

    A fingerprint that few documents hold pairs all of them. One that many hold pairs
    each only with its hubs, the holders of least id: so ten thousand copies of one text
    are compared with eight of them. Whether two documents are compared depends on who
    holds what, never on who came first: a newcomer that becomes a hub is compared with all.
    """
    chosen: set[str] = set()
    for holders in postings:
        if len(holders) > HUBS:
            hubs = sorted(holders)[:HUBS]
            chosen.update(holders if document < hubs[-1] else hubs)
        else:
            chosen.update(holders)
    chosen.discard(document)
    return sorted(chosen)
