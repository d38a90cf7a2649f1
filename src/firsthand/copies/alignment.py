"""Which words of one text stand in another: maximal shared runs, each word used once.

Seeds are runs of six equal words; they are joined along diagonals into maximal runs and
taken longest first. Texts may be cut, merged or put in another order, so the runs need
not stand in the same order on both sides. The result depends on the two texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firsthand.copies.compiled import is_ready
from firsthand.copies.fingerprints import gram_hashes
from firsthand.copies.words import Flags, Hashes, Offsets, Wide, Words

LEAST_RUN = 6
"""Words in a row that count as shared: containment is measured over such runs."""
_MOST_PLACES = 8
"""A run of words that a text repeats more often than this is tried at these places only."""


@dataclass(frozen=True, slots=True, order=True)
class WordRun:
    """`length` words that are equal from word `a` of one text and word `b` of the other."""

    a: int
    b: int
    length: int


def align_words(a: Words, b: Words) -> list[WordRun]:
    """Return the shared runs of at least six words, in the order of the first text.

    Each word of either text lies in at most one run. Longer runs are taken first; of
    equal ones, the one that stands first.
    """
    if is_ready():
        from firsthand.copies.aligning import align_rows

        rows = align_rows(a.hashes, b.hashes, LEAST_RUN, _MOST_PLACES).tolist()
        return [WordRun(*row) for row in sorted(rows)]
    return align_words_plainly(a, b)


def align_words_plainly(a: Words, b: Words) -> list[WordRun]:
    """Return the shared runs of two texts, with numpy alone."""
    left, right = _seeds(a.hashes, b.hashes)
    if not len(left):
        return []
    runs = _maximal(left, right)
    return sorted(_disjoint(runs, len(a), len(b)))


def _seeds(a: Hashes, b: Hashes) -> tuple[Offsets, Offsets]:
    """Return pairs of places at which six equal words begin."""
    grams_a, places_a = _ranked(gram_hashes(a, LEAST_RUN))
    grams_b, places_b = _ranked(gram_hashes(b, LEAST_RUN))
    low: Offsets = np.searchsorted(grams_b, grams_a, side="left").astype(np.int64)
    high = np.searchsorted(grams_b, grams_a, side="right")
    count = high - low
    left = np.repeat(places_a, count).astype(np.int64)
    step = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count)
    right = places_b[np.repeat(low, count) + step].astype(np.int64)
    return left, right


def _ranked(grams: Wide) -> tuple[Wide, Offsets]:
    """Return hashes in sort order with their places, each hash at most a few times."""
    order = np.argsort(grams, kind="stable")
    ranked = grams[order]
    new = np.concatenate([[True], ranked[1:] != ranked[:-1]])[: len(ranked)]
    first = np.maximum.accumulate(np.where(new, np.arange(len(ranked)), 0))
    kept = np.arange(len(ranked)) - first < _MOST_PLACES
    return ranked[kept], order[kept].astype(np.int64)


def _maximal(left: Offsets, right: Offsets) -> list[WordRun]:
    """Join seeds that follow each other on a diagonal."""
    order = np.lexsort((left, right - left))
    left, right = left[order], right[order]
    follows = (np.diff(left) == 1) & (np.diff(right) == 1)
    begin = np.flatnonzero(np.concatenate([[True], ~follows]))
    count = np.diff(np.concatenate([begin, [len(left)]]))
    rows = zip(left[begin].tolist(), right[begin].tolist(), count.tolist(), strict=True)
    return [WordRun(a, b, seeds + LEAST_RUN - 1) for a, b, seeds in rows]


def _disjoint(runs: list[WordRun], size_a: int, size_b: int) -> list[WordRun]:
    """Take runs longest first, without the words that longer ones have taken."""
    free_a, free_b = np.ones(size_a, np.bool_), np.ones(size_b, np.bool_)
    taken: list[WordRun] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.a, run.b)):
        free = free_a[run.a : run.a + run.length] & free_b[run.b : run.b + run.length]
        for start, end in _stretches(free):
            if end - start >= LEAST_RUN:
                taken.append(WordRun(run.a + start, run.b + start, end - start))
                free_a[run.a + start : run.a + end] = False
                free_b[run.b + start : run.b + end] = False
    return taken


def _stretches(free: Flags) -> list[tuple[int, int]]:
    """Return `(start, end)` of each stretch of true values."""
    if free.all():
        return [(0, len(free))]
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(np.int8)))
    return [(int(edges[at]), int(edges[at + 1])) for at in range(0, len(edges), 2)]
