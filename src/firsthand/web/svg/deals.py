"""The deal graph: which event was in exchange for, part of, or the result of which.

Events stand as boxes one below the other. Each link runs beside them in a lane of its own height
and bears a number, which stands on its line between two boxes: no other line runs there but
those of other lanes. What the numbers say is told in words below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Event, EventLink

ROW, HEIGHT, TOP = 52, 34, 8  # of a box, and from box to box
WIDTH = 620
_LANE, _MARGIN, _ROUND = 22, 12, 6
_LEAST_BOX = 300
_LETTER = 7.0  # about how wide one is
_HEAD = 6


@dataclass(frozen=True, slots=True)
class Deal:
    """One link between two events, and where its line runs.

    Attributes:
        number: by which picture and words name it, from 1.
        source, target: the events; `relation` reads from the first to the second.
        asserted_by: the entity that says so; None where the reporter does.
        path, head: of the line and of the arrow at its end.
        badge: where the number stands (x, y).
    """

    number: int
    source: Event
    target: Event
    relation: str
    asserted_by: str | None
    path: str
    head: str
    badge: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """One event: its place from above, and how many letters fit in."""

    event: Event
    y: int
    letters: int


@dataclass(frozen=True, slots=True)
class DealGraph:
    """Boxes, the links beside them, and how large the picture is."""

    boxes: tuple[Box, ...]
    deals: tuple[Deal, ...]
    left: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A link from row to row; its lane counts from the boxes outwards."""

    source: int
    target: int
    link: EventLink
    lane: int = 0

    @property
    def rows(self) -> tuple[int, int]:
        return min(self.source, self.target), max(self.source, self.target)


def deal_graph(events: Sequence[Event]) -> DealGraph:
    """Return the events that are linked to one another, in the order given, and their links."""
    shown = _linked(events)
    lines = _in_lanes(_lines(shown))
    left = _MARGIN + _LANE * (1 + max((line.lane for line in lines), default=0))
    width = max(WIDTH, left + _LEAST_BOX)
    letters = int((width - left - _LANE) / _LETTER)
    ends = _ends(lines)
    return DealGraph(
        boxes=tuple(Box(event, n * ROW + TOP, letters) for n, event in enumerate(shown)),
        deals=tuple(_deal(n, line, shown, ends, left) for n, line in enumerate(lines)),
        left=left,
        width=width,
        height=len(shown) * ROW + TOP,
    )


def _linked(events: Sequence[Event]) -> list[Event]:
    inside = {event.id for event in events}
    pairs = [(e.id, link.event) for e in events for link in e.links if link.event in inside]
    ends = {name for source, target in pairs for name in (source, target) if source != target}
    return [event for event in events if event.id in ends]


def _lines(shown: Sequence[Event]) -> list[_Line]:
    rows = {event.id: number for number, event in enumerate(shown)}
    return [
        _Line(rows[event.id], rows[link.event], link)
        for event in shown
        for link in event.links
        if link.event in rows and link.event != event.id
    ]


def _in_lanes(lines: Sequence[_Line]) -> list[_Line]:
    """Return lines with a lane each: the shortest nearest to the boxes, none over another."""
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[int, int] = {}
    for at in sorted(range(len(lines)), key=lambda at: lines[at].rows[1] - lines[at].rows[0]):
        first, last = lines[at].rows
        free = (
            lane
            for lane, rows in enumerate(taken)
            if all(last < other_first or first > other_last for other_first, other_last in rows)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[at] = lane
    return [_Line(x.source, x.target, x.link, lanes[at]) for at, x in enumerate(lines)]


def _ends(lines: Sequence[_Line]) -> dict[tuple[int, int], int]:
    """Return how high each line meets each of its boxes: upward ones first, so that few cross."""
    meeting: dict[int, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        first, last = line.rows
        meeting.setdefault(first, []).append((1000 - line.lane, number))
        meeting.setdefault(last, []).append((line.lane - 1000, number))
    return {
        (number, row): row * ROW + TOP + HEIGHT * place // (len(found) + 1)
        for row, found in meeting.items()
        for place, (_, number) in enumerate(sorted(found), start=1)
    }


def _deal(
    number: int,
    line: _Line,
    shown: Sequence[Event],
    ends: dict[tuple[int, int], int],
    left: int,
) -> Deal:
    start, end = ends[number, line.source], ends[number, line.target]
    lane = left - _LANE * (line.lane + 1)
    turn = _ROUND if end > start else -_ROUND
    between = line.rows[0] * ROW + TOP + HEIGHT + (ROW - HEIGHT) // 2
    return Deal(
        number=number + 1,
        source=shown[line.source],
        target=shown[line.target],
        relation=line.link.relation,
        asserted_by=line.link.asserted_by,
        path=(
            f"M {left} {start} H {lane + _ROUND} Q {lane} {start} {lane} {start + turn} "
            f"V {end - turn} Q {lane} {end} {lane + _ROUND} {end} H {left}"
        ),
        head=f"M {left - _HEAD} {end - 4} L {left} {end} L {left - _HEAD} {end + 4} Z",
        badge=(lane, between),
    )
