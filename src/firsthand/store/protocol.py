"""What a ledger can be asked and told, by concern, whatever keeps it.

Here stand what runs read and write; `desk`, `people`, `watching`, `alerting` and `listing`
have the rest. `tests/store` runs the same suite over each kind of ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from firsthand.model import (
    Acquisition,
    Article,
    CopyRelation,
    Decision,
    Document,
    Entity,
    Event,
    Failure,
    Figure,
    Origin,
    Passage,
    Question,
    Statement,
    Story,
)
from firsthand.store.alerting import Alerting
from firsthand.store.codec import Written
from firsthand.store.desk import DeskReader
from firsthand.store.listing import Aliases, Lists
from firsthand.store.people import People
from firsthand.store.watching import Watching


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
    """Everything that was reconciled from the documents of a ledger, each in id order.

    Attributes:
        kept_stories: stories of which nothing has changed: their records, events and figures
            are not named here and stay as they are.
        kept_documents: the documents of these; their statements stay as they are.
        kept_copies: relations of which nothing has changed ("A B"): they are not named here.
        written: what was asked of these records as texts before.
    """

    copies: tuple[CopyRelation, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    questions: tuple[Question, ...] = ()
    kept_stories: frozenset[str] = frozenset()
    kept_documents: frozenset[str] = frozenset()
    kept_copies: frozenset[str] = frozenset()
    written: Written = field(default_factory=Written, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """What settling made of one owner, and a digest of all that it was made from."""

    key: str
    answer: str


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

    def resolve(self, prefix: str, *, kinds: Sequence[str] = ()) -> str:
        """Return the id that begins with `prefix` ("st-9c", "9c"), or of the file so named."""
        ...

    def document_ids(self, *, at_least: int = 0, below: int | None = None) -> list[str]:
        """Return the ids of documents that have been through `at_least` stages, not `below`."""
        ...

    def document(self, id: str) -> Document:  # noqa: A002 (the record's own word)
        """Return one document."""
        ...

    def documents(
        self, ids: Iterable[str] | None = None, *, with_elements: bool = True
    ) -> Iterator[Document]:
        """Yield documents with their texts: all, or those named; elements only where wanted."""
        ...

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the stored texts of the documents named."""
        ...

    def paths(self) -> dict[str, Acquisition]:
        """Return for each document the acquisition that speaks for it."""
        ...

    def article(self, document: str) -> Article | None:
        """Return what the copy says of itself; None where it was not cleaned yet."""
        ...

    def articles(
        self, ids: Iterable[str] | None = None, *, with_blocks: bool = True
    ) -> Iterator[Article]:
        """Yield articles: all, or those of the documents named; blocks only where wanted."""
        ...

    def pairs(self) -> Iterator[CopyRelation]:
        """Yield what documents share as it was found: more than what counts as copying."""
        ...

    def copies(self, document: str | None = None) -> Iterator[CopyRelation]:
        """Yield copy relations: all, or those of one document."""
        ...

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return the passages with these ids, those that are known."""
        ...

    def known_passages(self, ids: Iterable[str]) -> dict[str, str]:
        """Return which of these passages are known, with the version that made each."""
        ...

    def origins(self) -> list[Origin]:
        """Return all origins."""
        ...

    def entities(self) -> list[Entity]:
        """Return all entities."""
        ...

    def stories(self) -> list[Story]:
        """Return all stories."""
        ...

    def statements(self, document: str | None = None) -> list[Statement]:
        """Return statements: all, or those of one document."""
        ...

    def events(self, wanted: EventFilter | None = None) -> list[Event]:
        """Return the events that pass the filter."""
        ...

    def figures(self, story: str | None = None) -> list[Figure]:
        """Return figures: all, or those of one story."""
        ...

    def failures(self) -> list[Failure]:
        """Return what could not be taken, by path."""
        ...

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return documents that hold all the words, the best first."""
        ...

    def has_arrival(self, arrival: Arrival) -> bool:
        """Tell whether this input came before, under this name, from this place."""
        ...

    def inputs(self) -> Iterator[tuple[Arrival, bytes]]:
        """Yield every input that was read without a failure, so that it can be read again."""
        ...

    def documents_of_input(self, sha256: str) -> list[str]:
        """Return the documents that came out of one input."""
        ...

    def recall_keys(self, kind: str) -> dict[str, str]:
        """Return for each owner the digest of what its remembered answer was made from."""
        ...

    def recall(self, kind: str, owner: str) -> str | None:
        """Return a remembered answer."""
        ...

    def raw(self, table: str, ids: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield records of "articles", "documents", "acquisitions" as written, by document."""
        ...

    def raw_pairs(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield what documents share as it is written, by the two, in their order."""
        ...

    def part_keys(self, part: str) -> dict[str, str]:
        """Return for each owner the digest of what settling made its part from."""
        ...

    def parts(self, part: str, owners: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield owner and answer: all of a part, or those of the owners named."""
        ...

    def decisions(self) -> list[Decision]:
        """Return all that analysts decided, in the order in which they did."""
        ...

    def damage(self) -> list[str]:
        """Return what is wrong with what is kept; empty if it is sound."""
        ...

    def meta(self) -> dict[str, str]:
        """Return what the ledger says of itself: versions of the stages, model."""
        ...

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind there are."""
        ...


class Writer(Protocol):
    """What a ledger can be told. Everything happens inside `transaction`, or not at all."""

    def transaction(self, turn: str | None = None) -> AbstractContextManager[None]:
        """Keep all that is written inside, or nothing; nobody else has the same `turn` then."""
        ...

    def add_input(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of an input, once."""
        ...

    def add_arrival(self, arrival: Arrival) -> None:
        """Note that an input was read without a failure, so that it need not be read again."""
        ...

    def put_document(self, document: Document, *, input: str, stage: int) -> None:  # noqa: A002
        """Keep a document as it was read, in place of what was kept under its id."""
        ...

    def add_acquisitions(self, document: Document, *, input: str) -> None:  # noqa: A002
        """Keep from where, and when, a document was brought in, next to what is known."""
        ...

    def send_back(self, *, below: int) -> None:
        """Note all documents that have come to stage `below` or further as one stage short."""
        ...

    def drop_passages(self) -> None:
        """Forget what was read of every passage."""
        ...

    def set_stage(self, document: str, stage: int) -> None:
        """Note how many stages a document has been through."""
        ...

    def put_article(self, article: Article) -> None:
        """Keep what a copy says of itself, in place of what was kept."""
        ...

    def put_pairs(self, document: str, relations: Sequence[CopyRelation]) -> None:
        """Keep what a document shares with others in place of what was kept."""
        ...

    def add_passages(self, passages: Iterable[Passage]) -> None:
        """Keep what was read of distinct passages."""
        ...

    def settle_copies(
        self,
        copies: Sequence[CopyRelation],
        origins: Sequence[Origin],
        kept_copies: AbstractSet[str] = frozenset(),
    ) -> None:
        """Keep what was decided on copies in place of what was kept; leave all else."""
        ...

    def settle(self, settled: Settled) -> None:
        """Keep what was reconciled in place of what was kept, writing only what changed."""
        ...

    def remember(self, kind: str, owner: str, *, key: str, answer: str) -> None:
        """Keep the answer of a pure stage with a digest of all that it was made from."""
        ...

    def keep_parts(self, part: str, fresh: Mapping[str, Part], gone: Iterable[str]) -> None:
        """Keep these answers in place of what their owners had, and none for those gone."""
        ...

    def add_failure(self, failure: Failure) -> None:
        """Keep that a stage could not take a document or a piece of input."""
        ...

    def clear_failures(self, document: str, *, stage: str | None = None) -> None:
        """Drop the failures of a document: all, or those of one stage."""
        ...

    def clear_failures_of(self, path: str, *, stage: str) -> None:
        """Drop the failures of one stage on what came from a path."""
        ...

    def replace_failures(self, stages: Sequence[str], failures: Iterable[Failure]) -> None:
        """Keep these failures in place of all that these stages had."""
        ...

    def add_decision(self, decision: Decision) -> None:
        """Keep a decision after all others; what it undoes can be undone once only."""
        ...

    def note_change(self) -> None:
        """Note that something settling depends on has changed."""
        ...

    def set_meta(self, key: str, value: str) -> None:
        """Keep what the ledger says of itself."""
        ...

    def start_run(self, command: str, started: str) -> int:
        """Note that a run began (ISO time) and return its number."""
        ...

    def end_run(self, number: int, ended: str, summary: str) -> None:
        """Note that a run ended (ISO time), and its summary."""
        ...


class Store(Reader, Writer, DeskReader, People, Watching, Alerting, Aliases, Lists, Protocol):
    """A ledger that can be read and written; close it, or use it in a `with`."""

    @property
    def place(self) -> str:
        """Return what to call the ledger in messages."""
        ...

    @property
    def path(self) -> Path:
        """Return what files of this machine that belong to the ledger are named after."""
        ...

    def another(self) -> Self:
        """Return the same ledger over a connection of its own."""
        ...

    def only_run(self) -> AbstractContextManager[None]:
        """Keep runs on other machines out for as long as the context lasts."""
        ...

    def close(self) -> None:
        """Let go of the ledger."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
