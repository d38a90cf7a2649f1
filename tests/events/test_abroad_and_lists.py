"""Organs of other countries, remands, lists, executions, harmless words."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.model import EventMention, Reading, Status
from firsthand.statements import read_statements

from firsthand.events import read_events  # isort: skip


def _one(events_of, text: str, type_: str) -> EventMention:
    mentions, _ = events_of(text)
    found = [m for m in mentions if m.type == type_]
    assert found, [m.type for m in mentions]
    return found[0]


def _names(reading: Reading, type_: str) -> list[set[str | None]]:
    mentions, _ = read_events(reading, read_statements(reading))
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        {names.get(party.entity or "") for party in m.actors} for m in mentions if m.type == type_
    ]


def test_the_police_are_those_of_the_place_where_somebody_was_held(reading_of: Any) -> None:
    reading = reading_of(
        "OTTAWA - Canada said on Sunday that a Canadian nurse, Ida Roe, was detained in Hanoi "
        "last week. Authorities have charged her with theft."
    )
    assert _names(reading, "charge") == [{"Vietnam"}]


def test_where_somebody_once_studied_has_no_police_in_the_story(reading_of: Any) -> None:
    reading = reading_of(
        "LIMA - Peru's former mayor Raul Tica was arrested on Friday, officials in Lima said. He "
        "had studied in Madrid. Peru watched. Authorities have charged him with fraud."
    )
    assert _names(reading, "charge") == [{"Peru"}]


def test_a_court_that_orders_a_detention_remands(events_of: Any) -> None:
    mention = _one(events_of, "A court in Quito ordered his detention for 30 days.", "detention")
    assert (mention.status, mention.means) == (Status.HAPPENED, "remand")


def test_a_minister_who_orders_a_detention_only_plans_it(events_of: Any) -> None:
    mention = _one(events_of, "The president ordered the detention of a banker.", "detention")
    assert mention.status is Status.PLANNED


def test_a_state_takes_somebody_off_the_list(events_of: Any) -> None:
    text = "The trader Oleg Varin was dropped from the list by the European Union on Monday."
    assert _one(events_of, text, "sanction_eased").status is Status.HAPPENED
    assert not events_of("The trader Oleg Varin was dropped from the speakers' list.")[0]


def test_a_state_that_hangs_a_man_executes_him(events_of: Any) -> None:
    mention = _one(events_of, "Singapore on Friday hanged a 41-year-old man.", "assault")
    assert mention.plover.mode == "execute"
    assert mention.place is not None
    assert mention.place.country == "SG"


def test_what_counts_a_prefix_counts_its_noun(events_of: Any) -> None:
    mention = _one(events_of, "Police freed three ex-soldiers on Monday.", "release")
    assert mention.count is not None
    assert mention.count.n == 3


def test_who_uses_a_feast_to_pardon_pardons(reading_of: Any) -> None:
    reading = reading_of("President Ana Roca used the feast to pardon 40 inmates.")
    assert _names(reading, "pardon") == [{"Ana Roca"}]


def test_a_ban_on_trade_is_aimed_at_whom_it_is_with(reading_of: Any) -> None:
    reading = reading_of("Canada dropped its ban on timber imports from Gabon on Thursday.")
    mentions, _ = read_events(reading, read_statements(reading))
    names = {entity.id: entity.name for entity in reading.entities}
    [eased] = [m for m in mentions if m.type == "sanction_eased"]
    assert [names.get(party.entity or "") for party in eased.recipients] == ["Gabon"]


def test_asset_freezes_are_prolonged(events_of: Any) -> None:
    mention = _one(
        events_of, "The EU prolonged the asset freezes on 61 officers.", "sanction_imposed"
    )
    assert mention.extent == "extended"


def test_people_killed_in_a_strike_need_no_doer(events_of: Any) -> None:
    assert not events_of("Three miners were killed in a landslide on Friday.")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Two directors walked free of any bonus clawback.",
        "The library has declared an amnesty on late books.",
        "Nation's uncles impose new sanctions on noisy nephews.",
        "The old pier was given a death sentence by the engineers.",
        "Leo, forgive and pardon those who tease you.",
        "The zoo exchanged a pair of llamas with its partner in Turin.",
    ],
)
def test_words_of_the_frames_elsewhere_tell_nothing(events_of: Any, text: str) -> None:
    assert not [m for m in events_of(text)[0] if m.status is Status.HAPPENED]


def test_a_player_before_a_judge_is_no_sport(events_of: Any) -> None:
    assert _one(events_of, "Goalkeeper Ruben Tadi was freed on bail, his club said.", "release")


def test_a_rule_speaks_of_nobody(events_of: Any) -> None:
    mention = _one(
        events_of, "A person who has been deported may not return for five years.", "deportation"
    )
    assert mention.status is Status.HABITUAL
