"""What cleaning makes: a role for every block, and what a copy says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from firsthand.model.text import Quoted, Reason, Span


class Role(StrEnum):
    """What a block of a copy is for."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    APPEAL = "appeal"
    TEASER = "teaser"
    NOTE = "note"
    URL = "url"
    BIO = "bio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with one role; `score` in [0, 1] says how sure, `reasons` why."""

    span: Span
    role: Role
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs the copy; persons, agency and outlet are never mixed."""

    persons: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, agency and date that open the first paragraph: "CAIRO (AP) -"."""

    place: str | None
    agency: str | None
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """When the copy says it was published.

    Attributes:
        value: ISO 8601, as precise as stated ("2025-11-22", "2025-05-24T14:20:00Z").
        precision: "year", "month", "day" or "time".
        basis: where it was read ("date line", "meta", "json-ld", "url", "dateline", ...).
        span: where it stands in the stored text, if it stands there.
    """

    value: str
    precision: str
    basis: str
    span: Span | None = None

    @property
    def day(self) -> str | None:
        """The ISO date, or None where only a month or a year is known."""
        return self.value[:10] if self.precision in {"day", "time"} else None


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, apart from its credit."""

    text: str
    credit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """An entry of a live page: its time as the page states it, and its stretch of the text."""

    time: str
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the copy names as a producer of its text.

    `kind` says how: byline, dateline, tag ("(AFP)"), staff_and_agencies, reporting_by,
    copyright, canonical_url, originally_published, page_field, appeal (the house that asks
    for money on the page), citation ("Belta reported": the report leans on it).
    """

    name: str
    kind: str
    is_agency: bool
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A document with a role for every non-blank line and what it says about itself."""

    document: str
    language: str | None
    blocks: tuple[Block, ...]
    headline: Quoted | None = None
    byline: Byline = field(default_factory=Byline)
    dateline: Dateline | None = None
    published: Published | None = None
    updated: Published | None = None
    canonical_url: str | None = None
    captions: tuple[Caption, ...] = ()
    credits: tuple[Credit, ...] = ()
    notes: tuple[str, ...] = ()
    made_by: str = ""
    entries: tuple[LiveEntry, ...] = ()

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are the report itself: a view, nothing was deleted."""
        return tuple(block for block in self.blocks if block.role is Role.BODY)
