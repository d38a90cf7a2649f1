"""How rare an act is said to be; whom a clause behind several people means; blockades."""

from __future__ import annotations

from typing import Any

import pytest

RARE = [
    "Sylvania freed 40 bakers on Monday in the largest release since 2019.",
    "Sylvania freed 40 bakers on Monday, the most since December 2023.",
    "Sylvania freed 40 bakers on Monday, in the first such move since the fall of Orlo.",
]


@pytest.mark.parametrize("text", RARE)
def test_a_record_since_a_day_is_no_total_since_then(events_of: Any, text: str) -> None:
    mentions, figures = events_of(text)
    assert not figures
    assert {(m.date.value, m.date.relation) for m in mentions} == {("2025-11-24", "on")}


def test_a_total_since_a_year_is_a_figure(events_of: Any) -> None:
    _, [figure] = events_of("Sylvania has freed 400 bakers since 2019.")
    assert (figure.measure, figure.count.n) == ("cumulative", 400)


def test_a_noun_takes_up_the_act_of_its_own_sentence(events_of: Any) -> None:
    mentions, _ = events_of(
        "Sylvania freed 64 bakers on Sunday. Chad freed 40 rebels on Monday in the largest release."
    )
    assert [m.count.n for m in mentions] == [64, 40, 40]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Rebels in Mali freed two Norwegians and a Dane who were abducted in May.", 2),
        ("Rebels in Mali freed a Norwegian and a Dane who was abducted in May.", 1),
    ],
)
def test_a_plural_verb_means_all_who_stand_before_it(
    events_of: Any, text: str, recipients: int
) -> None:
    [mention] = [m for m in events_of(text)[0] if m.type == "assault"]
    assert len(mention.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ivo Maran is one of two bakers pardoned by Orla Venn on Friday.", ["Ivo Maran"]),
        (
            "Ivo Maran, one of two bakers pardoned by Orla Venn on Friday, thanked her.",
            ["Ivo Maran"],
        ),
        ("Ivo Maran was not one of two bakers pardoned by Orla Venn on Friday.", []),
    ],
)
def test_one_of_those_freed_is_freed(events_of: Any, text: str, told: list[str]) -> None:
    mentions = [m for m in events_of(text)[0] if m.type == "pardon"]
    assert [p.quote.text for m in mentions for p in m.recipients] == told


def test_a_blockade_is_no_sanction(events_of: Any) -> None:
    assert "sanction_imposed" not in {
        m.type for m in events_of("The rebels have imposed a fuel blockade on Orlo.")[0]
    }


def test_who_is_held_for_hours_is_in_custody(events_of: Any) -> None:
    [mention] = events_of("Journalist Orla Venn was held for six hours at the airport on Monday.")[
        0
    ]
    assert mention.type == "detention"
    assert not events_of("The meeting was held for six hours on Monday.")[0]


def test_trade_between_states_is_no_exchange(events_of: Any) -> None:
    mentions, _ = events_of("Oslo and Lima reached a trade deal; trade with Lima is slow.")
    assert "exchange" not in {m.type for m in mentions}
    told = events_of("The trade of prisoners between Oslo and Lima took place on Monday.")[0]
    assert "exchange" in {m.type for m in told}
