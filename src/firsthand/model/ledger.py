"""What happened, from all that report it: events and figures with their support."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.events import Count, EventDate, Novelty, Place, Plover, Status
from firsthand.model.language import CountOperator
from firsthand.model.statements import Party
from firsthand.model.text import Quoted


@dataclass(frozen=True, slots=True)
class Support:
    """On whose word: documents that carry it, independent origins, who vouches."""

    copies: int
    origins: tuple[int, int]
    claimants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values in conflict, and who gives it."""

    value: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    claimants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field for which the reports give values that cannot all be right."""

    field: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Testimony:
    """One value that reports give for a field of an event, and on whose word.

    Kept only where several places tell the event; what one place tells has the support of the
    event as a whole.

    Attributes:
        field: the name of the event's field ("count", "actors", "status", ...).
        value: as it is shown (">=16", "on_or_before 2025-11-22", "Ann Lind, Bo Ek").
        documents: that give it, in sort order.
        origins: ids of the newsroom texts that give it.
        bounds: how many of these are independent, least and most.
        claimants: entities that vouch for it; none where it is the reporters' own word.
        evidence: places in the event's `evidence` at which it stands.
    """

    field: str
    value: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    bounds: tuple[int, int]
    claimants: tuple[str, ...] = ()
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLink:
    """How one event relates to another, and who says so (None: the reporter)."""

    relation: str
    event: str
    asserted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened (or is planned, asked, denied), from all that report it."""

    id: str
    story: str
    type: str
    status: Status
    novelty: Novelty
    plover: Plover
    support: Support
    evidence: tuple[Quoted, ...]
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
    links: tuple[EventLink, ...] = ()
    statements: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    made_by: str = ""
    testimonies: tuple[Testimony, ...] = ()
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number claimed of a state or a sum: kept apart from what happened."""

    id: str
    story: str
    measure: str
    of: str | None
    op: CountOperator
    n: float
    text: str
    evidence: tuple[Quoted, ...]
    support: Support
    max: float | None = None
    as_of: EventDate | None = None
    place: Place | None = None
    statements: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    made_by: str = ""
