"""What is known of the documents seen before, so that copies of them can be found.

The protocol keeps `find_copies` apart from where the index lives: in memory (here) or on
disk (`disk.py`).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import is_ready, load_compiled
from firsthand.copies.fingerprints import fingerprints
from firsthand.copies.words import Range, Wide, Words


@dataclass(frozen=True, slots=True)
class StoredText:
    """The text of a document, where its body stands in it, and the ordinal of its day if known."""

    text: str
    body: tuple[Range, ...]
    day: int | None = None


Fetch = Callable[[str], StoredText]
"""Gives the stored text of a document that the index names."""

HUBS = 8
"""Documents of a fingerprint, least id first, that a new document is compared with."""
SAMPLED = 16
"""Documents of a fingerprint, least id first, that tell whether it is common matter."""
SAMPLE = 64
"""Documents of a fingerprint, least id first, from which its rarity is counted."""

WORTH_COMPILING = 200_000
"""Postings from which the compiled loops are worth loading."""


IsCommon = Callable[[tuple[str, ...]], bool]
"""Tells by its holders of least id whether a fingerprint is common matter."""


def nothing_common(holders: tuple[str, ...]) -> bool:
    """Return False: every fingerprint counts."""
    del holders
    return False


class CopyIndex(Protocol):
    """The fingerprints of documents: added one at a time, never rebuilt."""

    def known(self) -> frozenset[str]:
        """Return the ids of the documents in the index."""
        ...

    def add(self, document: str, words: Words) -> None:
        """Add a document; adding it again changes nothing."""
        ...

    def candidates(
        self, document: str, words: Words, is_common: IsCommon = nothing_common
    ) -> list[str]:
        """Return documents that may share a passage with this one, in id order."""
        ...

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        ...


class Table:
    """Who holds which fingerprint, in memory."""

    def __init__(self) -> None:
        self._documents: dict[str, Wide] = {}
        self._holders: dict[int, list[str]] = {}
        self._least: dict[int, list[str]] = {}
        self._size = 0

    def __len__(self) -> int:
        """Return the number of postings."""
        return self._size

    def __contains__(self, document: str) -> bool:
        """Return whether a document was added."""
        return document in self._documents

    def ids(self) -> list[str]:
        """Return the documents in the order in which they were added."""
        return list(self._documents)

    def add(self, document: str, hashes: Wide) -> None:
        """Add a document; adding it again changes nothing."""
        if document in self._documents:
            return
        self._documents[document] = hashes
        self._size += len(hashes)
        for value in hashes.tolist():
            holders = self._holders.setdefault(value, [])
            holders.append(document)
            if len(holders) > SAMPLE:
                self._note_hub(value, document, holders)
        if self._size >= WORTH_COMPILING and not is_ready():
            load_compiled()

    def _note_hub(self, value: int, document: str, holders: list[str]) -> None:
        """Keep the least ids of a fingerprint that many documents hold."""
        least = self._least.get(value)
        if least is None:
            self._least[value] = sorted(holders)[:SAMPLE]
        elif document < least[-1]:
            insort(least, document)
            least.pop()

    def least(self, hashes: Wide) -> list[list[str]]:
        """Return for each fingerprint its holders of least id, `SAMPLE` at most, in any order."""
        return [self._least.get(value) or self._holders.get(value, []) for value in hashes.tolist()]

    def holders(self, hashes: Wide) -> list[list[str]]:
        """Return for each fingerprint the documents that hold it; not to be changed."""
        return [self._holders.get(value, []) for value in hashes.tolist()]

    def postings(self) -> tuple[list[str], Wide, npt.NDArray[np.uint32]]:
        """Return the documents in id order, all their fingerprints, and whose each is."""
        ids = sorted(self._documents)
        counts = [len(self._documents[name]) for name in ids]
        numbers = np.repeat(np.arange(len(ids), dtype=np.uint32), counts)
        empty = np.zeros(0, np.uint64)
        return ids, np.concatenate([empty, *(self._documents[name] for name in ids)]), numbers


class MemoryIndex:
    """An index for tests, small corpora and one run; lost when the process ends."""

    def __init__(self) -> None:
        self._table = Table()

    def known(self) -> frozenset[str]:
        """Return the ids of the documents in the index."""
        return frozenset(self._table.ids())

    def add(self, document: str, words: Words) -> None:
        """Add a document; adding it again changes nothing."""
        if document not in self._table:
            self._table.add(document, fingerprints(words.hashes).hashes)

    def candidates(
        self, document: str, words: Words, is_common: IsCommon = nothing_common
    ) -> list[str]:
        """Return documents that may share a passage with this one, in id order."""
        hashes = fingerprints(words.hashes).hashes
        return choose(
            document,
            self._table.least(hashes),
            lambda at: self._table.holders(hashes[at : at + 1])[0],
            is_common,
        )

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        found = self._table.least(np.array(hashes, np.uint64))
        return [tuple(sorted(items)) for items in found]


def choose(
    document: str,
    least: Sequence[Sequence[str]],
    everyone: Callable[[int], Sequence[str]],
    is_common: IsCommon = nothing_common,
) -> list[str]:
    """Return the documents to compare with, given those that hold each fingerprint.

    A fingerprint that few documents hold pairs all of them. One that many hold pairs
    each only with its hubs, the holders of least id: so ten thousand copies of one text
    are compared with eight of them. Whether two documents are compared depends on who
    holds what, never on who came first: a newcomer that becomes a hub is compared with all.
    One that many different texts hold is common matter and pairs nobody: it would count
    for nothing when the relations are judged.

    Args:
        document: the newcomer.
        least: for each of its fingerprints the holders of least id; all of them, or more
            than `SAMPLED`.
        everyone: gives all holders of the fingerprint at a place.
        is_common: tells whether a fingerprint is common matter.
    """
    chosen: set[str] = set()
    for at, holders in enumerate(least):
        if len(holders) <= HUBS:
            chosen.update(holders)
            continue
        sample = sorted(set(holders))[:SAMPLED]
        if is_common(tuple(sample)):
            continue
        hubs = sample[:HUBS]
        chosen.update(everyone(at) if document < hubs[-1] else hubs)
    chosen.discard(document)
    return sorted(chosen)
