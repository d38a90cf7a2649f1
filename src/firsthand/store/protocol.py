"""What a ledger can be asked and told: reader and writer apart, whatever keeps it.

A second backend implements `Store`; `tests/store` runs the same suite over each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from firsthand.model import (
    Acquisition,
    Article,
    CopyRelation,
    Document,
    Entity,
    Event,
    Failure,
    Figure,
    Origin,
    Passage,
    Statement,
    Story,
)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events to return; None lets all through.

    `since` and `until` are ISO days: an event passes if it can have taken place between.
    """

    type: str | None = None
    status: str | None = None
    country: str | None = None
    story: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that was reconciled from the documents of a ledger, each in id order."""

    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """One input as it was given: its digest, the name it was read under, and where from."""

    input: str
    name: str
    acquisition: Acquisition = field(default_factory=Acquisition)


@dataclass(frozen=True, slots=True)
class Found:
    """A document whose text matches a search, with the words around the match."""

    document: str
    snippet: str


class Reader(Protocol):
    """The questions a ledger answers. Lists are in id order; ids may be unique prefixes."""

    def resolve(self, prefix: str, *, kinds: Sequence[str] = ()) -> str: ...

    def document_ids(self, *, at_least: int = 0, below: int | None = None) -> list[str]: ...

    def document(self, id: str) -> Document: ...  # noqa: A002 (the record's own word)

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]: ...

    def texts(self, ids: Iterable[str]) -> dict[str, str]: ...

    def paths(self) -> dict[str, Acquisition]: ...

    def article(self, document: str) -> Article | None: ...

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]: ...

    def copies(self, document: str | None = None) -> Iterator[CopyRelation]: ...

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]: ...

    def known_passages(self, ids: Iterable[str]) -> dict[str, str]: ...

    def origins(self) -> list[Origin]: ...

    def entities(self) -> list[Entity]: ...

    def stories(self) -> list[Story]: ...

    def statements(self, document: str | None = None) -> list[Statement]: ...

    def events(self, wanted: EventFilter | None = None) -> list[Event]: ...

    def figures(self, story: str | None = None) -> list[Figure]: ...

    def failures(self) -> list[Failure]: ...

    def search(self, words: str, *, limit: int = 50) -> list[Found]: ...

    def has_arrival(self, arrival: Arrival) -> bool: ...

    def documents_of_input(self, sha256: str) -> list[str]: ...

    def recall_keys(self, kind: str) -> dict[str, str]: ...

    def recall(self, kind: str, owner: str) -> str | None: ...

    def meta(self) -> dict[str, str]: ...

    def counts(self) -> dict[str, int]: ...


class Writer(Protocol):
    """What a ledger can be told. Everything happens inside `transaction`, or not at all."""

    def transaction(self) -> AbstractContextManager[None]: ...

    def add_input(self, sha256: str, data: bytes) -> None: ...

    def add_arrival(self, arrival: Arrival) -> None: ...

    def put_document(self, document: Document, *, input: str, stage: int) -> None: ...  # noqa: A002

    def add_acquisitions(self, document: Document, *, input: str) -> None: ...  # noqa: A002

    def set_stage(self, document: str, stage: int) -> None: ...

    def put_article(self, article: Article) -> None: ...

    def put_copies(self, document: str, relations: Sequence[CopyRelation]) -> None: ...

    def add_passages(self, passages: Iterable[Passage]) -> None: ...

    def settle(self, settled: Settled) -> None: ...

    def remember(self, kind: str, owner: str, *, key: str, answer: str) -> None: ...

    def forget_others(self, kind: str, owners: Iterable[str]) -> None: ...

    def add_failure(self, failure: Failure) -> None: ...

    def clear_failures(self, document: str, *, stage: str | None = None) -> None: ...

    def set_meta(self, key: str, value: str) -> None: ...

    def start_run(self, command: str, started: str) -> int: ...

    def end_run(self, number: int, ended: str, summary: str) -> None: ...


class Store(Reader, Writer, Protocol):
    """A ledger that can be read and written."""

    def close(self) -> None: ...
