"""People named by where they are from, and the swaps and spans of time told with them."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("people", "number"),
    [
        ("two Swedes", 2),
        ("six Serbs", 6),
        ("nine Thais", 9),
        ("ten Tatars", 10),
        ("four Uyghurs", 4),
        ("two New Zealanders", 2),
        ("two Frenchwomen", 2),
        ("a Serb", None),
        ("a Scotsman", None),
    ],
)
def test_whom_a_country_frees(events_of: Any, people: str, number: int | None) -> None:
    (release,), _ = events_of(f"Iran freed {people} on Sunday.")
    assert release.type == "release"
    assert release.recipients[0].quote.text == people
    assert (release.count.n if release.count else None) == number


@pytest.mark.parametrize(
    "text", ["The studio released a Danish.", "The Danes released a record on Sunday."]
)
def test_what_is_no_release_of_people(events_of: Any, text: str) -> None:
    assert events_of(text) == ([], [])


def test_a_swap_of_somebody_by_name_leaves_the_other_side_to_be_told(events_of: Any) -> None:
    found, _ = events_of(
        "Sweden and Iran carried out a prisoner swap on Saturday, with Stockholm freeing "
        "Hamid Lindar in exchange for two Swedes held in Iran."
    )
    assert [item.type for item in found] == ["exchange", "release", "release"]
    assert found[1].links[0].target == found[2].id
    assert found[2].count.n == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He was jailed in March 2021 and freed two months later.", "2021-05"),
        ("He was arrested in 2019 and sentenced two years later.", "2021"),
        ("Washington eased the sanctions in 2023 but reinstated them six months later.", None),
    ],
)
def test_spans_count_from_the_time_told_before(events_of: Any, text: str, day: str | None) -> None:
    last = events_of(text)[0][-1]
    assert (last.date.value if last.date else None) == day


def test_a_term_is_no_time_from_which_a_span_counts(events_of: Any) -> None:
    found, _ = events_of(
        "He was freed on Friday after three years in jail. His wife was freed two months earlier."
    )
    assert [item.date.value for item in found] == ["2025-11-21", "2025-09"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("the government in Port Ellis", "government of Port Ellis"),
        ("the government in Minsk", "Belarus"),
        ("the authorities in Vasylkiv", "Ukraine"),
    ],
)
def test_whose_government_it_is(reading_of: Any, events_of: Any, who: str, name: str) -> None:
    text = f"Ukraine freed a spy on Sunday after {who} released 22 prisoners."
    release = events_of(text)[0][-1]
    names = {entity.id: entity.name for entity in reading_of(text).entities}
    assert names[release.actors[0].entity] == name
