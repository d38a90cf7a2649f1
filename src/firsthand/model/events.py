"""What a document tells of: mentions of events and of figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.language import CountOperator
from firsthand.model.statements import Party
from firsthand.model.text import Quoted


class Status(StrEnum):
    """Whether the text says that it happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    ONGOING = "ongoing"
    REQUESTED = "requested"
    CLAIMED = "claimed"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"


class Novelty(StrEnum):
    """Whether it is what the report is about, the same affair earlier, or another affair."""

    NEW = "new"
    BACKGROUND = "background"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as stated: "at least 16" is op ">=", n 16. `measure`: flow, stock, cumulative."""

    op: CountOperator
    n: float
    max: float | None = None
    of: str | None = None
    measure: str = "flow"
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it took place, as an interval.

    `relation`: on, before, on_or_before, after. "Saturday" that dates the report and not
    the act is on_or_before. `inherited_from` names the document whose date was used.
    """

    value: str | None
    end: str | None = None
    precision: str | None = None
    relation: str | None = None
    basis: Quoted | None = None
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it took place; `basis` says whether the place is stated or implied."""

    name: str | None
    country: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Plover:
    """The PLOVER code: root event, mode and contexts."""

    event: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionLink:
    """A link that one sentence draws from one event mention to another."""

    relation: str
    target: str
    cue: Quoted | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in one document that reports, plans, asks for or denies an event.

    `trigger` is the word that names it, `evidence` the clause around it.
    `statements` are the ids of the statements in whose content it lies.
    `refers_back` marks an anaphoric mention ("the pardon", "the freed Ukrainians") that
    adds to an event told before rather than telling one; `in_headline` one that stands in
    the headline and only supports what the body tells. `term`: how long a sentence is.
    """

    id: str
    document: str
    type: str
    trigger: Quoted
    evidence: Quoted
    status: Status
    novelty: Novelty
    plover: Plover
    cameo: str | None = None
    means: str | None = None
    stage: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    receiver: Party | None = None
    count: Count | None = None
    date: EventDate | None = None
    place: Place | None = None
    extent: str | None = None
    links: tuple[MentionLink, ...] = ()
    statements: tuple[str, ...] = ()
    refers_back: bool = False
    made_by: str = ""
    in_headline: bool = False
    term: str | None = None


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number that one document claims of a state or of a running total."""

    id: str
    document: str
    measure: str
    of: str | None
    count: Count
    evidence: Quoted
    as_of: EventDate | None = None
    place: Place | None = None
    statements: tuple[str, ...] = ()
    made_by: str = ""
