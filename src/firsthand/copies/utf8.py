"""Reading the word hashes of texts from their UTF-8 bytes, many texts in one call.

For the fast pass over a collection: it needs the hashes only, neither places nor quotation
marks, so that no array of code points is made. The hashes are those of `words.py`. Imported
only where numba is installed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import compiled
from firsthand.copies.folding import ALONE, JOINER, SEPARATOR, CodePoints
from firsthand.copies.kernels import LETTER, POINT_MARK, mix_one, respelled
from firsthand.copies.words import Hashes

Bytes = npt.NDArray[np.uint8]

STRANGE = -1
"""Returned for a text with a character that the table does not cover."""

_ALONE = np.uint32(ALONE)
_JOINER = np.uint32(JOINER)
_SEPARATOR = np.uint32(SEPARATOR)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_COMMA, _DOT = np.uint8(0x2C), np.uint8(0x2E)
_ZERO, _NINE = np.uint8(0x30), np.uint8(0x39)
_POINT = np.uint32(0x2E)
_FILTER_BITS = 16
_LOW, _THREE, _SEVEN, _ONE = map(np.uint32, (0xFFFF, 3, 7, 1))


class Folding(NamedTuple):
    """What the words of a text are read with.

    Attributes:
        plain: what each ASCII character is folded to; 0 for all other bytes.
        kinds: what each code point is folded to; below LETTER, which kind of mark it is.
        spelling: the open hash table of spellings, two rows.
        filter: a bit for the low 16 bits of each hash that has another spelling.
    """

    plain: Bytes
    kinds: CodePoints
    spelling: Hashes
    filter: Bytes


def spelling_filter(keys: Hashes) -> Bytes:
    """Return the bits by which nearly all words are known to have one spelling only."""
    bits = np.zeros(1 << (_FILTER_BITS - 3), np.uint8)
    low = keys[keys != 0] & np.uint32((1 << _FILTER_BITS) - 1)
    np.bitwise_or.at(bits, low >> 3, (1 << (low & 7)).astype(np.uint8))
    return bits


@compiled
def _width(first: np.uint8) -> int:
    """Return how many bytes the character has that begins with a byte."""
    if first < 0x80:  # noqa: PLR2004 (lengths of UTF-8)
        return 1
    if first < 0xE0:  # noqa: PLR2004
        return 2
    return 3 if first < 0xF0 else 4  # noqa: PLR2004


@compiled
def _code(data: Bytes, at: int, width: int) -> int:
    """Return the code point of so many bytes at a place."""
    if width == 1:
        return int(data[at])
    code = int(data[at]) & (0xFF >> (width + 1))
    for shift in range(1, width):
        code = (code << 6) | (int(data[at + shift]) & 0x3F)
    return code


@compiled
def _is_digit(data: Bytes, at: int, begin: int, end: int) -> bool:
    return begin <= at < end and _ZERO <= data[at] <= _NINE


@compiled
def _is_letter(data: Bytes, kinds: CodePoints, at: int, begin: int, end: int) -> bool:
    """Return whether the character that begins at a place is a letter."""
    if at < begin or at >= end or _is_digit(data, at, begin, end):
        return False
    code = _code(data, at, _width(data[at]))
    return code < len(kinds) and bool(kinds[code] >= LETTER)


@compiled
def _before(data: Bytes, at: int, begin: int) -> int:
    """Return where the character before a place begins, less than `begin` if there is none."""
    at -= 1
    while at >= begin and (data[at] & 0xC0) == 0x80:  # noqa: PLR2004 (bytes that go on)
        at -= 1
    return at


@compiled
def _point(data: Bytes, kinds: CodePoints, at: int, begin: int, end: int) -> np.uint32:
    """Return what a comma or full stop at a place is read as: see `words._join_numbers`."""
    if at + 1 >= end or data[at + 1] <= _POINT:
        return _SEPARATOR
    between = _is_digit(data, at - 1, begin, end) and _is_digit(data, at + 1, begin, end)
    if data[at] == _COMMA:
        group = between and _is_digit(data, at + 2, begin, end)
        group = group and _is_digit(data, at + 3, begin, end)
        return _JOINER if group and not _is_digit(data, at + 4, begin, end) else _SEPARATOR
    if between:
        return _POINT
    if not _is_letter(data, kinds, at + 1, begin, end):
        return _SEPARATOR
    behind = at + 1 + _width(data[at + 1])
    last = _before(data, at, begin)
    alone = not _is_letter(data, kinds, behind, begin, end)
    if alone and _is_letter(data, kinds, last, begin, end):
        first = _before(data, last, begin)
        return _SEPARATOR if _is_letter(data, kinds, first, begin, end) else _JOINER
    return _SEPARATOR


@compiled
def read_utf8(  # noqa: C901, PLR0917 (one compiled loop)
    data: Bytes, begin: int, end: int, folding: Folding, hashes: Hashes, count: int
) -> int:
    """Read the words of one text.

    Args:
        data: UTF-8 of one text or of many, with a 0 behind each.
        begin: where the text begins.
        end: where it ends: there stands a 0.
        folding: how characters and spellings are folded.
        hashes: filled from `count` on; has room for a word a byte.
        count: words that it holds already.

    Returns:
        How many words it holds now, or STRANGE where a character is not in the table.
    """
    kinds, plain = folding.kinds, folding.plain
    bits, british, american = folding.filter, folding.spelling[0], folding.spelling[1]
    total, inside, at = np.uint64(0), False, begin
    while at <= end:
        kind = np.uint32(plain[data[at]])
        while kind >= LETTER:
            total = total * _BASE + np.uint64(kind)
            inside = True
            at += 1
            kind = np.uint32(plain[data[at]])
        width = 1
        if data[at] >= 0x80:  # noqa: PLR2004 (not ASCII)
            width = _width(data[at])
            code = _code(data, at, width)
            if code >= len(kinds):
                return STRANGE
            kind = kinds[code]
        elif kind == POINT_MARK:
            kind = _point(data, kinds, at, begin, end)
        at += width
        if (kind >= LETTER and kind < _ALONE) or kind == _POINT:
            total = total * _BASE + np.uint64(kind)
            inside = True
            continue
        if kind == _JOINER:
            continue
        if inside:
            value = np.uint32(mix_one(total) >> _HALF)
            if (bits[(value & _LOW) >> _THREE] >> (value & _SEVEN)) & _ONE:
                value = respelled(value, british, american)
            hashes[count] = value
            count += 1
            total, inside = np.uint64(0), False
        if kind >= _ALONE:
            hashes[count] = np.uint32(mix_one(np.uint64(kind)) >> _HALF)
            count += 1
    return count
