"""The deal graph: each link has a number of its own that no other line touches."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.views.test_views import an_event

from firsthand.model import EventLink
from firsthand.web.svg.deals import Deal, deal_graph

_RADIUS = 8
_SEVERAL = st.integers(0, 6)


def _strokes(deal: Deal) -> list[tuple[int, int, int, int]]:
    """Return the straight parts of a line: each from (x, y) to (x, y)."""
    left, start = map(int, re.findall(r"M (-?\d+) (-?\d+) H", deal.path)[0])
    lane, end = deal.badge[0], int(re.findall(r"(-?\d+) H \d+$", deal.path)[0])
    low, high = sorted((start, end))
    return [(lane, start, left, start), (lane, low, lane, high), (lane, end, left, end)]


def _touches(badge: tuple[int, int], stroke: tuple[int, int, int, int]) -> bool:
    x, y = badge
    x1, y1, x2, y2 = stroke
    return x1 - _RADIUS < x < x2 + _RADIUS and y1 - _RADIUS < y < y2 + _RADIUS


@given(
    st.lists(st.tuples(_SEVERAL, _SEVERAL, st.sampled_from(["part_of", "result_of"])), max_size=14)
)
def test_numbers_touch_no_other_line_and_no_other_number(pairs: list[tuple[int, int, str]]) -> None:
    events = [
        replace(
            an_event(str(at)),
            links=tuple(EventLink(word, f"ev-{b}") for a, b, word in pairs if a == at),
        )
        for at in range(7)
    ]
    graph = deal_graph(events)
    assert len(graph.deals) == sum(a != b for a, b, _ in pairs)
    assert {d.event.id for d in graph.boxes} == {
        e.id for d in graph.deals for e in (d.source, d.target)
    }
    for one, other in combinations(graph.deals, 2):
        assert one.badge != other.badge
        apart = max(abs(one.badge[0] - other.badge[0]), abs(one.badge[1] - other.badge[1]))
        assert apart > 2 * _RADIUS
        assert not any(_touches(one.badge, stroke) for stroke in _strokes(other))
        assert not any(_touches(other.badge, stroke) for stroke in _strokes(one))
    for deal in graph.deals:
        assert _RADIUS <= deal.badge[0] < graph.left - _RADIUS
        assert deal.badge[1] + _RADIUS < graph.height
