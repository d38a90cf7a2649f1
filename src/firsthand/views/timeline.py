"""What happened, day after day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.model import Event, EventDate, Status

# What was never said to take place has no place in time.
_OUT_OF_TIME = frozenset({Status.HYPOTHETICAL, Status.HABITUAL, Status.DENIED})


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """The events of one day, month or year; `value` is None for those without a date."""

    value: str | None
    precision: str | None
    events: tuple[Event, ...]


def timeline(events: Iterable[Event], *, with_unreal: bool = False) -> list[TimelineDay]:
    """Return events in order of time, those of the same date together, undated ones last.

    An event that is dated "by Saturday" stands on that Saturday, one of May before those of
    the first of May, one that began on a day on that day.

    Args:
        events: chosen ones.
        with_unreal: whether to keep what is denied, habitual or hypothetical.
    """
    days: dict[tuple[str, str | None], list[Event]] = defaultdict(list)
    for event in events:
        if with_unreal or event.status not in _OUT_OF_TIME:
            days[_value(event.date), _precision(event.date)].append(event)
    ordered = sorted(days, key=lambda key: (not key[0], key[0], key[1] or ""))
    return [
        TimelineDay(key[0] or None, key[1], tuple(sorted(days[key], key=_order))) for key in ordered
    ]


def _value(date: EventDate | None) -> str:
    return date.value or "" if date is not None else ""


def _precision(date: EventDate | None) -> str | None:
    return date.precision if date is not None and date.value is not None else None


def _order(event: Event) -> tuple[bool, str, str]:
    """What dates itself comes before what only its report dates."""
    relation = event.date.relation if event.date is not None else None
    return (relation not in {None, "on"}, event.type, event.id)
