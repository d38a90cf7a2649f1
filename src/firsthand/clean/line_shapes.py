"""What the line scorer sees of each line: its shape, its place and its words as buckets."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.clean.lettering import (
    BRACKET,
    COMMA,
    DASH,
    DIGIT,
    LOWER,
    QUOTE,
    SPACE,
    STOP,
    SYMBOL,
    UNCASED,
    UPPER,
    Lettering,
    pair,
    read_letters,
    signs_of,
    tables,
)
from firsthand.compiling import has_compiler

WORD_BUCKETS = 8192
PAIR_BUCKETS = 8192
EDGE_BUCKETS = 4096
SHARED_BUCKETS = 65536
PROSE_WORDS = 12
LONG_WORD = 5
WINDOWS = np.array([4, 12, 40])
# Scripts without spaces: so many signs count as a word.
SIGNS_A_WORD = 2

# The columns that hold logarithms, and by what these are divided.
_LOGS = [0, 1, 29, 30, 31, 32, 33, 34]
_LOG_PARTS = np.array([3, 5, 5, 7, 4, 4, 4, 4])
_LOOPS = "firsthand.clean.line_loops"

# The columns of `_own`: how many, and the kinds of signs whose counts they hold.
OWN = 25
SHARES, OFTEN, MARKS = (
    [DIGIT, UPPER, LOWER, UNCASED],
    [STOP, COMMA],
    [QUOTE, DASH, BRACKET, SYMBOL],
)
ENOUGH = np.array([2, 4, 2, 4])
OPENING = np.array([LOWER, UPPER, DIGIT, QUOTE, DASH, BRACKET, SYMBOL], np.uint8)

Floats = NDArray[np.float32]
Buckets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LineShapes:
    """The input of the scorer for the n lines of a document.

    Attributes:
        numbers: (n, features) shape and place, each of the order of one.
        words, word_lines: bucket and line of each word.
        pairs, pair_lines: the same for pairs of neighbouring words.
        edges: (n, 3) buckets of the first, second and last word, 0 where there is none.
    """

    numbers: Floats
    words: Buckets
    word_lines: Buckets
    pairs: Buckets
    pair_lines: Buckets
    edges: Buckets


def shape_lines(lines: list[str], after_blank: list[bool]) -> LineShapes:
    """Return what the scorer needs of the lines of one document, in text order.

    Args:
        lines: non-blank lines or paragraphs, none with a line break in it.
        after_blank: whether a blank line stands before each.
    """
    loops = sys.modules.get(_LOOPS)
    if loops is not None:
        return LineShapes(*_looped(loops.shape, lines, after_blank))
    letters = read_letters(lines)
    n = len(lines)
    words = np.bincount(letters.word_lines, minlength=n)
    running = np.maximum(words, letters.counts[:, UNCASED] // SIGNS_A_WORD)
    own = _own(letters, words, running)
    ends_well = own[:, 2] > 0
    place = _place(running * ends_well * (running >= PROSE_WORDS // 2), n)
    others = np.empty((n, 3), np.float32)
    others[:, 0] = after_blank
    others[:, 1] = _repeated(lines)
    others[:, 2] = _shared_words(letters, running)
    numbers = np.concatenate([own, place, others], axis=1)
    beside = letters.word_lines[1:] == letters.word_lines[:-1]
    pairs = pair(letters.hashes[:-1], letters.hashes[1:])[beside]
    return LineShapes(
        numbers,
        (letters.hashes % WORD_BUCKETS).astype(np.int64),
        letters.word_lines,
        (pairs % PAIR_BUCKETS).astype(np.int64),
        letters.word_lines[1:][beside],
        _edges(letters, words),
    )


def load_compiled() -> bool:
    """Load the compiled loops where numba is installed; return whether they are there.

    Loading takes about a second, as much as they save over some thousand texts.
    """
    if has_compiler():
        importlib.import_module(_LOOPS)
    return has_compiler()


def _looped(
    shape: Callable[..., Any], lines: list[str], after_blank: list[bool]
) -> tuple[Floats, Buckets, Buckets, Buckets, Buckets, Buckets]:
    """Return the fields of `LineShapes` as the compiled loops give them, but for logarithms."""
    numbers, logs, *rest = shape(
        *signs_of(lines), *tables(), np.array(after_blank, np.bool_), _repeated(lines)
    )
    numbers[:, _LOGS] = np.log1p(logs) / _LOG_PARTS
    return numbers, *rest


def _own(letters: Lettering, words: Buckets, running: Buckets) -> Floats:
    """Return the shape of each line by itself."""
    counts = letters.counts
    n = len(counts)
    signs = np.maximum(1, counts.sum(axis=1) - counts[:, SPACE])
    many = np.maximum(1, words)
    closing, opening = letters.closing, letters.opening
    capital = np.bincount(letters.word_lines[letters.word_kinds == UPPER], minlength=n)
    out = np.empty((n, OWN), np.float32)
    out[:, 0] = np.log1p(running) / 3
    out[:, 1] = np.log1p(signs) / 5
    out[:, 2] = closing == STOP
    out[:, 3] = closing == COMMA
    out[:, 4] = capital / many
    out[:, 5:9] = counts[:, SHARES] / signs[:, None]
    out[:, 9:11] = np.minimum(1, counts[:, OFTEN] / many[:, None] * 4)
    out[:, 11:15] = np.minimum(ENOUGH, counts[:, MARKS]) / ENOUGH
    out[:, 15] = np.minimum(12, signs / many) / 6
    out[:, 16:23] = opening[:, None] == OPENING
    out[:, 23] = (counts[:, UPPER] > 0) & (counts[:, LOWER] == 0)
    out[:, 24] = words == 0
    return out


def _place(prose: Buckets, n: int) -> Floats:
    """Return how much prose stands before each line and around it, and how long the text is."""
    sums = np.concatenate([[0], np.cumsum(prose)]).astype(np.float64)
    total = sums[-1] + 1e-6
    index = np.arange(n)
    out = np.empty((n, 7 + len(WINDOWS)), np.float32)
    out[:, 0] = sums[:-1] / total
    out[:, 1] = (index + 1) / n
    out[:, 2] = np.minimum(index, 20) / 20
    out[:, 3] = np.minimum(n - 1 - index, 20) / 20
    out[:, 4] = np.log1p(n) / 5
    out[:, 5] = np.log1p(total) / 7
    out[:, 6] = np.log1p(total / n) / 4
    low = np.maximum(0, index[:, None] - WINDOWS)
    high = np.minimum(n, index[:, None] + WINDOWS + 1)
    out[:, 7:] = np.log1p((sums[high] - sums[low]) / (high - low)) / 4
    return out


def _repeated(lines: list[str]) -> Floats:
    """Return 1 for lines that stand in the text more than once."""
    if len(set(lines)) == len(lines):
        return np.zeros(len(lines), np.float32)
    seen = Counter(lines)
    return np.fromiter((seen[line] > 1 for line in lines), np.float32, len(lines))


def _shared_words(letters: Lettering, running: Buckets) -> Floats:
    """Return the share of each line's longer words that stand in other lines of prose."""
    n = len(running)
    long = letters.word_lengths >= LONG_WORD
    lines, buckets = (
        letters.word_lines[long],
        (letters.hashes[long] % SHARED_BUCKETS).astype(np.int64),
    )
    is_prose = running >= PROSE_WORDS
    keys = lines * SHARED_BUCKETS + buckets
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    lines, buckets = keys // SHARED_BUCKETS, keys % SHARED_BUCKETS
    prose = is_prose[lines]
    seen = np.zeros(SHARED_BUCKETS, np.int32)
    np.add.at(seen, buckets[prose], 1)
    found = seen[buckets] - prose > 0
    many = np.maximum(1, np.bincount(lines, minlength=n))
    return (np.bincount(lines[found], minlength=n) / many).astype(np.float32)


def _edges(letters: Lettering, words: Buckets) -> Buckets:
    """Return the buckets of the first, second and last word of each line."""
    out = np.zeros((len(words), 3), np.int64)
    stop = np.cumsum(words)
    start = stop - words
    buckets = (letters.hashes % (EDGE_BUCKETS - 1)).astype(np.int64) + 1
    for column, (at, least) in enumerate(((start, 1), (start + 1, 2), (stop - 1, 1))):
        has = words >= least
        out[has, column] = buckets[at[has]]
    return out
