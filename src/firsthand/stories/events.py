"""Whether the news of two reports is one happening, or surely two."""

from __future__ import annotations

import math
from collections.abc import Sequence

from firsthand.stories.input import StoryEvent
from firsthand.stories.kinds import KINDS
from firsthand.stories.units import day_number

# A release is announced one day and carried out the next: days this near are the same.
NEAR = 2
# Releases three weeks apart are two, whatever else is alike.
_FAR = 21

# Points of agreement.
_PERSONS = 0.5
_ACTORS = 0.2
_COUNT = 0.4
_SMALL_COUNT = 0.2
_DAY = 0.2
# Smaller numbers are the same by chance.
_TELLING = 5


def agreement(left: Sequence[StoryEvent], right: Sequence[StoryEvent]) -> float:
    """Return how well the best pair of new events agrees, in [0, 1]; 0 where none can.

    Events agree that are of a kind and do not contradict each other. What they share adds
    points: the persons it befell and a number that is no accident most, the day least.
    """
    return max((_agree(one, other) for one in left for other in right), default=0.0)


def contradiction(left: Sequence[StoryEvent], right: Sequence[StoryEvent]) -> float:
    """Return how surely both tell news of the same kind that cannot be the same, in [0, 1].

    Where no pair of their events agrees: up to 1 if a pair of the same type is of other days,
    the more the further apart; one half if it befell other persons on the same days.
    """
    if agreement(left, right) > 0:
        return 0.0
    pairs = [(one, other) for one in left for other in right if one.type == other.type]
    apart = [_days_apart(one, other) for one, other in pairs if not _befell_same(one, other)]
    if any(apart):
        return min(1.0, math.log1p(max(apart)) / math.log1p(_FAR))
    return 0.5 * any(_befell_others(one, other) for one, other in pairs)


def different_news(left: Sequence[StoryEvent], right: Sequence[StoryEvent]) -> bool:
    """Return whether both tell news, and none of the one is of a kind with any of the other."""
    return bool(left) and bool(right) and agreement(left, right) == 0.0


def is_told_again(news: Sequence[StoryEvent], recalled: Sequence[StoryEvent]) -> bool:
    """Return whether one report recalls, with its day, what another tells as news."""
    return any(_is_one_act(one, other) for one in news for other in recalled)


def _is_one_act(one: StoryEvent, other: StoryEvent) -> bool:
    if one.type != other.type or one.day is None or other.day is None:
        return False
    if _days_apart(one, other) or _befell_others(one, other):
        return False
    return one.count is None or other.count is None or one.count == other.count


def _agree(one: StoryEvent, other: StoryEvent) -> float:
    if KINDS.get(one.type, one.type) != KINDS.get(other.type, other.type):
        return 0.0
    if _days_apart(one, other) or _befell_others(one, other):
        return 0.0
    count = one.count if one.count == other.count else None
    points = (
        _PERSONS * _befell_same(one, other)
        + _ACTORS * bool(set(one.actors) & set(other.actors))
        + (0.0 if count is None else _COUNT if count >= _TELLING else _SMALL_COUNT)
        + _DAY * (one.day is not None and other.day is not None)
    )
    return min(1.0, points)


def _befell_same(one: StoryEvent, other: StoryEvent) -> bool:
    return bool(set(one.recipients) & set(other.recipients))


def _befell_others(one: StoryEvent, other: StoryEvent) -> bool:
    return bool(one.recipients) and bool(other.recipients) and not _befell_same(one, other)


def _days_apart(one: StoryEvent, other: StoryEvent) -> int:
    """Return the days between two events, 0 where they may be the same or are as good as that."""
    dates = (one.day, one.end or one.day, other.day, other.end or other.day)
    first, last, other_first, other_last = (day_number(day) for day in dates)
    if first is None or last is None or other_first is None or other_last is None:
        return 0
    gap = max(first - other_last, other_first - last)
    return gap if gap > NEAR else 0
