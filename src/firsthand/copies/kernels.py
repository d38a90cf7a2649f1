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
# Kinds of marks, in the place of what a code point that is no letter is folded to.
BEFORE_MARK, OPENING_MARK, CLOSING_MARK, STRAIGHT_MARK, POINT_MARK = map(np.uint32, range(2, 7))
LETTER = np.uint32(0x30)
"""Folded letters and figures are not less than this."""
_ZERO, _NINE = np.uint32(0x30), np.uint32(0x39)


@compiled
def mix_one(value: np.uint64) -> np.uint64:
    """Return a 64-bit value with its bits spread: see `words.mix`."""
    value = (value ^ (value >> _HALF)) * _MIX
    value = (value ^ (value >> _HALF)) * _MIX
    return value ^ (value >> _HALF)


@compiled
def _is_digit(codes: CodePoints, at: int) -> bool:
    return 0 <= at < len(codes) and _ZERO <= codes[at] <= _NINE


@compiled
def _is_letter(codes: CodePoints, kinds: CodePoints, at: int) -> bool:
    if at < 0 or at >= len(codes) or _is_digit(codes, at):
        return False
    return bool(kinds[codes[at]] >= LETTER)


@compiled
def _point(codes: CodePoints, kinds: CodePoints, at: int) -> np.uint32:
    """Return what a comma or full stop at a place is read as: see `words._join_numbers`."""
    between = _is_digit(codes, at - 1) and _is_digit(codes, at + 1)
    if codes[at] == _COMMA:
        group = between and _is_digit(codes, at + 2) and _is_digit(codes, at + 3)
        return _JOINER if group and not _is_digit(codes, at + 4) else _SEPARATOR
    if between:
        return _DOT
    initial = _is_letter(codes, kinds, at - 1) and not _is_letter(codes, kinds, at - 2)
    follows = _is_letter(codes, kinds, at + 1) and not _is_letter(codes, kinds, at + 2)
    return _JOINER if initial and follows else _SEPARATOR


@compiled
def _opens(codes: CodePoints, kinds: CodePoints, at: int) -> bool:
    """Return whether the quotation mark at a place opens a quotation."""
    kind = kinds[codes[at]]
    return bool(
        kind == OPENING_MARK
        or (kind == STRAIGHT_MARK and (at == 0 or kinds[codes[at - 1]] == BEFORE_MARK))
    )


@compiled
def respelled(value: np.uint32, keys: Hashes, values: Hashes) -> np.uint32:
    """Return the hash of the one spelling of a word, from an open hash table."""
    mask = len(keys) - 1
    at = int(value) & mask
    while keys[at] != 0:
        if keys[at] == value:
            american: np.uint32 = values[at]
            return american
        at = (at + 1) & mask
    return value


@compiled
def _finish(total: np.uint64, spelling: Hashes) -> np.uint32:
    """Return the hash of a word whose letters were all read, in its one spelling."""
    return respelled(np.uint32(mix_one(total) >> _HALF), spelling[0], spelling[1])


@compiled
def scan_words(  # noqa: C901, PLR0917 (one compiled loop)
    codes: CodePoints,
    kinds: CodePoints,
    bounds: Offsets,
    spelling: Hashes,
    places: Offsets,
    hashes: Hashes,
    quoted: Flags,
) -> tuple[int, int]:
    """Read the words of the body blocks of a text into arrays.

    Args:
        codes: the code points of the text, all of them in the table.
        kinds: what each is folded to; below LETTER, which kind of mark it is.
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
    total = np.uint64(0)
    for block in range(len(bounds)):
        is_quote = False
        for at in range(bounds[block, 0], bounds[block, 1]):
            kind = kinds[codes[at]]
            if kind == POINT_MARK:
                kind = _point(codes, kinds, at)
            if kind == _JOINER:
                continue
            if inside and (kind < LETTER or kind >= _ALONE) and kind != _DOT:
                inside = False
                hashes[count] = _finish(total, spelling)
                count += 1
            if kind < LETTER and kind != _DOT:
                if OPENING_MARK <= kind <= STRAIGHT_MARK:
                    is_quote = _opens(codes, kinds, at)
                continue
            if not inside:
                places[count, 0] = at
                places[count, 2] = block + 1
                quoted[count] = is_quote
                total = np.uint64(0)
                inside = True
            places[count, 1] = at + 1
            total = total * _BASE + np.uint64(kind)
            if kind >= _ALONE:
                inside = False
                hashes[count] = np.uint32(mix_one(total) >> _HALF)
                count += 1
                lone += 1
        if inside and (block + 1 == len(bounds) or bounds[block + 1, 0] > bounds[block, 1]):
            inside = False
            hashes[count] = _finish(total, spelling)
            count += 1
    return count, lone


@compiled
def gram_into(words: Hashes, begin: int, end: int, size: int, grams: Wide) -> int:
    """Write the hash of every run of `size` words of `words[begin:end]`; return how many."""
    count = max(0, end - begin - size + 1)
    for start in range(count):
        total = np.uint64(0)
        for shift in range(size):
            total = total * _STEP + np.uint64(words[begin + start + shift])
        grams[start] = mix_one(total)
    return count


@compiled
def scan_grams(words: Hashes, size: int) -> Wide:
    """Return the hash of every run of `size` words."""
    grams = np.empty(max(0, len(words) - size + 1), np.uint64)
    gram_into(words, 0, len(words), size, grams)
    return grams


@compiled
def winnow_into(grams: Wide, count: int, window: int, places: Offsets) -> int:
    """Write the places of the rightmost least hash of every window, each once.

    Args:
        grams: hashes.
        count: how many of them.
        window: neighbours of which the least is kept.
        places: filled in text order.

    Returns:
        How many places were written.
    """
    width = min(window, count)
    kept, least = 0, -1
    for start in range(count - width + 1 if count else 0):
        last = start + width - 1
        if least < start:
            least = start
            for at in range(start + 1, last + 1):
                if grams[at] <= grams[least]:
                    least = at
        elif grams[last] <= grams[least]:
            least = last
        else:
            continue
        places[kept] = least
        kept += 1
    return kept


@compiled
def winnow(grams: Wide, window: int) -> Offsets:
    """Return the places of the rightmost least hash of every window, each place once."""
    places = np.empty(len(grams), np.int64)
    return places[: winnow_into(grams, len(grams), window, places)]
