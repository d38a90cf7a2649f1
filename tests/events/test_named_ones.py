"""Who is named among many, beside a post, and as the one of whom charges are told."""

from __future__ import annotations

from typing import Any

import pytest

AMONG = [
    (
        "Among those freed on Monday was Orla Venn, who served nine years, her lawyer said.",
        ["Orla Venn"],
    ),
    ("Among the prisoners freed on Monday was the editor Orla Venn.", ["Orla Venn"]),
    ("Orla Venn was among the prisoners freed on Monday.", ["Orla Venn"]),
]


@pytest.mark.parametrize(("text", "freed"), AMONG)
def test_who_is_named_among_many_is_freed(
    reading_of: Any, events_of: Any, text: str, freed: list[str]
) -> None:
    names = {entity.id: entity.name for entity in reading_of(text).entities}
    [mention] = [m for m in events_of(text)[0] if m.type == "release"]
    assert [names.get(party.entity) for party in mention.recipients] == freed


def test_somebodys_jailer_is_the_one_named_behind_the_comma(
    reading_of: Any, events_of: Any
) -> None:
    text = "Alba sanctioned Venn's jailer, Colonel Ivo Maran, on Monday."
    names = {entity.id: entity.name for entity in reading_of(text).entities}
    [mention] = events_of(text)[0]
    assert [names.get(party.entity) for party in mention.recipients] == ["Ivo Maran"]


@pytest.mark.parametrize("clause", ["charges that she denies", "charges she denies"])
def test_charges_that_take_up_what_was_told_charge_nobody(events_of: Any, clause: str) -> None:
    mentions = events_of(f"Orla Venn was arrested on Monday and accused of theft, {clause}.")[0]
    assert [m.type for m in mentions if m.type != "denial"] == ["detention", "accusation"]


def test_who_charges_without_taking_up_still_charges(events_of: Any) -> None:
    mentions = events_of("The men were held on Monday, says the judge, who charges them today.")[0]
    assert "charge" in [m.type for m in mentions]


def test_men_in_plain_clothes_who_push_somebody_into_a_van_abduct(events_of: Any) -> None:
    [mention] = events_of("Men in plain clothes pushed Orla Venn into a white van on Sunday.")[0]
    assert mention.plover.mode == "abduct"
    assert events_of("Men in plain clothes pushed the cart into a van on Sunday.")[0] == []


def test_a_short_question_that_heads_an_answer_tells_nothing(events_of: Any) -> None:
    text = "How many are free?\nSylvania freed nine bakers on Monday.\nHas anyone been arrested?"
    assert [m.count.n for m in events_of(text)[0] if m.count] == [9]


def test_who_got_years_where_others_were_jailed_was_sentenced(events_of: Any) -> None:
    found = events_of("A court jailed nine bakers on Monday. Orla Venn got four years.")[0]
    assert [m.type for m in found if m.trigger.text == "got"] == ["sentence"]
    assert events_of("Orla Venn got four years at the club.")[0] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivo Maran was hanged in his cell overnight, his family said.", "death_in_custody"),
        ("An inmate was found hanged in his cell at Tosk prison.", "death_in_custody"),
        ("Ivo Maran was hanged at dawn in Tosk prison after the court upheld it.", "assault"),
    ],
)
def test_a_prison_hangs_and_a_cell_is_died_in(events_of: Any, text: str, kind: str) -> None:
    assert [m.type for m in events_of(text)[0]] == [kind]
