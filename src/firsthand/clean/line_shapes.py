"""What the line scorer sees of each line: its shape, its place and its words as buckets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.clean.lettering import (
    BRACKET,
    COMMA,
    DASH,
    DIGIT,
    KINDS,
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
)

WORD_BUCKETS = 8192
PAIR_BUCKETS = 8192
EDGE_BUCKETS = 4096
_PROSE_WORDS = 12
_LONG_WORD = 5
_WINDOWS = (4, 12, 40)
# Scripts without spaces: so many signs count as a word.
_SIGNS_A_WORD = 2

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
    letters = read_letters(lines)
    n = len(lines)
    words = np.bincount(letters.word_lines, minlength=n)
    running = np.maximum(words, letters.counts[:, UNCASED] // _SIGNS_A_WORD)
    own = _own(letters, words, running)
    ends_well = own[:, 2] > 0
    place = _place(running * ends_well * (running >= _PROSE_WORDS // 2), n)
    others = np.stack(
        [
            np.array(after_blank, np.float32),
            _repeated(lines),
            _shared_words(letters, running),
        ],
        axis=1,
    )
    numbers = np.concatenate([own, place, others], axis=1).astype(np.float32)
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


def _own(letters: Lettering, words: Buckets, running: Buckets) -> Floats:
    """Return the shape of each line by itself."""
    counts = letters.counts
    n = len(counts)
    signs = np.maximum(1, counts.sum(axis=1) - counts[:, SPACE])
    many = np.maximum(1, words)
    closing = _last_kinds(letters)
    opening = letters.kinds[letters.starts]
    capital = np.bincount(letters.word_lines[letters.word_kinds == UPPER], minlength=n)
    columns = [
        np.log1p(running) / 3,
        np.log1p(signs) / 5,
        closing == STOP,
        (closing == COMMA) * 1.0,
        capital / many,
        counts[:, DIGIT] / signs,
        counts[:, UPPER] / signs,
        counts[:, LOWER] / signs,
        counts[:, UNCASED] / signs,
        np.minimum(1, counts[:, STOP] / many * 4),
        np.minimum(1, counts[:, COMMA] / many * 4),
        np.minimum(2, counts[:, QUOTE]) / 2,
        np.minimum(4, counts[:, DASH]) / 4,
        np.minimum(2, counts[:, BRACKET]) / 2,
        np.minimum(4, counts[:, SYMBOL]) / 4,
        np.minimum(12, signs / many) / 6,
        *[opening == kind for kind in (LOWER, UPPER, DIGIT, QUOTE, DASH, BRACKET, SYMBOL)],
        (counts[:, UPPER] > 0) & (counts[:, LOWER] == 0),
        words == 0,
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _last_kinds(letters: Lettering) -> NDArray[np.uint8]:
    """Return the kind of each line's last sign that is no space, quote, bracket or star."""
    kinds = letters.kinds
    passed = (kinds == SPACE) | (kinds == QUOTE) | (kinds == BRACKET) | (kinds == DASH)
    at = np.maximum.accumulate(np.where(passed, -1, np.arange(len(kinds))))[letters.ends]
    return np.where(at >= letters.starts, kinds[np.maximum(at, 0)], np.uint8(KINDS)).astype(
        np.uint8
    )


def _place(prose: Buckets, n: int) -> Floats:
    """Return how much prose stands before each line and around it, and how long the text is."""
    sums = np.concatenate([[0], np.cumsum(prose)]).astype(np.float64)
    total = sums[-1] + 1e-6
    index = np.arange(n)
    columns = [
        sums[:-1] / total,
        (index + 1) / n,
        np.minimum(index, 20) / 20,
        np.minimum(n - 1 - index, 20) / 20,
        np.full(n, np.log1p(n) / 5),
        np.full(n, np.log1p(total) / 7),
        np.full(n, np.log1p(total / n) / 4),
    ]
    for width in _WINDOWS:
        low, high = np.maximum(0, index - width), np.minimum(n, index + width + 1)
        columns.append(np.log1p((sums[high] - sums[low]) / (high - low)) / 4)
    return np.stack(columns, axis=1).astype(np.float32)


def _repeated(lines: list[str]) -> Floats:
    """Return 1 for lines that stand in the text more than once."""
    seen: dict[str, int] = {}
    for line in lines:
        seen[line] = seen.get(line, 0) + 1
    return np.fromiter((seen[line] > 1 for line in lines), np.float32, len(lines))


def _shared_words(letters: Lettering, running: Buckets) -> Floats:
    """Return the share of each line's longer words that stand in other lines of prose."""
    n = len(running)
    long = letters.word_lengths >= _LONG_WORD
    lines, buckets = letters.word_lines[long], (letters.hashes[long] % 65536).astype(np.int64)
    is_prose = running >= _PROSE_WORDS
    keys = np.unique(lines * 65536 + buckets)
    lines, buckets = keys >> 16, keys & 65535
    prose = is_prose[lines]
    seen = np.bincount(buckets[prose], minlength=65536)
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
