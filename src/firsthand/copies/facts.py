"""Figures and names that two aligned texts keep or change.

A refilled form keeps its words and changes its facts; a copy keeps the facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side, find_gaps, is_act, is_name, is_number_word
from firsthand.resources import load_list

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(19|20)\d\d")
_EXACT = 3
"""Digits from which a figure is exact."""
_BESIDE = 4
"""Words before and behind a run in which a form has its blanks."""

_WORDS_TO_A_BLANK = 20
"""Words of a form, at most, to each figure that is filled in."""


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
    inside = [word for run in runs for word in a.spelled(run.a, run.a + run.length)]
    kept = sum(1 for word in inside if len(word) > 1 and is_figure(word))
    changed = sum(
        min(_figures(a, gap.a0, gap.a1), _figures(b, gap.b0, gap.b1))
        for gap in find_gaps(a, b, runs)
    )
    swapped = tuple(_swapped(a, b, run) for run in runs)
    return Facts(kept, changed, swapped, sum(map(is_name, inside)), len(inside))


def is_figure(word: str) -> bool:
    """Return whether a word is a number, in digits or spelled out."""
    return _DIGIT.search(word) is not None or is_number_word(word)


def exact_figures(words: Iterable[str]) -> set[str]:
    """Return the figures that hardly two reports share by chance: three digits and more, no year.

    A figure with a decimal point is exact from two digits on ("6.5").
    """
    return {word.replace(",", "") for word in words if _is_exact(word)}


def _is_exact(word: str) -> bool:
    if not word[0].isdigit():
        return False
    digits = sum(map(str.isdigit, word))
    if digits >= _EXACT:
        return _YEAR.fullmatch(word) is None
    return digits == _EXACT - 1 and "." in word


def is_ordinary(word: str) -> bool:
    """Return whether a word tells something and is no name: neither "the" nor "Ostwick"."""
    return word[0].isalpha() and not word[0].isupper() and word.casefold() not in _small_words()


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    return frozenset(load_list("copy_changes")["small_words"])


def _figures(side: Side, start: int, end: int) -> int:
    return sum(map(is_figure, side.spelled(start, end)))


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
    return side.spelled(low, start)


def _behind(side: Side, end: int) -> list[str]:
    blocks = side.words.blocks
    high = min(len(side.words), end + _BESIDE)
    while high > end and blocks[high - 1] != blocks[end - 1]:
        high -= 1
    return side.spelled(end, high)


def _differ(left: list[str], right: list[str]) -> bool:
    """Whether both have figures, names or acts, and none of that kind in common."""
    return any(
        one and two and not one & two
        for one, two in (
            (_kind_of(left, kind), _kind_of(right, kind)) for kind in (is_figure, is_name, is_act)
        )
    )


def _kind_of(words: list[str], kind: Callable[[str], bool]) -> set[str]:
    return {word.casefold() for word in words if kind(word)}
