"""Reading the words of a text with the compiled loop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from firsthand.copies.folding import CodePoints, table_for
from firsthand.copies.kernels import (
    BEFORE_MARK,
    CLOSING_MARK,
    OPENING_MARK,
    POINT_MARK,
    STRAIGHT_MARK,
    scan_words,
)
from firsthand.copies.spelling import spellings
from firsthand.copies.words import (
    BEFORE_OPENING,
    CLOSING,
    OPENING,
    STRAIGHT,
    Hashes,
    Range,
    Words,
    read_words,
)

_SLOTS = 4
"""Slots of the hash table of spellings for each entry, at least."""


def scan_text(codes: CodePoints, blocks: Sequence[Range]) -> Words:
    """Return the words of some blocks of a text.

    Args:
        codes: the code points of the text, all of the first plane.
        blocks: `(start, end)` of each block, in text order.
    """
    bounds = np.array(blocks, np.int64).reshape(-1, 2)
    most = int((bounds[:, 1] - bounds[:, 0]).sum())
    places = np.empty((most, 3), np.int64)
    hashes = np.empty(most, np.uint32)
    quoted = np.empty(most, np.bool_)
    kinds = _kinds(len(table_for(codes)))
    count, lone = scan_words(codes, kinds, bounds, _spelling_slots(), places, hashes, quoted)
    kept = places[:count]
    share = lone / count if count else 0.0
    return Words(hashes[:count], kept[:, 0], kept[:, 1], quoted[:count], kept[:, 2], share)


class WordReader:
    """Reads the word hashes of many texts into the same arrays, for speed."""

    def __init__(self) -> None:
        self._kinds = _kinds(len(table_for(np.zeros(0, np.uint32))))
        self._spelling = _spelling_slots()
        self._bounds = np.zeros((1, 2), np.int64)
        self._grow(1 << 14)

    def hashes(self, text: str, ranges: Sequence[Range] | None = None) -> Hashes:
        """Return the word hashes of a text; the array is filled anew by the next call."""
        if ranges is not None:
            return read_words(text, ranges).hashes
        if len(text) > len(self._hashes):
            self._grow(2 * len(text))
        self._bounds[0, 1] = len(text)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        if not text.isascii() and int(codes.max()) >= len(self._kinds):
            return read_words(text).hashes
        buffers = self._places, self._hashes, self._quoted
        count, _ = scan_words(codes, self._kinds, self._bounds, self._spelling, *buffers)
        return self._hashes[:count]

    def _grow(self, size: int) -> None:
        self._places = np.empty((size, 3), np.int64)
        self._hashes = np.empty(size, np.uint32)
        self._quoted = np.empty(size, np.bool_)


@lru_cache(maxsize=2)
def _kinds(size: int) -> CodePoints:
    """Return what each code point is folded to, with marks told apart."""
    kinds = table_for(np.array([size - 1], np.uint32)).copy()
    marks = (
        (BEFORE_MARK, BEFORE_OPENING),
        (OPENING_MARK, OPENING),
        (CLOSING_MARK, CLOSING),
        (STRAIGHT_MARK, STRAIGHT),
        (POINT_MARK, np.array([ord(","), ord(".")], np.uint32)),
    )
    for kind, characters in marks:
        kinds[characters[characters < size]] = kind
    return kinds


@lru_cache(maxsize=1)
def _spelling_slots() -> Hashes:
    """Return the table of spellings as an open hash table: keys and values."""
    table = spellings()
    size = 1 << (len(table.british) * _SLOTS - 1).bit_length()
    slots = np.zeros((2, size), np.uint32)
    for key, value in zip(table.british.tolist(), table.american.tolist(), strict=True):
        at = key & (size - 1)
        while slots[0, at]:
            at = (at + 1) & (size - 1)
        slots[:, at] = key, value
    return slots
