"""Whether the news of two reports is one happening, or surely two."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.stories.input import StoryEvent
from firsthand.stories.kinds import KINDS
from firsthand.stories.units import day_number

# A release is announced one day and carried out the next: days this near are the same.
NEAR = 2


def agreement(left: Sequence[StoryEvent], right: Sequence[StoryEvent]) -> float:
    """Return how well the best pair of new events agrees, in [0, 1]; 0 where none can.

    Events agree that are of a kind and do not contradict each other; every shared
    recipient, actor, count and day adds a quarter.
    """
    return max((_agree(one, other) for one in left for other in right), default=0.0)


def contradiction(left: Sequence[StoryEvent], right: Sequence[StoryEvent]) -> float:
    """Return 1 where both tell news of the same kind that cannot be the same, else 0.

    That is so where no pair of their events agrees and one pair of the same type is of
    other days, with other recipients or another count.
    """
    if agreement(left, right) > 0:
        return 0.0
    return float(any(_differ(one, other) for one in left for other in right))


def _agree(one: StoryEvent, other: StoryEvent) -> float:
    if KINDS.get(one.type, one.type) != KINDS.get(other.type, other.type):
        return 0.0
    if _days_apart(one, other):
        return 0.0
    points = (
        bool(set(one.recipients) & set(other.recipients)),
        bool(set(one.actors) & set(other.actors)),
        one.count is not None and one.count == other.count,
        one.day is not None and other.day is not None,
    )
    return sum(points) / len(points)


def _differ(one: StoryEvent, other: StoryEvent) -> bool:
    if one.type != other.type or not _days_apart(one, other):
        return False
    return not set(one.recipients) & set(other.recipients)


def _days_apart(one: StoryEvent, other: StoryEvent) -> bool:
    bounds = [
        day_number(day) for day in (one.day, one.end or one.day, other.day, other.end or other.day)
    ]
    first, last, other_first, other_last = bounds
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return first - other_last > NEAR or other_first - last > NEAR
