"""One copy as it was read, and what cleaning found in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import Day, DocumentId, Share, SpanPair, Version, Words


class SourceName(TypedDict):
    """The outlet, as the one who brought the copy said."""

    name: Annotated[str | None, Field(examples=["Valley Courier"])]
    domain: Annotated[str | None, Field(examples=["courier.example"])]


class Byline(TypedDict):
    """Who signs the copy; never mixed."""

    persons: Annotated[list[str], Field(examples=[["Ada Lind"]])]
    agency: str | None
    outlet: str | None


class Dateline(TypedDict):
    """What opens the first paragraph: "OSTWICK (AP) -"."""

    place: Annotated[str | None, Field(examples=["Ostwick"])]
    agency: str | None
    date: str | None
    span: SpanPair


class Published(TypedDict):
    """When the copy says it was published, as precise as stated, and where it says so."""

    value: Day
    precision: Annotated[str, Field(examples=["day"])]
    basis: Annotated[str, Field(examples=["date line"])]
    span: SpanPair | None


class Caption(TypedDict):
    """A picture's caption, apart from its credit."""

    text: str
    credit: str | None
    span: SpanPair


class LiveEntry(TypedDict):
    """An entry of a live page, with its time as the page states it."""

    time: Annotated[str, Field(examples=["14:05"])]
    span: SpanPair


class Block(TypedDict):
    """A run of lines with one role."""

    role: Annotated[str, Field(examples=["body"])]
    span: SpanPair
    score: Share


class DocumentRecord(TypedDict):
    """One copy: the stored text that every claim points into."""

    kind: Literal["document"]
    id: DocumentId
    path: Annotated[str | None, Field(examples=["courier.txt"])]
    url: Annotated[str | None, Field(examples=["https://courier.example/1"])]
    source: SourceName
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$", examples=["0" * 64])]
    retrieved_at: Annotated[str | None, Field(examples=["2026-03-14T08:00:00Z"])]
    media_type: Annotated[str, Field(examples=["text/plain"])]
    language: Annotated[str | None, Field(description="ISO 639-1", examples=["en"])]
    text: Annotated[str, Field(examples=["Norland has freed nine clerks, the ministry said."])]
    headline: Words | None
    byline: Byline
    dateline: Dateline | None
    published: Published | None
    updated: Published | None
    canonical_url: str | None
    captions: list[Caption]
    entries: list[LiveEntry]
    blocks: list[Block]
    notes: list[str]
    made_by: list[Version]
