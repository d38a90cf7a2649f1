"""One thing that happened, or is planned, asked for, denied."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import (
    Bounds,
    Count,
    DocumentId,
    EntityId,
    EventId,
    Evidence,
    OriginId,
    SpanPair,
    StatementId,
    StoryId,
    Support,
    Version,
    When,
    Where,
)


class Actor(TypedDict):
    """Who acts or is acted on: the entity, and the words that name it."""

    entity: EntityId | None
    text: Annotated[str | None, Field(examples=["Norland"])]
    span: SpanPair | None
    document: DocumentId | None


class PloverCode(TypedDict):
    """The PLOVER code: root event, mode, contexts."""

    event: Annotated[str, Field(examples=["CONCEDE"])]
    mode: str | None
    context: list[str]


class Link(TypedDict):
    """How the event relates to another, and who says so (null: the reporter)."""

    relation: Annotated[str, Field(examples=["in_exchange_for"])]
    event: EventId
    asserted_by: EntityId | None


class ConflictValue(TypedDict):
    """One of the values in conflict, and who gives it."""

    value: Annotated[str, Field(examples=["9"])]
    documents: list[DocumentId]
    origins: list[OriginId]
    claimants: list[EntityId]


class Conflict(TypedDict):
    """A field for which the reports give values that cannot all be right."""

    field: Annotated[str, Field(examples=["count"])]
    values: list[ConflictValue]


class Testimony(TypedDict):
    """A value that reports give for a field, and on whose word."""

    field: Annotated[str, Field(examples=["count"])]
    value: Annotated[str, Field(examples=[">=9"])]
    documents: list[DocumentId]
    origins: list[OriginId]
    bounds: Bounds
    claimants: list[EntityId]
    evidence: Annotated[list[int], Field(description="places in the event's `evidence`")]


class EventRecord(TypedDict):
    """One thing that happened, or is planned, asked for, denied, from all that report it."""

    kind: Literal["event"]
    id: EventId
    story: StoryId
    type: Annotated[str, Field(examples=["release"])]
    means: Annotated[str | None, Field(examples=["pardon"])]
    stage: str | None
    status: Annotated[str, Field(examples=["happened"])]
    novelty: Annotated[str, Field(description="new, background, historical", examples=["new"])]
    plover: PloverCode
    cameo: str | None
    actors: list[Actor]
    recipients: list[Actor]
    receiver: Actor | None
    count: Count | None
    date: When | None
    place: Where | None
    extent: str | None
    term: Annotated[str | None, Field(description="how long a sentence is", examples=["12 years"])]
    links: list[Link]
    evidence: list[Evidence]
    statements: list[StatementId]
    support: Support
    conflicts: list[Conflict]
    testimonies: list[Testimony]
    made_by: Version
