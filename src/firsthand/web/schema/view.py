"""Saved views of the table of events, and the audit."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field
from typing_extensions import TypedDict


class ViewRecord(TypedDict):
    """The filters of the table of events under a name."""

    id: Annotated[str, Field(examples=["vi-0123456789abcdef"])]
    name: Annotated[str, Field(examples=["Pardons of March"])]
    query: Annotated[str, Field(examples=["type=pardon&since=2026-03-01"])]
    address: Annotated[str, Field(examples=["/events?type=pardon&since=2026-03-01"])]


class ViewIn(BaseModel):
    """Filters to keep; a view of the same name is replaced."""

    name: str = Field(min_length=1, max_length=80, examples=["Pardons of March"])
    query: str = Field(default="", max_length=1000, examples=["type=pardon&since=2026-03-01"])


class AuditRecord(TypedDict):
    """One write through the desk: when, by whom, what, on what, how it ended."""

    at: Annotated[str, Field(examples=["2026-03-14T08:00:00+00:00"])]
    who: Annotated[str, Field(examples=["ines"])]
    action: Annotated[str, Field(examples=["decide"])]
    target: str
    result: Annotated[str, Field(examples=["done"])]
