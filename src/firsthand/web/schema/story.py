"""Different reports of the same happenings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import Bounds, Day, DocumentId, OriginId, StoryId, Version


class ThreeCounts(TypedDict):
    """Copies, independent newsroom texts, who vouches: never one number for the three."""

    copies: Annotated[int, Field(examples=[7])]
    origins: Bounds
    claimants: Annotated[int, Field(examples=[2])]


class StoryRecord(TypedDict):
    """Different reports of the same happenings."""

    kind: Literal["story"]
    id: StoryId
    title: Annotated[str | None, Field(examples=["Norland frees nine clerks"])]
    documents: list[DocumentId]
    origins: list[OriginId]
    counts: ThreeCounts
    first_published: Day | None
    last_published: Day | None
    made_by: Version
