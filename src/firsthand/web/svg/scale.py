"""Events on a scale of time: a lane for each type, a mark for each event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.ledger.dates import day_range
from firsthand.model import Event

LEFT, WIDTH, LANE = 150, 560, 30
_LEAST_SPAN = 1  # days


@dataclass(frozen=True, slots=True)
class Point:
    """One event: where it begins, how wide its time is, and whether it is bounded."""

    x: float
    width: float
    event: Event


@dataclass(frozen=True, slots=True)
class Track:
    """The events of one type, in one lane."""

    y: int
    type: str
    points: tuple[Point, ...]
    first: str
    last: str


def tracks(events: Iterable[Event]) -> tuple[Track, ...]:
    """Return a lane for each type of event that has a day, all to one scale of time.

    An event that is only known to be before or after a day stands on that day.
    """
    placed = [(event, days) for event in events if (days := _days(event)) is not None]
    if not placed:
        return ()
    first = min(low for _, (low, _) in placed)
    last = max(high for _, (_, high) in placed)
    reach = max(_LEAST_SPAN, last - first)
    lanes: dict[str, list[Point]] = {}
    for event, (low, high) in placed:
        x = LEFT + WIDTH * (low - first) / reach
        width = max(6.0, WIDTH * (high - low) / reach)
        lanes.setdefault(event.type, []).append(Point(round(x, 1), round(width, 1), event))
    ends = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return tuple(
        Track(number * LANE, kind, tuple(lanes[kind]), *ends)
        for number, kind in enumerate(sorted(lanes))
    )


def _days(event: Event) -> tuple[int, int] | None:
    """Return the first and last day of an event's stated date, as ordinals."""
    if event.date is None or event.date.value is None:
        return None
    found = day_range(event.date)
    if found is None:
        return None
    stated = _ordinal(event.date.value)
    if event.date.relation in {"before", "on_or_before", "after"} and stated is not None:
        return stated, stated
    return int(found.first), int(found.last)


def _ordinal(value: str) -> int | None:
    parts = (value[:10] + "-01-01")[:10] if len(value) < len("2024-08-05") else value[:10]
    try:
        return date.fromisoformat(parts).toordinal()
    except ValueError:
        return None
