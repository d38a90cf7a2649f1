"""Which fingerprints other documents may hold than in the run before, or in other families."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.copies.shelf import Shelf


class Touched:
    """The fingerprints of documents that came in, or stand in another family."""

    def __init__(self, shelf: Shelf, came: Iterable[str] | None) -> None:
        """Begin with what came in.

        Args:
            shelf: gives the fingerprints of a document.
            came: the documents that came in; None where others went or changed, whose
                fingerprints of before nobody knows: any may then be touched.
        """
        self._shelf = shelf
        self._is_known = came is not None
        self._waiting = set(came or ())
        self._hashes: set[int] = set()

    def add(self, documents: Iterable[str]) -> None:
        """Touch what some more documents hold."""
        self._waiting.update(documents)

    def has_any(self, hashes: Iterable[int]) -> bool:
        """Return whether one of these may be touched; texts are read when first asked."""
        for document in sorted(self._waiting) if self._is_known else ():
            self._hashes.update(self._shelf.prints(document).hashes.tolist())
        self._waiting.clear()
        return not (self._is_known and self._hashes.isdisjoint(hashes))
