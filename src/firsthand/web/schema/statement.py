"""Who said what, through whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import (
    DocumentId,
    EntityId,
    EventId,
    SpanPair,
    StatementId,
    Version,
    Words,
)


class Content(TypedDict):
    """What was said: the words, in one or more places."""

    text: Annotated[str, Field(examples=["They went home"])]
    spans: list[SpanPair]


class Speaker(TypedDict):
    """Who: the words that name them here, and the entity they resolve to."""

    text: Annotated[str | None, Field(examples=["spokeswoman Ingra Halvik"])]
    span: SpanPair | None
    entity: EntityId | None


class StatementRecord(TypedDict):
    """Who said what, through whom; one for each document that carries it."""

    kind: Literal["statement"]
    id: StatementId
    document: DocumentId
    form: Annotated[str, Field(description="direct, indirect, mixed", examples=["direct"])]
    content: Content
    cue: Words | None
    speaker: Speaker | None
    together: Annotated[
        list[Speaker], Field(description="who else said the same words together with the speaker")
    ]
    role: str | None
    medium: Speaker | None
    addressee: Speaker | None
    hedged: bool
    manner: Annotated[str, Field(examples=["says"])]
    chain: Annotated[list[EntityId], Field(description="the one nearest to the reader first")]
    asserts: list[EventId]
    made_by: Version
