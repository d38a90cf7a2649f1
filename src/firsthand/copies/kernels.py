"""The inner loops over characters and words, written to be compiled.

Imported only where numba is installed. Each gives the same answer as its counterpart in
plain numpy, which the tests hold against each other.
"""

from __future__ import annotations

import numpy as np

from firsthand.copies.compiled import compiled
from firsthand.copies.folding import ALONE, JOINER, SEPARATOR, CodePoints
from firsthand.copies.words import Flags, Hashes, Offsets, Wide

_ALONE = np.uint32(ALONE)
_JOINER = np.uint32(JOINER)
_SEPARATOR = np.uint32(SEPARATOR)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_STEP = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_COMMA, _DOT = np.uint32(0x2C), np.uint32(0x2E)
_ZERO, _NINE = np.uint32(0x30), np.uint32(0x39)


@compiled
def _mix(value: np.uint64) -> np.uint64:
    value = (value ^ (value >> _HALF)) * _MIX
    value = (value ^ (value >> _HALF)) * _MIX
    return value ^ (value >> _HALF)


@compiled
def _is_digit(codes: CodePoints, at: int) -> bool:
    return 0 <= at < len(codes) and _ZERO <= codes[at] <= _NINE


@compiled
def _is_letter(codes: CodePoints, table: CodePoints, at: int) -> bool:
    if at < 0 or at >= len(codes) or _is_digit(codes, at):
        return False
    return bool(table[codes[at]] > _JOINER)


@compiled
def _point(codes: CodePoints, table: CodePoints, at: int) -> np.uint32:
    """Return what a comma or full stop at a place is read as: see `words._join_numbers`."""
    between = _is_digit(codes, at - 1) and _is_digit(codes, at + 1)
    if codes[at] == _COMMA:
        group = between and _is_digit(codes, at + 2) and _is_digit(codes, at + 3)
        return _JOINER if group and not _is_digit(codes, at + 4) else _SEPARATOR
    if between:
        return _DOT
    initial = _is_letter(codes, table, at - 1) and not _is_letter(codes, table, at - 2)
    follows = _is_letter(codes, table, at + 1) and not _is_letter(codes, table, at + 2)
    return _JOINER if initial and follows else _SEPARATOR


@compiled
def _respelled(value: np.uint32, keys: Hashes, values: Hashes) -> np.uint32:
    """Return the hash of the one spelling of a word, from an open hash table."""
    mask = len(keys) - 1
    at = int(value) & mask
    while keys[at] != 0:
        if keys[at] == value:
            return values[at]
        at = (at + 1) & mask
    return value


@compiled
def scan_words(
    codes: CodePoints,
    table: CodePoints,
    marks: CodePoints,
    bounds: Offsets,
    spelling: Hashes,
    places: Offsets,
    hashes: Hashes,
    quoted: Flags,
) -> tuple[int, int]:
    """Read the words of the body blocks of a text into arrays.

    Args:
        codes: the code points of the text, all of the first plane.
        table: what each is folded to.
        marks: for each code point below 0x3000, 1 an opening, 2 a closing, 3 a straight
            quotation mark, 4 a mark before which a straight one opens; else 0.
        bounds: start and end of each block, two to a row.
        spelling: the hash table of spellings, two rows.
        places: filled with start, end and block of each word, three to a row.
        hashes: filled with the hash of each word.
        quoted: filled with whether it stands in quotation marks.

    Returns:
        The number of words, and how many of them are single characters.
    """
    count, lone = 0, 0
    inside = False
    total, power = np.uint64(0), np.uint64(1)
    for block in range(len(bounds)):
        is_quote = False
        for at in range(bounds[block, 0], bounds[block, 1]):
            code = codes[at]
            mark = marks[code] if code < len(marks) else np.uint32(0)
            if mark == 1:
                is_quote = True
            elif mark == 2:  # noqa: PLR2004 (see marks)
                is_quote = False
            elif mark == 3:  # noqa: PLR2004
                before = codes[at - 1] if at else np.uint32(0x20)
                is_quote = bool(before < len(marks) and marks[before] == 4)  # noqa: PLR2004
            folded = table[code]
            if code == _COMMA or code == _DOT:  # noqa: PLR1714 (compiled)
                folded = _point(codes, table, at)
            if folded == _JOINER:
                continue
            is_lone = (folded & _ALONE) != 0
            if inside and (folded == _SEPARATOR or is_lone):
                inside = False
                value = np.uint32(_mix(total) >> _HALF)
                hashes[count] = _respelled(value, spelling[0], spelling[1])
                count += 1
            if folded == _SEPARATOR:
                continue
            if not inside:
                places[count, 0] = at
                places[count, 2] = block + 1
                quoted[count] = is_quote
                total, power = np.uint64(0), np.uint64(1)
            inside = not is_lone
            places[count, 1] = at + 1
            total += np.uint64(folded) * power
            power *= _BASE
            if is_lone:
                hashes[count] = np.uint32(_mix(total) >> _HALF)
                count += 1
                lone += 1
        ends_here = block + 1 == len(bounds) or bounds[block + 1, 0] > bounds[block, 1]
        if inside and ends_here:
            inside = False
            value = np.uint32(_mix(total) >> _HALF)
            hashes[count] = _respelled(value, spelling[0], spelling[1])
            count += 1
    return count, lone


@compiled
def scan_grams(words: Hashes, size: int) -> Wide:
    """Return the hash of every run of `size` words."""
    count = max(0, len(words) - size + 1)
    grams = np.empty(count, np.uint64)
    for start in range(count):
        total = np.uint64(0)
        for shift in range(size):
            total = total * _STEP + np.uint64(words[start + shift])
        grams[start] = _mix(total)
    return grams


@compiled
def winnow(grams: Wide, window: int) -> Offsets:
    """Return the places of the rightmost least hash of every window, each place once."""
    count = len(grams)
    width = min(window, count)
    places = np.empty(count, np.int64)
    kept, least = 0, -1
    for start in range(count - width + 1):
        last = start + width - 1
        if least < start:
            least = start
            for at in range(start, last + 1):
                if grams[at] <= grams[least]:
                    least = at
        elif grams[last] <= grams[least]:
            least = last
        if kept == 0 or places[kept - 1] != least:
            places[kept] = least
            kept += 1
    return places[:kept]
