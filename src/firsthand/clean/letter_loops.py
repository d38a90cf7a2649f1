"""The loop over the signs of a text, written to be compiled.

Imported only where numba is installed. It gives the same answer as its counterpart in plain
numpy (`lettering.py`), which the tests hold against each other.
"""

from __future__ import annotations

import numpy as np

from firsthand.clean.lettering import (
    BRACKET,
    DASH,
    DIGIT,
    KINDS,
    LOWER,
    QUOTE,
    SPACE,
    UNCASED,
    UPPER,
    Hashes,
    Integers,
    Kinds,
)
from firsthand.compiling import compiled

_HALF, _REST = np.uint32(15), np.uint32(13)
_SPREAD = np.uint32(0x9E3779B1)

_Letters = tuple[Integers, Kinds, Kinds, Hashes, Integers, Integers, Kinds]


@compiled
def _mix(number: np.uint32) -> np.uint32:
    """Return a number with its bits spread: see `lettering.mix`."""
    mixed = np.uint32((number ^ (number >> _HALF)) * _SPREAD)
    return np.uint32(mixed ^ (mixed >> _REST))


@compiled
def read(
    codes: Hashes, ends: Integers, kind_of: Kinds, folded: Hashes, factors: Hashes
) -> _Letters:
    """Return the fields of `Lettering` for lines that end at `ends` among the signs."""
    n, last = len(ends), len(kind_of) - 1
    counts = np.zeros((n, KINDS), np.int64)
    opening, closing = np.zeros(n, np.uint8), np.full(n, KINDS, np.uint8)
    most = (len(codes) + 1) // 2
    hashes, kinds = np.empty(most, np.uint32), np.empty(most, np.uint8)
    word_lines, lengths = np.empty(most, np.int64), np.empty(most, np.int64)
    words = at = 0
    for line in range(n):
        opening[line] = kind_of[min(codes[at], last)]
        length, total = 0, np.uint32(0)
        while at <= ends[line]:
            code = min(codes[at], last)
            kind = kind_of[code]
            if at < ends[line]:
                counts[line, kind] += 1
            if kind in (LOWER, UPPER, DIGIT, UNCASED):
                if length == 0:
                    kinds[words] = kind
                total = np.uint32(total + folded[code] * factors[min(length, len(factors) - 1)])
                length += 1
            elif length:
                hashes[words], word_lines[words], lengths[words] = _mix(total), line, length
                words += 1
                length, total = 0, np.uint32(0)
            if kind not in (SPACE, QUOTE, BRACKET, DASH):
                closing[line] = kind
            at += 1
    return (
        counts,
        opening,
        closing,
        hashes[:words],
        word_lines[:words],
        lengths[:words],
        kinds[:words],
    )
