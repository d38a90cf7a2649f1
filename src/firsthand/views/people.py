"""How many people an event befell: least, most, and those who are named."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.ledger.counts import count_interval
from firsthand.model import Entity, Event, MentionType


@dataclass(frozen=True, slots=True)
class People:
    """Bounds of a number of people; `most` is None where nothing bounds it."""

    least: int
    most: int | None
    named: frozenset[str]


def people_of(event: Event, entities: Mapping[str, Entity]) -> People:
    """Return the people whom an event befell.

    All numbers that reports give count: where one has 40 and another 42, it is 40 to 42. An
    event that names persons and no number befell these; one that gives neither, someone.
    """
    recipients = {party.entity for party in event.recipients if party.entity is not None}
    named = frozenset(name for name in recipients if _is_person(name, entities))
    bounds = _stated(event)
    if not bounds:
        all_named = bool(named) and len(named) == len(event.recipients)
        return People(max(1, len(named)), len(named) if all_named else None, named)
    low = max(min(low for low, _ in bounds), len(named))
    high = max(high for _, high in bounds)
    return People(math.ceil(low), None if math.isinf(high) else math.floor(max(high, low)), named)


def _is_person(name: str, entities: Mapping[str, Entity]) -> bool:
    return name in entities and entities[name].type is MentionType.PERSON


def _stated(event: Event) -> list[tuple[float, float]]:
    """Return the bounds of each number that is at odds with another, or of the one there is."""
    values = [
        item.value for field in event.conflicts if field.field == "count" for item in field.values
    ]
    bounds = [found for value in values if (found := bounds_of(value)) is not None]
    interval = count_interval(event.count)
    if not bounds and interval is not None:
        bounds = [(interval.low, interval.high)]
    return bounds


_ABOUT = 0.2  # as in the counts of the ledger


def bounds_of(value: str) -> tuple[float, float] | None:
    """Return the bounds of a count as the ledger shows it: "40", ">=16", "~300", "2-3"."""
    sign = value[: len(value) - len(value.lstrip("<>=~"))]
    low, dash, high = value[len(sign) :].partition("-")
    try:
        first = float(low)
        last = float(high) if dash else first
    except ValueError:
        return None
    match sign:
        case ">=":
            return first, math.inf
        case ">":
            return first + 1, math.inf
        case "<=":
            return 0.0, last
        case "~":
            return first * (1 - _ABOUT), last * (1 + _ABOUT)
        case _:
            return first, last
