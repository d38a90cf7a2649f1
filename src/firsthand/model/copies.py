"""What comparing makes: relations between copies, and the origins behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.text import Likelihood, Reason, Span


class Relation(StrEnum):
    """How the text of document a relates to that of document b."""

    REPRINT = "reprint"
    ABRIDGED = "abridged"
    EXTENDED = "extended"
    UPDATE = "update"
    SHARED_PASSAGE = "shared_passage"


class ChangeKind(StrEnum):
    """What differs between two aligned places."""

    TYPOGRAPHY = "typography"
    WORDING = "wording"
    FIGURE = "figure"
    NAME = "name"
    ACT = "act"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Run:
    """Aligned stretches: the same words stand in a and in b."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Change:
    """A place where aligned texts differ; a side is None where only the other has text."""

    a: Span | None
    b: Span | None
    kind: ChangeKind
    material: bool


@dataclass(frozen=True, slots=True)
class CopyRelation:
    """How two documents share text, aligned to the character; `a` and `b` in id order."""

    a: str
    b: str
    a_in_b: float
    b_in_a: float
    relation: Relation
    aligned: tuple[Run, ...]
    changed: tuple[Change, ...] = ()
    only_in_a: tuple[Span, ...] = ()
    only_in_b: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    made_by: str = ""


class ProducerKind(StrEnum):
    """What kind of newsroom produced a text."""

    AGENCY = "agency"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Producer:
    """The newsroom that produced a text."""

    name: str | None
    kind: ProducerKind


@dataclass(frozen=True, slots=True)
class Origin:
    """One newsroom text and all documents that carry it.

    Attributes:
        documents: ids in sort order; a merged copy stands in two origins.
        first: the document that carries the text in its earliest or fullest form.
        producer: who produced it.
        lower: 1 where it is evidently a report of its own; 0 where it may rest wholly
            on another origin.
        upper: 0 where it surely rests on another (a digest of named agencies), else 1.
        depends_on: ids of origins that it names as its own sources.
        date: the publication day that its documents give, None where none does.
        dated_by: the document that gives `date`; others inherit it.
        producers: which newsrooms it could be, the likeliest first.
        firsts: which documents could be the first to carry it, the likeliest first.
    """

    id: str
    documents: tuple[str, ...]
    first: str
    producer: Producer
    reasons: tuple[Reason, ...]
    lower: int = 1
    upper: int = 1
    depends_on: tuple[str, ...] = ()
    date: str | None = None
    dated_by: str | None = None
    made_by: str = ""
    producers: tuple[Likelihood, ...] = ()
    firsts: tuple[Likelihood, ...] = ()
