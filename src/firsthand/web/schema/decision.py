"""What waits for an analyst, and what was decided."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import DecisionId, DocumentId, SpanPair, StoryId

Kind = Literal["story", "entity", "event", "copy", "role", "status"]
Value = Annotated[
    str, Field(description="same, different; a role; a status", examples=["different"])
]


class SubjectRecord(TypedDict):
    """A place in a document; [0, 0] is the whole of it."""

    document: DocumentId
    span: SpanPair
    text: Annotated[str, Field(description="what stands there", examples=[""])]
    type: Annotated[str | None, Field(description="of the event or entity meant")]


class DecisionRecord(TypedDict):
    """What an analyst decided, when and why; never changed, only undone by another."""

    id: DecisionId
    kind: Kind
    value: Value
    subjects: list[SubjectRecord]
    by: Annotated[str, Field(examples=["ines"])]
    at: Annotated[str, Field(examples=["2026-03-14T08:00:00+00:00"])]
    why: Annotated[str | None, Field(examples=["one and the same act"])]
    undoes: DecisionId | None


class QuestionRecord(TypedDict):
    """A matter that the stages left unsure; `given` holds until someone decides."""

    id: Annotated[str, Field(examples=["qu-0123456789abcdef"])]
    kind: Kind
    subjects: list[SubjectRecord]
    given: Value
    doubt: Annotated[float, Field(ge=0, le=1, examples=[0.4])]
    why: Annotated[str, Field(examples=["the headlines differ, the figures agree"])]
    story: StoryId | None


class DecisionsAnswer(TypedDict):
    """What waits, the most doubtful first, and all decisions in the order of their making."""

    questions: list[QuestionRecord]
    decisions: list[DecisionRecord]


class DecidedAnswer(TypedDict):
    """The decision as it stands on record, and whether the ledger has followed already."""

    decision: DecisionRecord
    applied: bool
