"""One newsroom text, and all documents that carry it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import Day, DocumentId, OriginId, Reason, Share, Version


class Producer(TypedDict):
    """The newsroom that produced a text."""

    name: Annotated[str | None, Field(examples=["Norland News Agency"])]
    kind: Annotated[str, Field(description="agency, outlet, unknown", examples=["agency"])]


class LikelyProducer(TypedDict):
    """A newsroom that it could be; a null name is one that nobody names."""

    name: str | None
    share: Share


class LikelyFirst(TypedDict):
    """A copy that could be the first."""

    document: DocumentId | None
    share: Share


class OriginRecord(TypedDict):
    """One newsroom text; `lower` and `upper` say whether it counts as independent."""

    kind: Literal["origin"]
    id: OriginId
    documents: list[DocumentId]
    first: DocumentId
    producer: Producer
    reasons: list[Reason]
    lower: Annotated[int, Field(ge=0, le=1)]
    upper: Annotated[int, Field(ge=0, le=1)]
    depends_on: list[OriginId]
    date: Day | None
    dated_by: DocumentId | None
    producers: list[LikelyProducer]
    firsts: list[LikelyFirst]
    made_by: Version
