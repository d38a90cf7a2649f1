"""The loops over signs, words and lines that the line scorer needs, written to be compiled.

Imported only where numba is installed. They give the same answer as their counterparts in plain
numpy (`lettering.py`, `line_shapes.py`), which the tests hold against each other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from firsthand.clean import lettering, line_shapes
from firsthand.clean.lettering import (
    BRACKET,
    COMMA,
    DASH,
    DIGIT,
    KINDS,
    LOWER,
    PAIR,
    QUOTE,
    SPACE,
    STOP,
    UNCASED,
    UPPER,
    Hashes,
    Integers,
    Kinds,
)
from firsthand.clean.line_shapes import (
    ENOUGH,
    LONG_WORD,
    MARKS,
    OFTEN,
    OPENING,
    OWN,
    PROSE_WORDS,
    SHARES,
    SIGNS_A_WORD,
    WINDOWS,
    Buckets,
    Floats,
)
from firsthand.compiling import compiled

_HALF, _REST = np.uint32(15), np.uint32(13)
_SPREAD = lettering.SPREAD
_WORDS, _PAIRS = np.uint32(line_shapes.WORD_BUCKETS), np.uint32(line_shapes.PAIR_BUCKETS)
_EDGES = np.uint32(line_shapes.EDGE_BUCKETS - 1)
_SHARED = np.uint32(line_shapes.SHARED_BUCKETS)
_SHARES, _OFTEN, _MARKS = np.array(SHARES), np.array(OFTEN), np.array(MARKS)
_PLACE = 7 + len(WINDOWS)
_COLUMNS = OWN + _PLACE + 3
_LOGARITHMS = 5 + len(WINDOWS)

_Flags = NDArray[np.bool_]
_Wide = NDArray[np.float64]
_Letters = tuple[Integers, Kinds, Kinds, Hashes, Integers, Integers, Kinds]
_Shapes = tuple[Floats, _Wide, Buckets, Buckets, Buckets, Buckets, Buckets]


@compiled
def _mix(number: np.uint32) -> np.uint32:
    """Return a number with its bits spread: see `lettering.mix`."""
    mixed = np.uint32((number ^ (number >> _HALF)) * _SPREAD)
    return np.uint32(mixed ^ (mixed >> _REST))


@compiled
def read(
    codes: Hashes, sizes: Integers, kind_of: Kinds, folded: Hashes, factors: Hashes
) -> _Letters:
    """Return the fields of `Lettering` for lines of these sizes."""
    n, last = len(sizes), len(kind_of) - 1
    counts = np.zeros((n, KINDS), np.int64)
    opening, closing = np.zeros(n, np.uint8), np.full(n, KINDS, np.uint8)
    most = (len(codes) + 1) // 2
    hashes, kinds = np.empty(most, np.uint32), np.empty(most, np.uint8)
    word_lines, lengths = np.empty(most, np.int64), np.empty(most, np.int64)
    words = at = 0
    for line in range(n):
        opening[line] = kind_of[min(codes[at], last)]
        end = at + sizes[line] - 1
        length, total = 0, np.uint32(0)
        while at <= end:
            code = min(codes[at], last)
            kind = kind_of[code]
            if at < end:
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


@compiled
def shape(  # noqa: PLR0917 (all that the loops need)
    codes: Hashes,
    sizes: Integers,
    kind_of: Kinds,
    folded: Hashes,
    factors: Hashes,
    after_blank: _Flags,
    repeated: Floats,
) -> _Shapes:
    """Return the fields of `LineShapes`; numbers of which logarithms are due stand apart."""
    letters = read(codes, sizes, kind_of, folded, factors)
    counts, opening, closing, hashes, word_lines, lengths, kinds = letters
    n, many = len(sizes), len(hashes)
    words, capitals = np.zeros(n, np.int64), np.zeros(n, np.int64)
    buckets, edges = np.empty(many, np.int64), np.zeros((n, 3), np.int64)
    pairs, pair_lines = np.empty(many, np.int64), np.empty(many, np.int64)
    paired = 0
    for at in range(many):
        line, edge = word_lines[at], np.int64(hashes[at] % _EDGES) + 1
        buckets[at] = hashes[at] % _WORDS
        if words[line] < 2:  # noqa: PLR2004 (the first and the second)
            edges[line, words[line]] = edge
        edges[line, 2] = edge
        if words[line]:
            pairs[paired] = _mix(np.uint32(hashes[at - 1] * PAIR + hashes[at])) % _PAIRS
            pair_lines[paired] = line
            paired += 1
        words[line] += 1
        capitals[line] += kinds[at] == UPPER
    numbers = np.zeros((n, _COLUMNS), np.float32)
    logs = np.empty((n, _LOGARITHMS), np.float64)
    running = np.empty(n, np.int64)
    sums = np.zeros(n + 1, np.float64)
    for line in range(n):
        running[line] = max(words[line], counts[line, UNCASED] // SIGNS_A_WORD)
        _fill_own(numbers[line], counts[line], words[line], capitals[line])
        logs[line, 0] = running[line]
        logs[line, 1] = max(1, counts[line].sum() - counts[line, SPACE])
        _fill_ends(numbers[line], opening[line], closing[line])
        is_prose = closing[line] == STOP and running[line] >= PROSE_WORDS // 2
        sums[line + 1] = sums[line] + (running[line] if is_prose else 0)
        numbers[line, OWN + _PLACE] = after_blank[line]
        numbers[line, OWN + _PLACE + 1] = repeated[line]
    _fill_place(numbers, logs, sums)
    _fill_shared(numbers[:, OWN + _PLACE + 2], hashes, word_lines, lengths, running)
    return numbers, logs, buckets, word_lines, pairs[:paired], pair_lines[:paired], edges


@compiled
def _fill_own(out: Floats, counts: Integers, words: int, capitals: int) -> None:
    """Fill in the shape of a line by itself: see `line_shapes._own`."""
    signs, many = max(1, counts.sum() - counts[SPACE]), max(1, words)
    out[4] = capitals / many
    for index in range(4):
        out[5 + index] = counts[_SHARES[index]] / signs
        out[11 + index] = min(ENOUGH[index], counts[_MARKS[index]]) / ENOUGH[index]
    for index in range(2):
        out[9 + index] = min(1.0, counts[_OFTEN[index]] / many * 4)
    out[15] = min(12.0, signs / many) / 6
    out[23] = counts[UPPER] > 0 and counts[LOWER] == 0
    out[24] = words == 0


@compiled
def _fill_ends(out: Floats, opening: np.uint8, closing: np.uint8) -> None:
    out[2], out[3] = closing == STOP, closing == COMMA
    for index in range(len(OPENING)):
        out[16 + index] = opening == OPENING[index]


@compiled
def _fill_place(numbers: Floats, logs: _Wide, sums: _Wide) -> None:
    """Fill in how much prose stands before and around each line: see `line_shapes._place`."""
    n = len(numbers)
    total = sums[n] + 1e-6
    for line in range(n):
        numbers[line, OWN] = sums[line] / total
        numbers[line, OWN + 1] = (line + 1) / n
        numbers[line, OWN + 2] = min(line, 20) / 20
        numbers[line, OWN + 3] = min(n - 1 - line, 20) / 20
        logs[line, 2], logs[line, 3], logs[line, 4] = n, total, total / n
        for index in range(len(WINDOWS)):
            low, high = max(0, line - WINDOWS[index]), min(n, line + WINDOWS[index] + 1)
            logs[line, 5 + index] = (sums[high] - sums[low]) / (high - low)


@compiled
def _fill_shared(
    out: Floats, hashes: Hashes, word_lines: Integers, lengths: Integers, running: Integers
) -> None:
    """Fill in the share of longer words in other prose: see `line_shapes._shared_words`."""
    size = 16
    while size < 2 * len(hashes):
        size *= 2
    keys, last = np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    seen, slots = np.zeros(size, np.int64), np.empty(len(hashes), np.int64)
    for at in range(len(hashes)):
        slots[at] = -1
        if lengths[at] < LONG_WORD:
            continue
        bucket, line = np.int64(hashes[at] % _SHARED), word_lines[at]
        slot = bucket % size
        while keys[slot] not in (-1, bucket):
            slot = (slot + 1) % size
        keys[slot] = bucket
        if last[slot] != line:
            last[slot], slots[at] = line, slot
            seen[slot] += running[line] >= PROSE_WORDS
    found, many = np.zeros(len(out), np.int64), np.zeros(len(out), np.int64)
    for at in range(len(hashes)):
        if slots[at] >= 0:
            line = word_lines[at]
            many[line] += 1
            found[line] += seen[slots[at]] - (running[line] >= PROSE_WORDS) > 0
    for line in range(len(out)):
        out[line] = found[line] / max(1, many[line])
