"""Numbers that are put, rise or stand; sums of several acts; those among dozens."""

from __future__ import annotations

from typing import Any

import pytest

STOCKS = [
    ("Rights groups put the number of political prisoners in Sylvania at 6,000.", 6000),
    ("The number of hostages has risen to 48, the army said.", 48),
    ("The number of inmates in Sylvania stood at 1,150 in May.", 1150),
]


@pytest.mark.parametrize(("text", "number"), STOCKS)
def test_the_number_of_those_held_is_a_figure(events_of: Any, text: str, number: int) -> None:
    mentions, [figure] = events_of(text)
    assert not mentions
    assert (figure.measure, figure.count.n) == ("stock", number)


def test_the_number_of_those_freed_is_no_stock(events_of: Any) -> None:
    assert not events_of("The number of prisoners freed rose to 52.")[1]


def test_a_rival_number_in_quotation_marks_is_one_of_the_same_act(events_of: Any) -> None:
    mentions, _ = events_of(
        "Police in Sylvania detained 27 supporters of Orla Venn on Monday, her party said. "
        'Commander Ivo Maran put the number at "nine troublemakers".'
    )
    assert [m.count.n for m in mentions if m.type == "detention"] == [27, 9]


def test_the_sum_of_several_swaps_is_a_figure(events_of: Any) -> None:
    _, [figure] = events_of("Chad's mediation has led to the exchange of 4,600 rebels in 17 swaps.")
    assert (figure.measure, figure.count.n) == ("cumulative", 4600)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivo Maran was among dozens of Sylvanians freed from prison on Monday.", "release"),
        ("Ivo Maran was among dozens of soldiers brought home from captivity.", "handover"),
        ("Eight residents of Orlo were handed to the Ukrainian side.", "handover"),
    ],
)
def test_those_among_dozens_were_freed(events_of: Any, text: str, kind: str) -> None:
    assert kind in {m.type for m in events_of(text)[0]}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The Council of the European Union decided on Friday to prolong the sanctions.",
            "happened",
        ),
        ("EU ambassadors agreed on Friday to prolong the sanctions.", "planned"),
    ],
)
def test_a_measure_is_enacted_by_a_decision(events_of: Any, text: str, status: str) -> None:
    assert {m.status for m in events_of(text)[0] if m.type == "sanction_imposed"} == {status}


def test_who_is_taken_off_the_list_by_a_noun(events_of: Any) -> None:
    [mention] = events_of("Oslo secured the removal of Ivo Maran from the sanctions list.")[0]
    assert mention.type == "sanction_eased"
