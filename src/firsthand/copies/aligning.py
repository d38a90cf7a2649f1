"""The inner loops of aligning two texts, written to be compiled; see `alignment.py`.

Imported only where numba is installed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import compiled
from firsthand.copies.kernels import scan_grams
from firsthand.copies.words import Flags, Hashes, Offsets, Wide

Small = npt.NDArray[np.int32]


@compiled
def _chains(grams: Wide, most: int) -> tuple[Small, Small, Flags]:
    """Return an open hash table over grams: by slot the first place, by place the next.

    The last array says which places count: of equal grams the first `most` do.
    """
    size = 4
    while size < 2 * len(grams):
        size *= 2
    first = np.full(size, -1, np.int32)
    last = np.empty(size, np.int32)
    held = np.zeros(size, np.int32)
    after = np.full(len(grams), -1, np.int32)
    counts = np.ones(len(grams), np.bool_)
    for place in range(len(grams)):
        slot = int(grams[place]) & (size - 1)
        while first[slot] >= 0 and grams[first[slot]] != grams[place]:
            slot = (slot + 1) & (size - 1)
        held[slot] += 1
        counts[place] = held[slot] <= most
        if not counts[place]:
            continue
        if first[slot] < 0:
            first[slot] = place
        else:
            after[last[slot]] = place
        last[slot] = place
    return first, after, counts


@compiled
def _maximal(grams_a: Wide, grams_b: Wide, least: int, most: int) -> Offsets:
    """Return the maximal shared runs, a row of three each, in the order of a, then of b."""
    first, after, _ = _chains(grams_b, most)
    counts = _chains(grams_a, most)[2]
    mask = len(first) - 1
    rows = np.empty((64, 3), np.int64)
    used = 0
    # By diagonal: the run that was seen there last.
    open_runs = np.full(len(grams_a) + len(grams_b), -1, np.int64)
    for a in range(len(grams_a)):
        if not counts[a]:
            continue
        slot = int(grams_a[a]) & mask
        while first[slot] >= 0 and grams_b[first[slot]] != grams_a[a]:
            slot = (slot + 1) & mask
        b = first[slot]
        while b >= 0:
            diagonal = b - a + len(grams_a) - 1
            run = open_runs[diagonal]
            if run >= 0 and rows[run, 0] + rows[run, 2] - least + 1 == a:
                rows[run, 2] += 1
            else:
                if used == len(rows):
                    rows = np.concatenate((rows, np.empty_like(rows)))
                rows[used, 0], rows[used, 1], rows[used, 2] = a, b, least
                open_runs[diagonal] = used
                used += 1
            b = after[b]
    return rows[:used]


@compiled
def align_rows(a: Hashes, b: Hashes, least: int, most: int) -> Offsets:
    """Return the shared runs of two texts, each word used once, longest runs first.

    Args:
        a: word hashes of one text.
        b: those of the other.
        least: words of a run.
        most: places of a repeated run that are tried.

    Returns:
        Start in a, start in b and length of each run, in the order in which they were taken.
    """
    runs = _maximal(scan_grams(a, least), scan_grams(b, least), least, most)
    free_a = np.ones(len(a), np.bool_)
    free_b = np.ones(len(b), np.bool_)
    taken = np.empty((min(len(a), len(b)) // least + 1, 3), np.int64)
    used = 0
    for run in np.argsort(-runs[:, 2], kind="mergesort"):
        start_a, start_b, length = runs[run, 0], runs[run, 1], runs[run, 2]
        begin = 0
        for at in range(length + 1):
            if at < length and free_a[start_a + at] and free_b[start_b + at]:
                continue
            if at - begin >= least:
                taken[used, 0] = start_a + begin
                taken[used, 1] = start_b + begin
                taken[used, 2] = at - begin
                used += 1
                free_a[start_a + begin : start_a + at] = False
                free_b[start_b + begin : start_b + at] = False
            begin = at + 1
    return taken[:used]


@compiled
def count_common(one: Wide, two: Wide) -> int:
    """Return how many values two ascending arrays have in common."""
    at, count = 0, 0
    for value in one:
        while at < len(two) and two[at] < value:
            at += 1
        if at == len(two):
            break
        count += two[at] == value
    return count
