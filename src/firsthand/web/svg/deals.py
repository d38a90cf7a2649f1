"""The deal graph: which event was in exchange for, part of, or the result of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Event

ROW, TOP, LINE = 44, 26, 15


@dataclass(frozen=True, slots=True)
class Deal:
    """One link between two events, and where its arc runs.

    Attributes:
        source, target: the events; `relation` reads from the first to the second.
        asserted_by: the entity that says so; None where the reporter does.
        path: of the arc in the picture whose rows are the linked events.
        label: where the name of the relation stands (x, y).
    """

    source: Event
    target: Event
    relation: str
    asserted_by: str | None
    path: str
    label: tuple[int, int]


def deal_graph(events: Sequence[Event]) -> tuple[Deal, ...]:
    """Return the links among events, each with its arc; rows are those of `linked`."""
    by_id = {event.id: event for event in events}
    rows = {event.id: number for number, event in enumerate(linked(events))}
    found: list[Deal] = []
    for event in events:
        for link in event.links:
            target = by_id.get(link.event)
            if target is None:
                continue
            start, end = rows[event.id] * ROW + TOP, rows[target.id] * ROW + TOP
            reach = 36 + 18 * abs(rows[event.id] - rows[target.id])
            path = f"M 4 {start} C {reach} {start}, {reach} {end}, 4 {end}"
            label = (int(4 + 0.75 * (reach - 4)) + 8, (start + end) // 2)
            while any(label == other.label for other in found):
                label = (label[0], label[1] + LINE)  # two links of the same two events
            found.append(Deal(event, target, link.relation, link.asserted_by, path, label))
    return tuple(found)


def linked(events: Sequence[Event]) -> list[Event]:
    """Return the events that have a link to or from another one, in the order given."""
    inside = {event.id for event in events}
    ends = {link.event for event in events for link in event.links if link.event in inside}
    return [
        event
        for event in events
        if event.id in ends or any(link.event in inside for link in event.links)
    ]
