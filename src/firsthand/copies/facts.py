"""Figures and names that two aligned texts keep or change.

A refilled form keeps its words and changes its facts; a copy keeps the facts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side, find_gaps
from firsthand.copies.kinds import KINDS, kinds_of
from firsthand.copies.words import Flags

_BESIDE = 4
"""Words before and behind a run in which a form has its blanks."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What two aligned texts keep and change.

    Attributes:
        kept: figures of two signs or more inside shared runs.
        changed: figures that stand at the same place in both texts and differ.
        swapped: for each run, at how many of its two edges other figures or names stand.
        names: names inside shared runs.
        shared: words inside shared runs.
    """

    kept: int
    changed: int
    swapped: tuple[int, ...]
    names: int
    shared: int


def read_facts(a: Side, b: Side, runs: list[WordRun]) -> Facts:
    """Return the facts that shared runs keep, and those that change around them.

    Args:
        a: one text.
        b: the other.
        runs: their shared runs, in the order of the first.
    """
    one, two = kinds_of(a), kinds_of(b)
    inside = np.zeros(len(one.spelled), np.bool_)
    for run in runs:
        inside[run.a : run.a + run.length] = True
    kept = int(np.count_nonzero(inside & one.figures & one.long))
    changed = sum(
        min(_count(one.figures, gap.a0, gap.a1), _count(two.figures, gap.b0, gap.b1))
        for gap in find_gaps(a, b, runs)
    )
    swapped = tuple(_swapped(a, b, run) for run in runs)
    names = int(np.count_nonzero(inside & one.names))
    return Facts(kept, changed, swapped, names, int(np.count_nonzero(inside)))


def _count(flags: Flags, start: int, end: int) -> int:
    return int(np.count_nonzero(flags[start:end]))


def _swapped(a: Side, b: Side, run: WordRun) -> int:
    """Return at how many edges of a run each text has facts and no fact in common.

    Only words of the same paragraph stand beside a run: the next one is another matter.
    """
    before = _before(a, run.a), _before(b, run.b)
    behind = _behind(a, run.a + run.length), _behind(b, run.b + run.length)
    return sum(_differ(left, right) for left, right in (before, behind))


def _before(side: Side, start: int) -> list[str]:
    blocks = side.words.blocks
    low = max(0, start - _BESIDE)
    while low < start and blocks[low] != blocks[start]:
        low += 1
    return kinds_of(side).spelled[low:start]


def _behind(side: Side, end: int) -> list[str]:
    blocks = side.words.blocks
    high = min(len(side.words), end + _BESIDE)
    while high > end and blocks[high - 1] != blocks[end - 1]:
        high -= 1
    return kinds_of(side).spelled[end:high]


def _differ(left: list[str], right: list[str]) -> bool:
    """Whether both have figures, names or acts, and none of that kind in common."""
    return any(
        one and two and not one & two
        for one, two in ((_kind_of(left, kind), _kind_of(right, kind)) for kind in KINDS)
    )


def _kind_of(words: list[str], kind: Callable[[str], bool]) -> set[str]:
    return {word.casefold() for word in words if kind(word)}
