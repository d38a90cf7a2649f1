"""What stands around an act and must not change it: statements, years, particles, penalties."""

from __future__ import annotations

import pytest
from tests.events.conftest import Reader


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Help us free them: donate today.", "release", "requested"),
        ("A Norwegian court ruled against sending the baker to Mali.", "handover", "denied"),
        (
            (
                "The Audit Committee said in a statement that Quist was detained on November 20 on "
                "suspicion of fraud and had been charged with aiding a rival."
            ),
            "detention",
            "happened",
        ),
        ("Judges threw out the murder verdict against the baker.", "acquittal", "happened"),
    ],
)
def test_status_of_what_is_told(events_of: Reader, text: str, kind: str, status: str) -> None:
    mentions, _ = events_of(text)
    assert {item.type: item.status for item in mentions}[kind] == status


def test_an_abolished_penalty_eases_no_sanctions(events_of: Reader) -> None:
    mentions, _ = events_of("Mali abolished the death penalty in 2021.")
    assert not mentions


def test_a_vague_word_after_a_particle_stays_vague(events_of: Reader) -> None:
    mentions, _ = events_of("Chad handed over dozens of bakers to Mali.")
    assert [(str(item.count.op.value), item.count.n) for item in mentions if item.count] == [
        ("~", 24)
    ]


def test_the_year_of_a_conviction_does_not_date_its_end(events_of: Reader) -> None:
    mentions, _ = events_of("An appeals court overturned his 2018 conviction for murder.")
    assert [item.novelty for item in mentions if item.type == "acquittal"] == ["new"]
