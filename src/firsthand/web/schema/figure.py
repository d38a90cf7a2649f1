"""A number that is claimed of a state or of a sum, not of one act."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import (
    Evidence,
    FigureId,
    StatementId,
    StoryId,
    Support,
    Version,
    When,
    Where,
)


class FigureRecord(TypedDict):
    """A number that is claimed of a state or of a sum: "more than 1,000 remain"."""

    kind: Literal["figure"]
    id: FigureId
    story: StoryId
    measure: Annotated[str, Field(description="stock, cumulative", examples=["stock"])]
    of: Annotated[str | None, Field(examples=["detainees"])]
    op: Annotated[str, Field(examples=[">"])]
    n: Annotated[float, Field(examples=[1000])]
    max: float | None
    as_of: When | None
    place: Where | None
    text: Annotated[str, Field(examples=["more than 1,000"])]
    evidence: list[Evidence]
    statements: list[StatementId]
    support: Support
    replaces: list[FigureId]
    made_by: Version
