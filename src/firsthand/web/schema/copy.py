"""How two documents share text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from firsthand.web.schema.basics import DocumentId, Reason, Share, SpanPair, Version


class Containment(TypedDict):
    """How much of the body words of one stands in the other."""

    a_in_b: Share
    b_in_a: Share


class Change(TypedDict):
    """A place where aligned texts differ; a side is null where only the other has text."""

    a: SpanPair | None
    b: SpanPair | None
    kind: Annotated[
        str,
        Field(
            description="typography, wording, figure, name, act, quotation, attribution",
            examples=["figure"],
        ),
    ]
    material: Annotated[bool, Field(description="it changes what the report says")]


class CopyRecord(TypedDict):
    """Two documents that share text; "b is ... of a", in id order."""

    kind: Literal["copy"]
    a: DocumentId
    b: DocumentId
    containment: Containment
    relation: Annotated[
        str,
        Field(
            description="reprint, abridged, extended, update, shared_passage",
            examples=["reprint"],
        ),
    ]
    aligned: Annotated[
        list[Annotated[list[int], Field(min_length=4, max_length=4)]],
        Field(description="[a0, a1, b0, b1]: the same words", examples=[[[0, 80, 12, 92]]]),
    ]
    changed: list[Change]
    only_in_a: list[SpanPair]
    only_in_b: list[SpanPair]
    reasons: list[Reason]
    made_by: Version
