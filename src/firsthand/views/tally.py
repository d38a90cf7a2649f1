"""How many people, by means, month and the like: bounds that count nobody twice.

The ledger keeps one event for what the reports of one story tell. Two stories may tell of one
act, and two types of event of the same people (a pardon, then their release). So the bounds
rest on which events are surely apart and which may be one.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Entity, Event, Status
from firsthand.views.people import People, people_of
from firsthand.views.sameness import are_apart, are_one

# What a tally counts: acts, on whoever's word. What is only claimed raises the upper bound.
COUNTED = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
_NOBODY: Mapping[str, Entity] = {}


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a tally.

    Attributes:
        keys: the values of what was tallied by, in that order; None where not stated.
        events: ids of the events behind it, in id order.
        acts: least and most number of separate acts.
        people: least number of people, and most; None where no number bounds them.
    """

    keys: tuple[str | None, ...]
    events: tuple[str, ...]
    acts: tuple[int, int]
    people: tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class _Act:
    event: Event
    people: People


def tally(
    events: Iterable[Event], by: Sequence[str], entities: Mapping[str, Entity] = _NOBODY
) -> list[Cell]:
    """Return the cells of a tally, in order of their keys, what is not stated last.

    The lower bound takes all events that may be one for one, and leaves out what is only
    claimed; the upper bound takes all that are not surely one for several.

    Args:
        events: chosen ones; plans, denials, habits and the like are left out.
        by: of "means", "month", "year", "type", "country", "status", "story", "actor".
        entities: by id; they tell the persons among the recipients, and name the actors.

    Raises:
        ValueError: `by` names something else.
    """
    for name in by:
        if name not in KEYS:
            raise ValueError(f"{name!r} is nothing to tally by; known are {', '.join(KEYS)}")
    cells: dict[tuple[str | None, ...], list[_Act]] = defaultdict(list)
    for event in events:
        if event.status in COUNTED:
            keys = tuple(KEYS[name](event, entities) for name in by)
            cells[keys].append(_Act(event, people_of(event, entities)))
    ordered = sorted(cells, key=lambda keys: tuple((key is None, key or "") for key in keys))
    return [_cell(keys, sorted(cells[keys], key=lambda act: act.event.id)) for keys in ordered]


def _cell(keys: tuple[str | None, ...], acts: Sequence[_Act]) -> Cell:
    sure = [act for act in acts if act.event.status is not Status.CLAIMED]
    least = _grouped(sure, _may_be_one)
    most = _grouped(acts, _is_one)
    return Cell(
        keys=keys,
        events=tuple(act.event.id for act in acts),
        acts=(len(least), len(most)),
        people=(sum(map(_fewest, least)), _total(map(_largest, most))),
    )


def _may_be_one(one: _Act, other: _Act) -> bool:
    return not are_apart(one.event, other.event, one.people, other.people)


def _is_one(one: _Act, other: _Act) -> bool:
    return are_one(one.event, other.event, one.people, other.people)


def _grouped(acts: Sequence[_Act], together: Callable[[_Act, _Act], bool]) -> list[list[People]]:
    """Return the people of acts in groups: what is tied to what is tied is one group."""
    parents = list(range(len(acts)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for one, other in itertools.combinations(range(len(acts)), 2):
        if root(one) != root(other) and together(acts[one], acts[other]):
            parents[root(other)] = root(one)
    groups: dict[int, list[People]] = defaultdict(list)
    for place, act in enumerate(acts):
        groups[root(place)].append(act.people)
    return [groups[place] for place in sorted(groups)]


def _fewest(group: Sequence[People]) -> int:
    """Return how many there are at least: of one event, or all who are named."""
    named: frozenset[str] = frozenset().union(*(people.named for people in group))
    return max(len(named), *(people.least for people in group))


def _largest(group: Sequence[People]) -> int | None:
    known = [people.most for people in group if people.most is not None]
    return max(known) if len(known) == len(group) else None


def _total(numbers: Iterable[int | None]) -> int | None:
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _dated(event: Event, length: int, coarse: frozenset[str | None]) -> str | None:
    date = event.date
    if date is None or date.value is None or date.precision in coarse:
        return None
    return date.value[:length]


def _actors(event: Event, entities: Mapping[str, Entity]) -> str | None:
    names = {party.entity for party in event.actors if party.entity}
    shown = sorted(entities[name].name if name in entities else name for name in names)
    return ", ".join(shown) or None


KEYS: Mapping[str, Callable[[Event, Mapping[str, Entity]], str | None]] = {
    "means": lambda event, _: event.means,
    "month": lambda event, _: _dated(event, len("2024-08"), frozenset({None, "year"})),
    "year": lambda event, _: _dated(event, len("2024"), frozenset({None})),
    "type": lambda event, _: event.type,
    "country": lambda event, _: event.place.country if event.place is not None else None,
    "status": lambda event, _: event.status.value,
    "story": lambda event, _: event.story,
    "actor": _actors,
}
