"""Links of mere order: left out where they say nothing, or what the days deny."""

from __future__ import annotations

from firsthand.ledger.order import settle_order
from firsthand.model import Event, EventDate, EventLink, Novelty, Plover, Status, Support

_PLOVER = Plover("RETREAT", "release", ())


def _event(
    name: str, *links: tuple[str, str], day: str | None = None, status: Status = Status.HAPPENED
) -> Event:
    return Event(
        id=name,
        story="sy-1",
        type="release",
        status=status,
        novelty=Novelty.NEW,
        plover=_PLOVER,
        support=Support(1, (1, 1), ()),
        evidence=(),
        date=None if day is None else EventDate(day, precision="day", relation="on"),
        links=tuple(EventLink(relation, target) for relation, target in links),
    )


def _links(*events: Event) -> list[tuple[str, str, str]]:
    return [
        (event.id, link.relation, link.event)
        for event in settle_order(events)
        for link in event.links
    ]


def test_a_price_is_not_told_as_a_sequel_too() -> None:
    one = _event("a", ("follows", "b"), ("in_exchange_for", "b"))
    assert _links(one, _event("b")) == [("a", "in_exchange_for", "b")]


def test_a_price_of_the_other_side_leaves_out_the_order() -> None:
    one, other = _event("a", ("follows", "b")), _event("b", ("in_exchange_for", "a"))
    assert _links(one, other) == [("b", "in_exchange_for", "a")]


def test_what_never_happened_follows_nothing() -> None:
    denied = _event("a", ("follows", "b"), status=Status.DENIED)
    assert _links(denied, _event("b")) == []


def test_the_earlier_day_follows_nothing() -> None:
    early = _event("a", ("follows", "b"), day="2025-11-03")
    assert _links(early, _event("b", day="2025-11-05")) == []
    late = _event("a", ("follows", "b"), day="2025-11-05")
    assert _links(late, _event("b", day="2025-11-03")) == [("a", "follows", "b")]


def test_a_result_stands_whatever_the_days() -> None:
    one = _event("a", ("result_of", "b"), day="2025-11-03")
    assert _links(one, _event("b", day="2025-11-05")) == [("a", "result_of", "b")]
