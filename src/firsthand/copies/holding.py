"""Who holds which fingerprint, asked of an index once and kept at hand.

While relations are judged nothing is added, and the same fingerprints are asked for again
and again: every copy of one text has those of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_AT_HAND = 1 << 15
"""Answers that are kept."""


class Holders(Protocol):
    """Knows who holds a fingerprint; every `CopyIndex` does."""

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        ...


class Holding:
    """The holders of fingerprints, least ids first, as long as the index stays as it is."""

    def __init__(self, index: Holders) -> None:
        """Begin with nothing asked.

        Args:
            index: what is known; nothing may be added to it while this is in use.
        """
        self._index = index
        self._found: dict[int, tuple[str, ...]] = {}
        self._same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it; equal answers are one object."""
        found = self._found
        missing = [value for value in hashes if value not in found]
        if missing:
            if len(found) + len(missing) > _AT_HAND:
                found.clear()
                self._same.clear()
                missing = list(hashes)
            for value, holders in zip(missing, self._index.holders(missing), strict=True):
                found[value] = self._same.setdefault(holders, holders)
        return [found[value] for value in hashes]
