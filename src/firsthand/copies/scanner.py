"""The fast pass over many texts in one process: which share runs of words, and where.

For a first look at a large collection, and for measuring: it keeps all words in memory
and passes over what it has learnt to be common matter, without judging the rest. What is
stored and how it is judged is the matter of `find_copies` and `settle`. Needs numba.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import load_compiled
from firsthand.copies.fingerprints import GUARANTEED
from firsthand.copies.words import Hashes, Offsets, Range, Wide, read_words

if TYPE_CHECKING:
    from firsthand.copies.matching import Known, Scratch, Table

Kind = TypeVar("Kind", bound=np.generic)

MOST = 64
"""Documents of one fingerprint that are looked at; more hold common matter or one text."""
_ROOM = 4
"""Rows that an array is given when it grows, for each that is needed."""
_BATCH = 256
"""Texts handed to the compiled loop in one call."""


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
        from firsthand.copies import matching, tallying
        from firsthand.copies.scanning import folding

        self._kernels = matching
        self._tallies = tallying
        self._folding = folding()
        self._limits = np.array([most, least_run], np.int64)
        self._used = np.zeros(5, np.int64)
        self._known: Known = matching.Known(
            np.zeros(1 << 16, np.uint64),
            np.empty(1 << 15, np.uint64),
            np.empty((1 << 15, 4), np.int32),
            np.empty((1 << 15, 4), np.int32),
            np.zeros(1 << 10, np.int64),
            np.empty(1 << 16, np.uint32),
            np.zeros(1 << 10, np.int64),
            np.zeros((1 << 10, 4), np.int32),
        )
        self._scratch = self._room(1 << 10)
        self._found: Table = np.empty((1 << 14, 5), np.int32)

    def __len__(self) -> int:
        """Return the number of texts."""
        return int(self._used[self._kernels.TEXTS])

    def add(self, text: str, ranges: Sequence[Range] | None = None) -> list[Shared]:
        """Add a text; return the runs that it shares with texts before it.

        Args:
            text: any text.
            ranges: `(start, end)` of what of it counts; None takes all.
        """
        begin = int(self._used[self._kernels.ROWS])
        if ranges is None:
            self.add_all([text])
        else:
            self._add_words(read_words(text, ranges).hashes)
        return [Shared(*row) for row in self.found[begin:, 1:].tolist()]

    def add_all(self, texts: Iterable[str]) -> None:
        """Add many texts, one after the other; what they share is in `found`."""
        remaining = iter(texts)
        while batch := list(islice(remaining, _BATCH)):
            self._add_batch([text.encode("utf-8", "surrogatepass") for text in batch])

    @property
    def found(self) -> Table:
        """The shared runs of all texts: document, other, here, there, length; a row each."""
        return self._found[: self._used[self._kernels.ROWS]]

    def rare_words(self, rows: Table | None = None) -> Offsets:
        """Return how many words of shared runs are not common matter, as known now.

        Args:
            rows: some of `found`; None for all.
        """
        rows = self.found if rows is None else rows
        kept = np.empty(len(rows), np.int64)
        self._tallies.rare_words(rows, self._known, kept)
        return kept

    def pairs(self, least: int) -> Offsets:
        """Return the pairs of texts that have so many words in common which few others have.

        Returns:
            The earlier and the later number, a row for each pair.
        """
        rows, kept = self.found, self.rare_words()
        pairs = np.empty((len(rows), 2), np.int64)
        count = self._tallies.strong_pairs(rows, kept, least, self._known.texts, pairs)
        return pairs[:count]

    def _add_batch(self, batch: Sequence[bytes]) -> None:
        """Add texts given in UTF-8, as many in a call as the loop takes."""
        sizes = [len(item) for item in batch]
        data = np.frombuffer(b"\0".join([*batch, b""]), np.uint8)
        begins = np.zeros(len(batch) + 1, np.int64)
        np.cumsum(np.array(sizes) + 1, out=begins[1:])
        done = 0
        while done < len(batch):
            self._make_room(sizes[done])
            taken = self._kernels.match_texts(
                data,
                begins[done:],
                self._folding,
                self._known,
                self._scratch,
                self._found,
                self._used,
                self._limits,
            )
            done += taken
            if taken == 0:
                # A character beyond the table: this text is read as everywhere else.
                self._add_words(read_words(batch[done].decode("utf-8", "surrogatepass")).hashes)
                done += 1

    def _add_words(self, words: Hashes) -> None:
        """Add a text given by the hashes of its words."""
        self._make_room(len(words))
        document, begin = len(self), int(self._used[self._kernels.WORDS])
        self._known.tokens[begin : begin + len(words)] = words
        self._known.bounds[document + 1] = begin + len(words)
        self._kernels.match_text(self._known, self._scratch, self._found, self._used, self._limits)

    def _make_room(self, words: int) -> None:
        """Grow what is too small for one more text of so many words, or bytes, at most."""
        kernels, known, used = self._kernels, self._known, self._used
        if not kernels.has_rows(self._found, used):
            self._found = _roomy(self._found, 2 * len(self._found))
        if words > len(self._scratch.grams):
            self._scratch = self._room(2 * words)
        if kernels.has_room(known, self._scratch, used, words):
            return
        texts, prints = int(used[kernels.TEXTS]) + 2, int(used[kernels.PRINTS]) + words
        known = known._replace(
            keys=_roomy(known.keys, prints),
            prints=_roomy(known.prints, prints),
            marks=_roomy(known.marks, int(used[kernels.MARKS]) + words),
            firsts=_roomy(known.firsts, texts),
            tokens=_roomy(known.tokens, int(used[kernels.WORDS]) + words),
            bounds=_roomy(known.bounds, texts),
            texts=_roomy(known.texts, texts),
        )
        if prints * kernels.LOAD > len(known.slots):
            slots: Wide = np.zeros(1 << (prints * kernels.LOAD).bit_length(), np.uint64)
            kernels.rehash(known.keys, int(used[kernels.PRINTS]), slots)
            known = known._replace(slots=slots)
        self._known = known

    def _room(self, words: int) -> Scratch:
        return self._kernels.Scratch(
            np.empty(words, np.uint64),
            np.empty(words, np.int64),
            np.empty(words, np.uint64),
            np.empty(words, np.int64),
            np.empty(words, np.int32),
        )


def _roomy(array: npt.NDArray[Kind], size: int) -> npt.NDArray[Kind]:
    """Return an array with at least so many rows: the same, or a copy with room for more.

    Room that is never written to takes no memory, whereas each copy writes all anew: so
    there is much room.
    """
    if size <= len(array):
        return array
    larger = np.empty((_ROOM * size, *array.shape[1:]), array.dtype)
    larger[: len(array)] = array
    return larger
