"""Names that a text gives later to those whom an act befell: "The ministry named them as ..."."""

from __future__ import annotations

from typing import Any

import pytest

FREED = "Oslo freed two nurses on Friday."
NAMED = [
    (f"{FREED} The ministry named them as Ann Lind and Ben Moss.", ["Ann Lind", "Ben Moss"]),
    (f"{FREED} They were identified as Ann Lind, 34, and Ben Moss.", ["Ann Lind", "Ben Moss"]),
    (f"{FREED} The two were named as lawyer Ann Lind and her aide, Ben Moss.", None),
    (f"{FREED} The nurses, Ann Lind and Ben Moss, went home.", ["Ann Lind", "Ben Moss"]),
    ("Oslo freed a nurse on Friday. He was identified as Karl Moen, 34.", ["Karl Moen"]),
]


def _freed(reading_of: Any, events_of: Any, text: str) -> list[str | None]:
    names = {entity.id: entity.name for entity in reading_of(text).entities}
    mention = next(m for m in events_of(text)[0] if m.type == "release")
    return [names.get(party.entity) for party in mention.recipients]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_they_are_those_named_later(
    reading_of: Any, events_of: Any, text: str, names: list[str] | None
) -> None:
    assert _freed(reading_of, events_of, text) == (names or ["Ann Lind", "Ben Moss"])


@pytest.mark.parametrize(
    "text",
    [
        "Oslo freed three nurses on Friday. The ministry named them as Ann Lind and Ben Moss.",
        "Oslo freed two nurses on Friday. The ministry named the winners as Ann Lind and Ben Moss.",
        "Oslo freed a nurse on Friday. She was named as a suspect in a theft.",
        "Oslo freed two nurses on Friday. The judges, Ann Lind and Ben Moss, said nothing.",
    ],
)
def test_a_list_of_others_or_of_some_names_nobody(
    reading_of: Any, events_of: Any, text: str
) -> None:
    freed = _freed(reading_of, events_of, text)
    assert len(freed) == 1
    assert freed[0] not in {"Ann Lind", "suspect"}


def test_only_the_phrase_that_counts_them_gets_the_names(reading_of: Any, events_of: Any) -> None:
    text = (
        "Oslo freed Rosa Berg and two nurses on Friday. The nurses were released at noon. "
        "The men were identified as Karl Moen and Ola Dahl."
    )
    assert _freed(reading_of, events_of, text) == ["Rosa Berg", "Karl Moen", "Ola Dahl"]
