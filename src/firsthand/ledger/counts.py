"""Stated numbers as intervals: when two may both be right, and which to put first."""

from __future__ import annotations

import math
from dataclasses import dataclass

from firsthand.model import Count, CountOperator
from firsthand.resources import load_list


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a stated count allows.

    `vague` marks a word for an order of magnitude ("dozens"), which any number of that
    order satisfies; `running` a count that says of itself that it will change ("so far").
    """

    low: float
    high: float
    op: CountOperator
    n: float
    vague: bool = False
    running: bool = False

    @property
    def text(self) -> str:
        """The count as it is shown: "19", ">=16", "~24", "2-3"."""
        sign = "" if self.op is CountOperator.EQUAL else self.op.value
        return f"{sign}{self.n:g}" if self.n < 1e15 else f"{sign}{self.n}"  # noqa: PLR2004


# "About 400" may be 412, not 500.
_ABOUT = 0.2
# "More than 100" and 104 are one count, told roundly and exactly.
_ROUND = 0.25
_ROUND_STEP = 10
_ROUND_LEAST = 20
# Two counts of the same people: 29 and 30.
_SEVERAL = 4
_NEAR = 0.25


def count_interval(count: Count | None, around: str = "") -> Interval | None:
    """Return the numbers that a count allows; None where none is stated.

    Args:
        count: as stated.
        around: the words around it, which may say that it will change.
    """
    if count is None:
        return None
    words = count.quote.text.casefold().split() if count.quote else []
    magnitudes = _lists()["magnitudes"]
    vague = count.op is CountOperator.ABOUT and any(word in magnitudes for word in words)
    low, high = _bounds(count, vague=vague)
    return Interval(low, high, count.op, count.n, vague, has_words(around, "running"))


def _bounds(count: Count, *, vague: bool) -> tuple[float, float]:
    if vague:
        return (count.n / 2, count.n * 10)
    if count.max is not None:
        return (count.n, count.max)
    bounds = {
        CountOperator.EQUAL: (count.n, count.n),
        CountOperator.AT_LEAST: (count.n, math.inf),
        CountOperator.MORE: (count.n + 1, math.inf),
        CountOperator.AT_MOST: (0.0, count.n),
        CountOperator.ABOUT: (count.n * (1 - _ABOUT), count.n * (1 + _ABOUT)),
    }
    return bounds[count.op]


def may_agree(one: Interval, other: Interval) -> bool:
    """Return whether some number satisfies both counts."""
    return one.low <= other.high and other.low <= one.high


def tell_the_same(one: Interval, other: Interval) -> bool:
    """Return whether two counts need no showing side by side.

    Stricter than `may_agree`: "at least 16", from someone who can confirm no other number,
    allows 19, but a reader must see both. A vague word and a round bound below the exact
    number say nothing else than it.
    """
    if one.n == other.n:
        return may_agree(one, other) or not _exact(one, other)
    if one.vague or other.vague:
        return may_agree(one, other)
    if CountOperator.ABOUT in {one.op, other.op}:
        return may_agree(one, other)
    return may_agree(one, other) and (_rounds(one, other) or _rounds(other, one))


def nearly_equal(one: Interval, other: Interval) -> bool:
    """Return whether two numbers of several are so near that one thing may have been counted."""
    low, high = sorted((one.n, other.n))
    return low >= _SEVERAL and high <= low * (1 + _NEAR)


def _exact(one: Interval, other: Interval) -> bool:
    return one.op is CountOperator.EQUAL and other.op is CountOperator.EQUAL


def _rounds(bound: Interval, other: Interval) -> bool:
    is_round = bound.n >= _ROUND_LEAST and bound.n % _ROUND_STEP == 0
    is_bound = bound.op in {CountOperator.AT_LEAST, CountOperator.MORE}
    return is_round and is_bound and other.n <= bound.n * (1 + _ROUND)


def specificity(interval: Interval) -> int:
    """Return how much a count says: 3 for a number, 0 for a word such as "dozens"."""
    if interval.vague:
        return 0
    if interval.op is CountOperator.EQUAL:
        return 3
    return 1 if interval.op is CountOperator.ABOUT else 2


def has_words(text: str, name: str) -> bool:
    """Return whether a text has any words of a list of `count_words.yml`, at a word's start."""
    padded = f" {' '.join(text.casefold().split())} "
    return any(f" {cue}" in padded for cue in _lists()[name])


def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = load_list("count_words")
    return lists
