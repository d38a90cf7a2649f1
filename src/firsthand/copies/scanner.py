"""The fast pass over many texts in one process: which share runs of words, and where.

For a first look at a large collection, and for measuring: it keeps all words in memory
and passes over what it has learnt to be common matter, without judging the rest. What is
stored and how it is judged is the matter of `find_copies` and `settle`. Needs numba.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import load_compiled
from firsthand.copies.fingerprints import GUARANTEED
from firsthand.copies.words import Hashes, Offsets, Range

if TYPE_CHECKING:
    from firsthand.copies.matching import Postings, Votes

Kind = TypeVar("Kind", bound=np.generic)

MOST = 64
"""Documents of one fingerprint that are looked at; more hold common matter or one text."""
_LOAD = 2
"""Slots of the hash table for each fingerprint, at least."""


class Shared(NamedTuple):
    """A run of words that a text shares with an earlier one, by number and word."""

    other: int
    here: int
    there: int
    length: int


class Scanner:
    """Finds shared runs of each text with all before it.

    >>> scanner = Scanner()
    >>> line = "The harbour master of Ostwick said both ferries will stay in port until Friday."
    >>> scanner.add(line), scanner.add("In brief. " + line)
    ([], [Shared(other=0, here=2, there=0, length=14)])
    """

    def __init__(self, *, most: int = MOST, least_run: int = GUARANTEED) -> None:
        """Begin with no texts.

        Args:
            most: documents of one fingerprint that are looked at.
            least_run: words of a shared run that is reported.

        Raises:
            RuntimeError: numba is not installed.
        """
        if not load_compiled():
            raise RuntimeError("the scanner needs numba: install firsthand[fast]")
        from firsthand.copies import matching
        from firsthand.copies.scanning import WordReader

        self._kernels = matching
        self._reader = WordReader()
        self._limits = np.array([most, 1, least_run], np.int64)
        self._documents = 0
        self._fingerprints = 0
        self._used = 0
        self._tokens: Hashes = np.empty(1 << 16, np.uint32)
        self._bounds: Offsets = np.zeros(1 << 10, np.int64)
        self._postings = self._table(1 << 14, 1 << 14)
        self._votes = self._scratch(1 << 10)
        self._found: Offsets = np.empty((1 << 14, 4), np.int64)

    def __len__(self) -> int:
        """Return the number of texts."""
        return self._documents

    def add(self, text: str, ranges: Sequence[Range] | None = None) -> list[Shared]:
        """Add a text; return the runs that it shares with texts before it."""
        rows = self.add_rows(text, ranges)
        return [Shared(*row) for row in rows.tolist()]

    def add_rows(self, text: str, ranges: Sequence[Range] | None = None) -> Offsets:
        """Add a text; return a row for each shared run: other, here, there, length.

        The array is filled anew by the next call.
        """
        words = self._reader.hashes(text, ranges)
        self._make_room(len(words))
        begin = int(self._bounds[self._documents])
        self._tokens[begin : begin + len(words)] = words
        self._bounds[self._documents + 1] = begin + len(words)
        rows, self._used, fresh = self._kernels.match_document(
            self._documents,
            self._tokens,
            self._bounds,
            self._postings,
            self._used,
            self._votes,
            self._found,
            self._limits,
        )
        self._fingerprints += fresh
        self._documents += 1
        return self._found[:rows]

    def rare_words(self, document: int, rows: Offsets) -> Offsets:
        """Return how many words of each row of a text are not common matter, as known now.

        Args:
            document: the number of the text that the rows were found for.
            rows: a copy of what `add_rows` gave.
        """
        return self._kernels.rare_words(document, rows, self._tokens, self._bounds, self._postings)

    def _make_room(self, words: int) -> None:
        """Grow what is too small for a text of so many words."""
        end = int(self._bounds[self._documents]) + words
        if end > len(self._tokens):
            self._tokens = _grown(self._tokens, end)
        if self._documents + 2 > len(self._bounds):
            self._bounds = _grown(self._bounds, self._documents + 2)
            parents = self._votes.parents
            self._votes = self._scratch(len(self._bounds))
            self._votes.parents[: len(parents)] = parents
        table = self._postings
        if self._used + words > len(table.documents):
            size = self._used + words
            table = table._replace(
                documents=_grown(table.documents, size),
                places=_grown(table.places, size),
                older=_grown(table.older, size),
            )
        if (self._fingerprints + words) * _LOAD > len(table.keys):
            slots = 1 << ((self._fingerprints + words) * _LOAD * 2 - 1).bit_length()
            larger = self._table(slots, 1)
            self._kernels.rehash(table, larger)
            table = larger._replace(
                documents=table.documents, places=table.places, older=table.older
            )
        self._postings = table

    def _table(self, slots: int, postings: int) -> Postings:
        return self._kernels.Postings(
            np.zeros(slots, np.uint64),
            np.full(slots, -1, np.int32),
            np.zeros(slots, np.int32),
            np.zeros(slots, np.int32),
            np.zeros(slots, np.int32),
            np.empty(postings, np.int32),
            np.empty(postings, np.int32),
            np.empty(postings, np.int32),
        )

    def _scratch(self, documents: int) -> Votes:
        return self._kernels.Votes(
            np.full(documents, -1, np.int32),
            np.zeros(documents, np.int32),
            np.zeros(documents, np.int32),
            np.zeros(documents, np.int32),
        )


def _grown(array: npt.NDArray[Kind], size: int) -> npt.NDArray[Kind]:
    """Return a copy of an array with room for twice `size`."""
    larger = np.zeros(2 * size, array.dtype)
    larger[: len(array)] = array
    return larger
