"""What all records are made of: ids, spans, quotes, reasons."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

DocumentId = Annotated[str, Field(examples=["doc-0123456789abcdef"])]
OriginId = Annotated[str, Field(examples=["or-0123456789abcdef"])]
StoryId = Annotated[str, Field(examples=["sy-0123456789abcdef"])]
StatementId = Annotated[str, Field(examples=["st-0123456789abcdef"])]
EventId = Annotated[str, Field(examples=["ev-0123456789abcdef"])]
FigureId = Annotated[str, Field(examples=["fi-0123456789abcdef"])]
EntityId = Annotated[str, Field(examples=["en-0123456789abcdef"])]
DecisionId = Annotated[str, Field(examples=["de-0123456789abcdef"])]
SpanPair = Annotated[
    list[int],
    Field(
        min_length=2,
        max_length=2,
        description="[start, end) in code points of the document's stored text",
        examples=[[120, 184]],
    ),
]
Bounds = Annotated[
    list[int],
    Field(
        min_length=2,
        max_length=2,
        description="least and most, of independent newsroom texts",
        examples=[[1, 2]],
    ),
]
Version = Annotated[
    str, Field(description="the stage that made it, and its version", examples=["events/1"])
]
Day = Annotated[str, Field(description="ISO 8601", examples=["2026-03-14"])]
Share = Annotated[float, Field(ge=0, le=1, examples=[0.97])]


class Words(TypedDict):
    """Words, and where they stand in the record's document."""

    text: Annotated[str, Field(examples=["nine clerks"])]
    span: SpanPair


class PlacedWords(TypedDict):
    """Words, and where they stand in which document."""

    text: Annotated[str, Field(examples=["on Sunday"])]
    span: SpanPair
    document: DocumentId


class Evidence(TypedDict):
    """A place in a text that a claim rests on; the words stand there exactly."""

    document: DocumentId
    span: SpanPair
    quote: Annotated[str, Field(examples=["Norland has freed nine clerks"])]


class _Reason(TypedDict):
    kind: Annotated[str, Field(examples=["byline"])]
    text: Annotated[str, Field(examples=["the byline names the agency"])]
    document: DocumentId | None
    span: SpanPair | None


class Reason(_Reason, total=False):
    """Why something was decided; `weight` is in log-odds, where the reasons were weighed."""

    weight: Annotated[float, Field(examples=[1.5])]


class Count(TypedDict):
    """How many, as stated: "at least nine" is op ">=", n 9."""

    op: Annotated[str, Field(description="=, >=, >, <=, ~", examples=[">="])]
    n: Annotated[float, Field(examples=[9])]
    max: float | None
    of: Annotated[str | None, Field(examples=["clerks"])]
    measure: Annotated[str, Field(description="flow, stock, cumulative", examples=["flow"])]
    text: str | None
    span: SpanPair | None
    document: DocumentId | None


class When(TypedDict):
    """When it took place, as an interval, and the words that say so."""

    value: Day | None
    end: Day | None
    precision: Annotated[str | None, Field(examples=["day"])]
    relation: Annotated[
        str | None, Field(description="on, before, on_or_before, after", examples=["on"])
    ]
    basis: PlacedWords | None
    inherited_from: DocumentId | None


class Where(TypedDict):
    """Where it took place; `basis` says whether that is stated or implied."""

    name: Annotated[str | None, Field(examples=["Ostwick"])]
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-2", examples=["NO"])]
    basis: Annotated[str | None, Field(examples=["stated"])]


class Support(TypedDict):
    """On whose word: documents that carry it, independent newsroom texts, who vouches."""

    copies: Annotated[int, Field(examples=[3])]
    origins: Bounds
    claimants: list[EntityId]


class ListMark(TypedDict):
    """A list that still says "listed" of someone whose sanctions a report calls eased."""

    event: EventId
    entity: EntityId
    list: Annotated[str, Field(examples=["Norland sanctions list"])]
    as_of: Annotated[str, Field(examples=["2026-03-01"])]
    entry: Annotated[str, Field(examples=["nk-4711"])]
    name: Annotated[str, Field(examples=["Northern Ferries"])]
    measures: Annotated[list[str], Field(examples=[["Norland, shipping, since 2021-06-21"]])]
