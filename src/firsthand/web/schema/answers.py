"""What the twins of the pages answer: records, and lists a page at a time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import Bounds, Day, DocumentId, EventId, ListMark, StoryId
from firsthand.web.schema.copy import CopyRecord
from firsthand.web.schema.document import DocumentRecord
from firsthand.web.schema.entity import EntityRecord
from firsthand.web.schema.event import EventRecord
from firsthand.web.schema.figure import FigureRecord
from firsthand.web.schema.origin import OriginRecord
from firsthand.web.schema.statement import StatementRecord
from firsthand.web.schema.story import StoryRecord

Next = Annotated[str | None, Field(description="the `after` of the next page; null after the last")]


class StoryList(TypedDict):
    """Stories, the latest first."""

    items: list[StoryRecord]
    next: Next


class EventList(TypedDict):
    """Events, in the order asked for."""

    items: list[EventRecord]
    next: Next


class EntityList(TypedDict):
    """Entities by name."""

    items: list[EntityRecord]
    next: Next


class StoryAnswer(TypedDict):
    """One story with everything that the ledger says of it."""

    story: StoryRecord
    documents: list[DocumentRecord]
    origins: list[OriginRecord]
    copies: list[CopyRecord]
    events: list[EventRecord]
    figures: list[FigureRecord]
    statements: list[StatementRecord]
    entities: list[EntityRecord]
    lists: list[ListMark]


class EventAnswer(EventRecord):
    """One event, and the lists of sanctions that say otherwise."""

    lists: list[ListMark]


class DocumentAnswer(TypedDict):
    """One document with everything that rests on it."""

    document: DocumentRecord
    story: StoryId | None
    origins: list[OriginRecord]
    copies: list[CopyRecord]
    statements: list[StatementRecord]
    events: list[EventRecord]


class EntityAnswer(TypedDict):
    """One entity with its statements and events, and the days between which it is seen."""

    entity: EntityRecord
    first_seen: Day | None
    last_seen: Day | None
    statements: list[StatementRecord]
    events: list[EventRecord]


class TimelineDay(TypedDict):
    """The events of one day, month or year; without a date, null."""

    date: Day | None
    precision: str | None
    events: list[EventRecord]


class Timeline(TypedDict):
    """Days with their events, those of one page."""

    items: list[TimelineDay]
    next: Next


class TallyCell(TypedDict):
    """How many acts and people, at least and at most, and the events behind them."""

    keys: Annotated[
        dict[str, str | None], Field(examples=[{"means": "pardon", "month": "2026-03"}])
    ]
    acts: Bounds
    people: Annotated[list[float | None], Field(min_length=2, max_length=2, examples=[[9, 12]])]
    events: list[EventId]


class SourceLine(TypedDict):
    """One outlet: its copies, their stories, and how many texts it carries first."""

    name: Annotated[str, Field(examples=["Valley Courier"])]
    copies: int
    stories: int
    first: int


class ProducerLine(TypedDict):
    """A newsroom whose texts an outlet ran, and how many copies."""

    name: str
    copies: int


class FurnitureLine(TypedDict):
    """A paragraph of an outlet that is no report, its role, and how often it stands."""

    text: str
    role: str
    times: int


class SourceAnswer(TypedDict):
    """One outlet: its copies, whose texts they are, and its furniture."""

    name: str
    documents: list[DocumentId]
    producers: list[ProducerLine]
    furniture: list[FurnitureLine]


class HitRecord(TypedDict):
    """A record that matches; `marks` are [start, end) of the matching words in the snippet."""

    kind: Literal["document", "statement", "entity"]
    id: str
    snippet: str
    marks: list[Annotated[list[int], Field(min_length=2, max_length=2)]]


class SearchAnswer(TypedDict):
    """What matches, the best first."""

    items: list[HitRecord]
    query: str
    kind: Literal["document", "statement", "entity"]
