"""What the ledger needs to know of one story, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.model import (
    Article,
    CopyRelation,
    Entity,
    Event,
    EventMention,
    Figure,
    FigureMention,
    Origin,
    Reading,
    Statement,
    Story,
    Subject,
)

MADE_BY = "ledger/8"


@dataclass(frozen=True, slots=True)
class LedgerInput:
    """One story with all that the stages before read in its documents.

    Attributes:
        story: the id that grouping gave.
        articles, readings: one each for every document of the story.
        origins: those that any of the documents belongs to; documents of other stories in
            them are left out of account.
        statements, mentions, figures: of these documents.
        relations: copy relations among the documents: they tell from which origin a merged
            copy has a passage.
        entities: the entity across documents for each entity id that the readings use; an
            id that is not in it stands for itself.
        canceled: documents that their producer took back as a whole.
        verdicts: sentences that analysts said tell one event (True) or two.
    """

    story: str
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    origins: tuple[Origin, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    relations: tuple[CopyRelation, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    verdicts: tuple[tuple[Subject, Subject, bool], ...] = ()
    canceled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LedgerRecords:
    """The ledger of one story; `statements` are those that came in, with `asserts` filled."""

    story: Story
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
