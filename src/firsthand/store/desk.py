"""What the pages ask of a ledger: a page of records at a time, found through indexes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from firsthand.model import (
    Acquisition,
    CopyRelation,
    Count,
    Entity,
    Event,
    Novelty,
    Origin,
    Question,
    Statement,
    Status,
    Story,
)
from firsthand.store.rows import Noted

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """Some records, and where the next ones begin; None after the last."""

    items: tuple[Record, ...]
    following: str | None = None


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Which stories to return, the latest first; None lets all through.

    Attributes:
        type, country, entity: of an event in the story.
        source: the outlet or the domain of one of its documents.
        since, until: ISO days between which a report of it was published last.
    """

    type: str | None = None
    country: str | None = None
    entity: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events to return; None lets all through. `order` is "day", "-day" or "type".

    Attributes:
        entity: who takes part, in any part.
        since, until: ISO days; an event passes if it can have taken place between.
        support: least number of independent origins, by the lower bound.
    """

    type: str | None = None
    status: str | None = None
    novelty: str | None = None
    means: str | None = None
    country: str | None = None
    story: str | None = None
    entity: str | None = None
    since: str | None = None
    until: str | None = None
    support: int | None = None
    order: str = "-day"


@dataclass(frozen=True, slots=True)
class EventGlance:
    """What a list shows of one event.

    Attributes:
        copies: documents that carry it.
        places: how many places in the texts tell it.
        conflicts: for how many fields the reports differ.
    """

    id: str
    type: str
    status: Status
    novelty: Novelty
    count: Count | None
    copies: int
    places: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One outlet: how many copies it ran, and how many of them are of a text that is its own."""

    name: str
    copies: int
    stories: int
    first: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A record whose text matches a search, with the words around the match.

    `marks` are (start, end) of the matching words in `snippet`.
    """

    kind: str
    id: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


class DeskReader(Protocol):
    """The questions of the pages; cursors are what an earlier page gave as `following`."""

    def watched(self) -> AbstractContextManager[list[Noted]]:
        """Return a context in which every question that is asked of the ledger is noted."""
        ...

    def state(self) -> Hashable:
        """Return what is another once anybody has written; None where that cannot be told."""
        ...

    def settlings(self) -> str:
        """Return how often what was reconciled was written: which of its records are meant."""
        ...

    def would_answer(self, noted: Iterable[Noted], *, settlings: str) -> bool:
        """Tell whether these questions would be answered now as they were.

        `settlings` is what was returned before they were asked.
        """
        ...

    def page_of_stories(
        self, wanted: StoryQuery, *, after: str | None = None, limit: int = 50
    ) -> Page[Story]:
        """Return stories, the latest first."""
        ...

    def page_of_events(
        self, wanted: EventQuery, *, after: str | None = None, limit: int = 50
    ) -> Page[Event]:
        """Return events in the order asked for."""
        ...

    def are_more_events(self, wanted: EventQuery, *, than: int) -> bool:
        """Tell whether more events than this pass, without reading any."""
        ...

    def page_of_entities(
        self,
        name: str = "",
        type: str | None = None,  # noqa: A002
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Entity]:
        """Return entities one of whose names, folded, begins a word with `name`; by name."""
        ...

    def story(self, id: str) -> Story:  # noqa: A002
        """Return one story by id; raises `NotFoundError`."""
        ...

    def event(self, id: str) -> Event:  # noqa: A002
        """Return one event by id; raises `NotFoundError`."""
        ...

    def entity(self, id: str) -> Entity:  # noqa: A002
        """Return one entity by id; raises `NotFoundError`."""
        ...

    def entities_named(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Return the entities with these ids, those that there are."""
        ...

    def paths_of(self, documents: Iterable[str]) -> dict[str, Acquisition]:
        """Return for each of these documents the acquisition that speaks for it."""
        ...

    def events_in(self, document: str) -> list[Event]:
        """Return the events that a document tells, in id order."""
        ...

    def stories_of(self, documents: Iterable[str]) -> dict[str, str]:
        """Return the story of each of these documents."""
        ...

    def origins_of(self, documents: Iterable[str]) -> list[Origin]:
        """Return the origins that any of these documents belongs to, in id order."""
        ...

    def copies_among(self, documents: Iterable[str]) -> list[CopyRelation]:
        """Return the copy relations that lie within these documents."""
        ...

    def statements_in(self, documents: Iterable[str]) -> list[Statement]:
        """Return the statements of these documents, in id order."""
        ...

    def statements_once(self, documents: Iterable[str]) -> list[tuple[Statement, int]]:
        """Return the statements of these documents, in id order, and how often each stands.

        The same words of the same speaker, in several copies, are one: that of the first id.
        """
        ...

    def statements_named(self, ids: Iterable[str]) -> list[Statement]:
        """Return the statements with these ids, in id order."""
        ...

    def input_of(self, document: str) -> bytes:
        """Return the bytes that a document was read from; raises `NotFoundError`."""
        ...

    def statements_by(self, entity: str, *, limit: int = 200) -> list[Statement]:
        """Return statements that an entity makes, alone or together with others; in id order."""
        ...

    def events_with(self, entity: str, *, limit: int = 200) -> list[Event]:
        """Return events that an entity takes part in or vouches for, the latest first."""
        ...

    def questions(self, kind: str | None = None, *, limit: int = 100) -> list[Question]:
        """Return what is unsure, the most doubtful first."""
        ...

    def sources(self) -> list[SourceLine]:
        """Return all outlets, those with most copies first, as the last run left them."""
        ...

    def sizes(self) -> dict[str, int]:
        """Return how many documents, newsroom texts, stories, events, statements there are."""
        ...

    def glances(self, stories: Iterable[str]) -> dict[str, list[EventGlance]]:
        """Return what lists show of the events of these stories, in id order."""
        ...

    def titles_of(self, documents: Iterable[str]) -> dict[str, str]:
        """Return the headlines of these documents, of those that have one."""
        ...

    def pairs_among(self, documents: Iterable[str]) -> list[tuple[str, str, bool]]:
        """Return the pairs of copies within these documents, and whether they differ in facts."""
        ...

    def unsure_origins(self, ids: Iterable[str]) -> set[str]:
        """Return which of these newsroom texts may rest on another one."""
        ...

    def copies_between(self, pairs: Iterable[tuple[str, str]]) -> list[CopyRelation]:
        """Return the copy relations of these pairs of documents, each in either order."""
        ...

    def documents_from(self, source: str, *, limit: int = 400) -> list[str]:
        """Return the documents of an outlet, in id order; raises `NotFoundError`."""
        ...

    def find(self, words: str, *, kind: str = "document", limit: int = 50) -> list[Hit]:
        """Return documents, statements or entities that match, the best of the latest first."""
        ...

    def event_choices(self) -> dict[str, list[str]]:
        """Return the types, statuses, countries and means that occur among the events."""
        ...
