"""Chosen events, a timeline, a tally that counts nobody twice, and one event's grounds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from firsthand.model import (
    Conflict,
    ConflictValue,
    Count,
    CountOperator,
    Entity,
    Event,
    EventDate,
    MentionType,
    Novelty,
    Origin,
    Party,
    Place,
    Plover,
    Producer,
    ProducerKind,
    Quoted,
    Span,
    Status,
    Support,
)
from firsthand.model import Testimony as Told
from firsthand.views.card import event_card
from firsthand.views.reports import REPORT_COLUMNS, event_reports
from firsthand.views.tally import tally
from firsthand.views.timeline import timeline
from firsthand.views.wanted import Wanted, select_events

ENTITIES = {
    "en-anna": Entity("en-anna", MentionType.PERSON, "Anna Lind", aliases=("A. Lind",)),
    "en-bo": Entity("en-bo", MentionType.PERSON, "Bo Ek"),
    "en-north": Entity("en-north", MentionType.PLACE, "Northland", country="NO"),
}


def an_event(name: str, **values: Any) -> Event:
    day = values.pop("day", "2025-03-01")
    count = values.pop("count", None)
    named = values.pop("named", ())
    plain: dict[str, Any] = {
        "id": f"ev-{name}",
        "story": "sy-1",
        "type": "release",
        "status": Status.HAPPENED,
        "novelty": Novelty.NEW,
        "plover": Plover("RETREAT", "release"),
        "support": Support(1, (1, 1)),
        "evidence": (Quoted(Span(f"do-{name}", 0, 5), "freed"),),
        "date": EventDate(day, precision="day", relation="on") if day else None,
        "recipients": tuple(Party(item) for item in named),
    }
    if count is not None:
        op, n = count
        plain["count"] = Count(CountOperator(op), n)
    return Event(**{**plain, **values})


def ids(events: list[Event]) -> list[str]:
    return [event.id for event in events]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["ev-a", "ev-b", "ev-c"]),
        (Wanted(type="pardon"), ["ev-b"]),
        (Wanted(status="planned"), ["ev-c"]),
        (Wanted(actor="northl"), ["ev-a"]),
        (Wanted(person="a. lind"), ["ev-b"]),
        (Wanted(actor="a. lind"), []),
        (Wanted(place="NO"), ["ev-a"]),
        (Wanted(place="tromv"), ["ev-a"]),
        (Wanted(since="2025-03-02"), ["ev-b"]),
        (Wanted(until="2025-03-01"), ["ev-a"]),
        (Wanted(support=2), ["ev-b"]),
    ],
)
def test_events_are_chosen_by_all_conditions(wanted: Wanted, found: list[str]) -> None:
    events = [
        an_event("a", actors=(Party("en-north"),), place=Place("Tromvik", "NO")),
        an_event(
            "b", type="pardon", named=["en-anna"], day="2025-04-01", support=Support(2, (2, 3))
        ),
        an_event("c", status=Status.PLANNED, day=None),
    ]
    assert ids(select_events(events, wanted, ENTITIES)) == found


def test_timeline_goes_by_date_and_leaves_out_what_never_was() -> None:
    events = [
        an_event("late", day="2025-03-02"),
        an_event("undated", day=None),
        an_event("denied", status=Status.DENIED),
        an_event("early", day="2025-02"),
    ]
    days = timeline(events)
    assert [(day.value, ids(list(day.events))) for day in days] == [
        ("2025-02", ["ev-early"]),
        ("2025-03-02", ["ev-late"]),
        (None, ["ev-undated"]),
    ]
    assert len(timeline(events, with_unreal=True)) == 4


def people(events: list[Event], by: tuple[str, ...] = ()) -> tuple[int, int | None]:
    (cell,) = tally(events, by, ENTITIES)
    return cell.people


def test_one_act_told_by_two_stories_is_counted_once() -> None:
    events = [an_event("a", count=("=", 40)), an_event("b", story="sy-2", count=("=", 40))]
    assert people(events) == (40, 40)


def test_what_may_be_one_act_counts_once_at_least_and_twice_at_most() -> None:
    events = [
        an_event("a", count=("=", 40)),
        an_event("b", story="sy-2", count=("=", 40), day=None),
    ]
    assert people(events) == (40, 80)


def test_two_acts_of_one_story_are_two() -> None:
    events = [an_event("a", count=("=", 40)), an_event("b", count=("=", 7))]
    assert people(events) == (47, 47)


def test_a_pardon_and_the_release_of_the_same_are_no_two_groups() -> None:
    events = [an_event("a", count=("=", 12)), an_event("b", type="pardon", count=("=", 12))]
    assert people(events) == (12, 24)


def test_bounds_show_how_much_is_known() -> None:
    assert people([an_event("a", count=(">=", 16))]) == (16, None)
    assert people([an_event("a", count=("~", 100))]) == (80, 120)
    assert people([an_event("a")]) == (1, None)
    assert people([an_event("a", named=["en-anna", "en-bo"])]) == (2, 2)


def test_numbers_at_odds_are_a_range() -> None:
    values = tuple(ConflictValue(n, ("do-a",), ("or-1",)) for n in ("40", "42"))
    event = an_event("a", count=("=", 40), conflicts=(Conflict("count", values),))
    assert people([event]) == (40, 42)


def test_what_is_only_claimed_raises_the_upper_bound_alone() -> None:
    events = [an_event("a", count=("=", 5), status=Status.CLAIMED)]
    assert people(events) == (0, 5)
    assert tally([an_event("p", status=Status.PLANNED)], ("month",)) == []


def test_cells_go_by_their_keys_and_name_their_events() -> None:
    events = [
        an_event("a", count=("=", 5), means="pardon"),
        an_event("b", count=("=", 3), means="exchange", day="2025-04-02"),
        an_event("c", count=("=", 2), day="2025"),
    ]
    cells = tally(events, ("means", "year"))
    assert [(cell.keys, cell.people, cell.events) for cell in cells] == [
        (("exchange", "2025"), (3, 3), ("ev-b",)),
        (("pardon", "2025"), (5, 5), ("ev-a",)),
        ((None, "2025"), (2, 2), ("ev-c",)),
    ]
    with pytest.raises(ValueError, match="nothing to tally by"):
        tally(events, ("colour",))


@given(
    some.lists(
        some.tuples(
            some.sampled_from(["=", ">=", "~", "<="]),
            some.integers(0, 60),
            some.sampled_from([None, "2025-03-01", "2025-03-09"]),
            some.sampled_from(["sy-1", "sy-2"]),
            some.sampled_from(["release", "pardon"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_bounds_are_bounds_in_any_order(rows: list[tuple[str, int, str, str, str]]) -> None:
    events = [
        an_event(str(place), count=(op, n), day=day, story=story, type=kind)
        for place, (op, n, day, story, kind) in enumerate(rows)
    ]
    low, high = people(events)
    assert high is None or low <= high
    assert people(events[::-1]) == (low, high)
    assert low <= sum(n for _, n, *_ in rows) + len(rows)


def told_twice() -> Event:
    quotes = (Quoted(Span("do-1", 0, 9), "freed ten"), Quoted(Span("do-2", 0, 12), "freed twelve"))
    return an_event(
        "x",
        count=("=", 12),
        evidence=quotes,
        support=Support(2, (2, 2), ("en-anna",)),
        testimonies=(
            Told("type", "release", ("do-1", "do-2"), ("or-1", "or-2"), (2, 2), (), (0, 1)),
            Told("count", "12", ("do-2",), ("or-2",), (1, 1), ("en-anna",), (1,)),
            Told("count", "10", ("do-1",), ("or-1",), (1, 1), (), (0,)),
        ),
    )


ORIGINS = {
    f"or-{n}": Origin(
        f"or-{n}", (f"do-{n}",), f"do-{n}", Producer(f"House {n}", ProducerKind.AGENCY), ()
    )
    for n in (1, 2)
}


def test_card_shows_every_value_with_its_words_and_who_gives_it() -> None:
    card = event_card(told_twice(), ORIGINS, ENTITIES)
    (count,) = (field for field in card.fields if field.field == "count")
    assert count.chosen == "12"
    assert [item.value for item in count.testimonies] == ["12", "10"]
    assert [quote.text for quote in card.quotes(count.testimonies[1])] == ["freed ten"]
    (status,) = (field for field in card.fields if field.field == "status")
    assert status.testimonies[0].origins == ("or-1", "or-2")
    assert "place" not in {field.field for field in card.fields}


def test_reports_have_a_row_for_each_origin_with_what_that_one_says() -> None:
    rows = list(event_reports([told_twice()], ORIGINS, ENTITIES))
    assert [(row["producer"], row["count"], row["quote"]) for row in rows] == [
        ("House 1", "10", "freed ten"),
        ("House 2", "12", "freed twelve"),
    ]
    assert [set(row) for row in rows] == [set(REPORT_COLUMNS)] * 2
    assert rows[0]["date"] == "2025-03-01"
    assert rows[0]["date_relation"] == "on"
