"""Whether a report follows up another: what befell the same person next, or an act told again.

"Police arrest the cellist Ann Lind" and, two weeks later, "Minister refuses to extradite Ann
Lind" are news of other kinds and yet one affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionType, Novelty
from firsthand.stories.sounds import sound
from firsthand.stories.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.stories.input import StoryEntity, StoryEvent, StoryInput

# What befalls a person; whom a demand or a sanction is aimed at is in the news every week.
_FATES = frozenset(
    {
        "acquittal",
        "amnesty",
        "assault",
        "charge",
        "conviction",
        "death_in_custody",
        "deportation",
        "detention",
        "exchange",
        "handover",
        "pardon",
        "release",
        "sentence",
        "trial",
    }
)
# A full name has two words: one alone may be anybody's.
_FULL = 2


def people_of(group: Iterable[StoryInput]) -> frozenset[str]:
    """Return the persons whom the copies of a report name in full."""
    return frozenset(entity.id for item in group for entity in item.entities if _is_full(entity))


def befallen_of(group: Iterable[StoryInput]) -> frozenset[str]:
    """Return those of them whose own fate the report tells, today's or an earlier one."""
    return frozenset(
        entity.id
        for item in group
        for entity in item.entities
        if _is_full(entity) and any(_befell(event, entity) for event in item.events)
    )


def recalled_of(group: Iterable[StoryInput]) -> tuple[StoryEvent, ...]:
    """Return the dated acts that a report tells again, each once."""
    events = {event: None for item in group for event in item.events}
    return tuple(
        event
        for event in events
        if event.novelty is not Novelty.NEW and event.type in _FATES and event.day is not None
    )


def _is_full(entity: StoryEntity) -> bool:
    return entity.type is MentionType.PERSON and len(split_words(entity.name)) >= _FULL


def _befell(event: StoryEvent, entity: StoryEntity) -> bool:
    if event.type not in _FATES or not event.recipients:
        return False
    heard = {sound(word) for word in split_words(entity.name)} - {None}
    return bool(heard) and heard <= set(event.recipients)
