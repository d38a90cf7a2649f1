"""Reading the words of a text with the compiled loop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from firsthand.copies.folding import CodePoints, table_for
from firsthand.copies.kernels import scan_words
from firsthand.copies.spelling import spellings
from firsthand.copies.words import (
    BEFORE_OPENING,
    CLOSING,
    OPENING,
    STRAIGHT,
    Hashes,
    Range,
    Words,
)

_MARKS = 0x3000
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
    table = table_for(codes)
    count, lone = scan_words(
        codes, table, _quotation_marks(), bounds, _spelling_slots(), places, hashes, quoted
    )
    kept = places[:count]
    return Words(
        hashes[:count],
        kept[:, 0],
        kept[:, 1],
        quoted[:count],
        kept[:, 2],
        lone / count if count else 0.0,
    )


@lru_cache(maxsize=1)
def _quotation_marks() -> CodePoints:
    """Return what each code point does to quotations: see `scan_words`."""
    marks = np.zeros(_MARKS, np.uint32)
    for kind, characters in enumerate((OPENING, CLOSING, STRAIGHT, BEFORE_OPENING), start=1):
        marks[characters[characters < _MARKS]] = kind
    return marks


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
