"""Reports on what came next belong to the affair; those on other people do not."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.model import MentionType, Novelty
from firsthand.stories import StoryEntity, StoryEvent, StoryInput, group_stories
from firsthand.stories.sounds import sound
from firsthand.stories.words import split_words

ARREST = "Police in Velden detained the harpist Marta Kolvig over a debt, a prosecutor said."
REFUSAL = (
    "A minister turned down the transfer of harpist Marta Kolvig to Orsk. Rights groups cheered."
)


def _report(name: str, text: str, day: str, *events: StoryEvent, person: str) -> StoryInput:
    words = tuple(split_words(text))
    entities = (StoryEntity(f"en-{person}", MentionType.PERSON, person, 2),)
    return StoryInput(
        f"do-{name}",
        key=name,
        day=day,
        title=words[:5],
        lead=words,
        body=words,
        origins=(f"or-{name}",),
        entities=entities,
        events=events,
    )


def _befell(type_: str, day: str, person: str, **more: Any) -> StoryEvent:
    heard = tuple(sorted(found for word in split_words(person) if (found := sound(word))))
    return StoryEvent(type_, recipients=heard, day=day, leads=True, **more)


@pytest.mark.parametrize(("day", "stories"), [("2025-04-20", 1), ("2025-11-20", 2)])
def test_the_next_fate_of_a_person_is_one_affair_for_some_weeks(day: str, stories: int) -> None:
    person = "Marta Kolvig"
    first = _befell("detention", "2025-04-01", person)
    second = StoryEvent("refusal", day=day, leads=True)
    groups = group_stories(
        [
            _report("a", ARREST, "2025-04-01", first, person=person),
            _report("b", REFUSAL, day, second, person=person),
        ]
    )
    assert len(groups) == stories


def test_the_fate_of_somebody_else_is_another_affair() -> None:
    first = _befell("detention", "2025-04-01", "Marta Kolvig")
    second = StoryEvent("refusal", day="2025-04-20", leads=True)
    groups = group_stories(
        [
            _report("a", ARREST, "2025-04-01", first, person="Marta Kolvig"),
            _report("b", REFUSAL, "2025-04-20", second, person="Ida Brandt"),
        ]
    )
    assert len(groups) == 2


@pytest.mark.parametrize(("recalled", "stories"), [("2025-04-01", 1), ("2025-02-11", 2)])
def test_an_act_told_again_with_its_day_ties_two_reports(recalled: str, stories: int) -> None:
    text = "A court in Velden freed the trawler crew and kept the boats of the men."
    news = StoryEvent("detention", count=17, day="2025-04-01", leads=True)
    freed = StoryEvent("release", day="2025-04-15", leads=True)
    back = StoryEvent("detention", novelty=Novelty.BACKGROUND, day=recalled)
    groups = group_stories(
        [
            _report(
                "a", f"The navy seized a crew. {text}", "2025-04-01", news, person="Ida Brandt"
            ),
            _report("b", text, "2025-04-15", freed, back, person="Ole Ram"),
        ]
    )
    assert len(groups) == stories
