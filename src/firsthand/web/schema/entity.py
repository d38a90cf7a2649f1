"""A person, organisation, place, group or medium."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import EntityId


class EntityRecord(TypedDict):
    """A person, organisation, place, group or medium, across its spellings."""

    kind: Literal["entity"]
    id: EntityId
    type: Annotated[
        str, Field(description="person, organisation, place, group, medium", examples=["person"])
    ]
    name: Annotated[str, Field(examples=["Ingra Halvik"])]
    aliases: Annotated[list[str], Field(examples=[["Halvik"]])]
    country: str | None
    role: Annotated[str | None, Field(examples=["ministry spokeswoman"])]
    wikidata: str | None
    speaks_for: Annotated[str | None, Field(description="whose word a spokesperson gives")]
