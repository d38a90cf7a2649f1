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
from firsthand.copies.utf8 import Folding, spelling_filter
from firsthand.copies.words import (
    BEFORE_OPENING,
    CLOSING,
    OPENING,
    STRAIGHT,
    Hashes,
    Range,
    Words,
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


@lru_cache(maxsize=1)
def folding() -> Folding:
    """Return what words are read with in texts that are given in UTF-8."""
    kinds = _kinds(len(table_for(np.zeros(0, np.uint32))))
    spelling = _spelling_slots()
    plain = np.zeros(256, np.uint8)
    plain[:128] = kinds[:128]
    return Folding(plain, kinds, spelling, spelling_filter(spelling[0]))


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
