"""What happened hours before another act; how many they are with the one who is named."""

from __future__ import annotations

from typing import Any

import pytest

LAPSES = [
    ("Bern lifted the ban on Friday, hours after Sylvania freed nine bakers.", "2025-11-21"),
    ("Orla Venn resigned on Friday, shortly after the release of the bakers.", "2025-11-21"),
    ("Orla Venn landed in Oslo, hours after she was freed.", None),
    ("Orla Venn landed in Oslo on Friday, two months after she was freed.", None),
]
COMPANIONS = [
    ("Sylvania freed Orla Venn and 12 other bakers on Monday.", 13),
    ("Orla Venn and three colleagues were freed on Monday.", 4),
    ("Sylvania freed Orla Venn, Ivo Maran and 22 others on Monday.", 24),
    ("Sylvania freed the British baker Orla Venn and five others on Monday.", 6),
    ("Sylvania freed Orla Venn and more than 20 others on Monday.", 20),
    ("Five nurses and three drivers were freed on Monday.", None),
]


@pytest.mark.parametrize(("text", "day"), LAPSES)
def test_an_act_has_the_day_of_the_one_hours_later(
    events_of: Any, text: str, day: str | None
) -> None:
    [mention] = [m for m in events_of(text)[0] if m.type == "release"]
    dated = mention.date is not None and mention.date.relation == "on"
    assert (mention.date.value if dated else None) == day


@pytest.mark.parametrize(("text", "number"), COMPANIONS)
def test_who_is_named_counts_beside_companions(
    events_of: Any, text: str, number: int | None
) -> None:
    [mention] = events_of(text)[0]
    assert (mention.count.n if mention.count else None) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The two sides agreed in May to free nine bakers.", None),
        ("The minister promised on Monday to free nine bakers.", None),
        ("Sylvania plans to free nine bakers in May.", "2026-05"),
        ("They agreed to free nine bakers in May.", "2026-05"),
    ],
)
def test_the_day_of_a_resolve_is_not_that_of_the_act(
    events_of: Any, text: str, day: str | None
) -> None:
    [mention] = [m for m in events_of(text)[0] if m.type == "release"]
    assert (mention.date.value if mention.date else None) == day


def test_the_living_are_counted_beside_the_dead(events_of: Any) -> None:
    text = "The two sides exchanged 17 captives and the bodies of six fighters on Thursday."
    [mention] = events_of(text)[0]
    assert mention.count.n == 17


def test_since_the_day_when_men_took_him_is_that_day(events_of: Any) -> None:
    text = "Ivo Maran has been missing since Sunday, when armed men dragged him from his home."
    [mention] = events_of(text)[0]
    assert (mention.date.value, mention.date.relation) == ("2025-11-23", "on")
