"""States, running totals, corrected numbers, and ties between events."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("More than 300 people remain behind bars.", 300),
        ("There are 60 journalists in prison.", 60),
        ("Some 90 hostages are still being held.", 90),
        ("The island holds 1,100 political prisoners.", 1100),
    ],
)
def test_a_stock_is_a_figure_and_no_event(events_of: Any, text: str, n: int) -> None:
    mentions, figures = events_of(text)
    assert [(f.measure, f.count.n) for f in figures] == [("stock", n)]
    assert [m for m in mentions if m.status == "happened"] == []


def test_a_running_total_is_a_figure_and_background(events_of: Any) -> None:
    mentions, figures = events_of("In all, 2,100 people have been freed since May.")
    assert [(f.measure, f.count.n) for f in figures] == [("cumulative", 2100)]
    assert [(m.novelty, m.count.measure) for m in mentions] == [("background", "cumulative")]


def test_a_tally_gives_the_number_of_an_event(events_of: Any) -> None:
    text = "Police arrested 47 people on Sunday.\nOrganisers put the number of detained at 60."
    mentions, _ = events_of(text)
    assert [(m.type, m.count.n) for m in mentions] == [("detention", 47), ("detention", 60)]


def test_a_corrected_number_refers_back(events_of: Any) -> None:
    text = "Chad freed 340 drivers on Sunday.\nThe ministry later corrected the number to 304."
    mentions, _ = events_of(text)
    assert [(m.count.n, m.refers_back) for m in mentions] == [(340, False), (304, True)]


def test_a_definite_noun_refers_back_and_takes_over_who(events_of: Any) -> None:
    text = "Chad pardoned 31 drivers.\nThe pardon, which was requested by Mali, was a surprise."
    mentions, _ = events_of(text)
    pardon = next(m for m in mentions if m.refers_back)
    assert (pardon.type, pardon.count.n) == ("pardon", 31)
    request = next(m for m in mentions if m.type == "request")
    assert [(x.relation, x.target) for x in pardon.links] == [("requested_by", request.id)]


def test_a_definite_noun_without_a_forerunner_tells_nothing(events_of: Any) -> None:
    assert events_of("The pardon was a surprise.")[0] == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chad freed 31 drivers.\nIn exchange, Mali lifted sanctions on Chad.", "in_exchange_for"),
        ("Mali lifted sanctions on Chad after it freed 31 drivers.", "follows"),
        ("Chad freed 31 drivers as part of an agreement between Mali and Chad.", "part_of"),
    ],
)
def test_links_are_read_from_cues(events_of: Any, text: str, relation: str) -> None:
    mentions, _ = events_of(text)
    ids = {m.id for m in mentions}
    links = [link for m in mentions for link in m.links]
    assert [link.relation for link in links] == [relation]
    assert {link.target for link in links} <= ids
