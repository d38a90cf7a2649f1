"""The Python face of a ledger: open it, bring copies in, ask it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from firsthand.config import Config, load_config
from firsthand.model import (
    Acquisition,
    Article,
    CopyRelation,
    Decision,
    DecisionKind,
    Document,
    Entity,
    Event,
    Failure,
    Figure,
    Origin,
    Statement,
    Story,
    Subject,
)
from firsthand.run import Progress, Silent, Step, Summary, step_named
from firsthand.store import EventFilter, Found, Store, is_address, open_store

if TYPE_CHECKING:
    from firsthand.run.intake import Found as Input


class Ledger:
    """One ledger: documents, copies, origins, stories, statements, events, figures.

    Use it in a `with`, or close it. Ids may be given as unique prefixes.

        with Ledger.open("firsthand.db") as ledger:
            ledger.ingest("news/")
            for story in ledger.stories():
                print(story.title, story.counts.origins)
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config

    @classmethod
    def open(
        cls, path: Path | str | None = None, *, create: bool = True, config: Config | None = None
    ) -> Self:
        """Open the ledger at `path`, by default the one that the settings name.

        Args:
            path: the file (":memory:" for a ledger that is not kept), or the address of a shared
                one, "postgresql://USER@HOST/DATABASE".
            create: whether to make it where there is none.
            config: the settings; read from file and environment if None.

        Raises:
            ConfigError: a setting is unknown or wrong.
            StoreError: the file is missing, damaged, locked, or of a newer version.
        """
        settings = config or load_config()
        if path is not None:
            settings = replace(settings, ledger=path if is_address(path) else Path(path))
        store = open_store(
            settings.ledger,
            create=create,
            busy_timeout=settings.busy_timeout,
            cache=settings.cache,
        )
        return cls(store, settings)

    def ingest(
        self,
        *paths: Path | str,
        source: str | None = None,
        url: str | None = None,
        retrieved_at: str | None = None,
        until: str = "ledger",
        progress: Progress | None = None,
        standard_input: BinaryIO | None = None,
    ) -> Summary:
        """Bring in files and folders, and bring the ledger up to them.

        Args:
            paths: files, folders, or "-" for `standard_input`.
            source: the outlet that published them, where a sidecar does not say.
            url: the address they were fetched from.
            retrieved_at: when they were fetched (ISO 8601).
            until: the last stage to run: read, clean, copies, language or ledger.
            progress: told how far the run is.
            standard_input: what "-" stands for.

        Returns:
            What was done. Input that could not be taken is in `failures()`.

        Raises:
            StoreError: the ledger cannot be written, or another run is writing to it.
            ConfigError: there is no such stage.
        """
        from firsthand.run.intake import find_inputs

        found = find_inputs(
            [str(path) for path in paths],
            given=Acquisition(url=url, source_name=source, retrieved_at=retrieved_at),
            max_bytes=self.config.max_bytes,
            standard_input=standard_input,
        )
        command = " ".join(["ingest", *map(str, paths)])
        return self._run(found, command=command, until=step_named(until), progress=progress)

    def resume(
        self, *, until: str = "ledger", anew: bool = False, progress: Progress | None = None
    ) -> Summary:
        """Finish what earlier runs left: stopped early, killed, or failed.

        Args:
            until: the last stage to run.
            anew: whether to settle all documents again, not only what has changed.
            progress: told how far the run is.
        """
        return self._run(
            iter(()), command="resume", until=step_named(until), anew=anew, progress=progress
        )

    def _run(
        self,
        found: Iterator[Input],
        *,
        command: str,
        until: Step,
        anew: bool = False,
        progress: Progress | None,
    ) -> Summary:
        from firsthand.run.ingest import run_all

        told = progress or Silent()
        return run_all(
            self.store, self.config, found, command=command, until=until, anew=anew, progress=told
        )

    def decide(
        self,
        kind: DecisionKind | str,
        value: str,
        *subjects: Subject,
        by: str,
        why: str | None = None,
        apply: bool = True,
    ) -> Decision:
        """Keep an analyst's decision, and bring the ledger up to it.

        Args:
            kind: what it is about ("story", "entity", "event", "copy", "role", "status").
            value: "same" or "different", or the role or status.
            subjects: the places in documents that it is about.
            by: who decides.
            why: in the analyst's words.
            apply: False to leave carrying it out to the next run.

        Raises:
            ConfigError: the value or the number of subjects does not fit the kind.
            NotFoundError: a subject does not stand in its document as quoted.
            StoreError: the ledger cannot be written, or a run is writing to it; the
                decision is on record then, and the next run carries it out.
        """
        from firsthand.run.decide import record_decision

        wanted = DecisionKind(kind)
        decision = record_decision(self.store, wanted, value, subjects, by=by, why=why)
        if apply:
            self.resume()
        return decision

    def undo(self, id: str, *, by: str, why: str | None = None, apply: bool = True) -> Decision:  # noqa: A002
        """Take a decision back, and bring the ledger up to that.

        Raises:
            NotFoundError: there is no such decision.
            ConflictError: it was undone already.
        """
        from firsthand.run.decide import record_undo

        wanted = self.store.resolve(id, kinds=("decisions",))
        decision = record_undo(self.store, wanted, by=by, why=why)
        if apply:
            self.resume()
        return decision

    def decisions(self) -> list[Decision]:
        """Return all decisions, the undone ones and their undoing too, in order."""
        return self.store.decisions()

    def stories(self) -> list[Story]:
        """Return all stories, the latest first."""
        ordered = sorted(self.store.stories(), key=lambda story: story.id)
        return sorted(ordered, key=lambda story: story.last_published or "", reverse=True)

    def story(self, id: str) -> Story:  # noqa: A002 (the record's own word)
        """Return one story; raises `NotFoundError`."""
        wanted = self.store.resolve(id, kinds=("stories",))
        return next(story for story in self.store.stories() if story.id == wanted)

    def documents(self) -> Iterator[Document]:
        """Yield all documents with their texts, in id order."""
        return self.store.documents()

    def document(self, id: str) -> Document:  # noqa: A002
        """Return one document by id or path; raises `NotFoundError`."""
        return self.store.document(self.store.resolve(id, kinds=("documents",)))

    def article(self, document: str) -> Article | None:
        """Return what a copy says of itself, once it has been cleaned."""
        return self.store.article(self.store.resolve(document, kinds=("documents",)))

    def copies(self, document: str | None = None) -> list[CopyRelation]:
        """Return copy relations: all, or those of one document."""
        if document is None:
            return list(self.store.copies())
        return list(self.store.copies(self.store.resolve(document, kinds=("documents",))))

    def origins(self, document: str | None = None) -> list[Origin]:
        """Return origins: all, or those of one document."""
        origins = self.store.origins()
        if document is None:
            return origins
        wanted = self.store.resolve(document, kinds=("documents",))
        return [origin for origin in origins if wanted in origin.documents]

    def events(self, wanted: EventFilter | None = None) -> list[Event]:
        """Return the events that pass the filter, in id order."""
        return self.store.events(wanted)

    def figures(self, story: str | None = None) -> list[Figure]:
        """Return figures: all, or those of one story."""
        if story is None:
            return self.store.figures()
        return self.store.figures(self.store.resolve(story, kinds=("stories",)))

    def statements(self, *, speaker: str | None = None) -> list[Statement]:
        """Return statements: all, or those whose speaker's name has `speaker` in it."""
        statements = self.store.statements()
        if speaker is None:
            return statements
        fold = speaker.casefold()
        names = {
            entity.id
            for entity in self.store.entities()
            if any(fold in name.casefold() for name in (entity.name, *entity.aliases))
        }
        return [
            item
            for item in statements
            if any(
                party.entity in names or (party.quote and fold in party.quote.text.casefold())
                for party in (item.speaker, *item.together)
                if party is not None
            )
        ]

    def entities(self) -> list[Entity]:
        """Return all entities, in id order."""
        return self.store.entities()

    def failures(self) -> list[Failure]:
        """Return what could not be taken, and why."""
        return self.store.failures()

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return the documents whose text holds all the words, the best first."""
        return self.store.search(words, limit=limit)

    def export(self, target: Path | str | BinaryIO) -> int:
        """Write all records as JSON Lines; return how many.

        Raises:
            FirsthandError: the file cannot be written, or a span does not hold its quote.
        """
        from firsthand.export import write_jsonl

        return write_jsonl(self.store, Path(target) if isinstance(target, str) else target)

    def export_reports(self, target: Path | str | BinaryIO) -> int:
        """Write a CSV row for each event and newsroom text that tells it; return how many.

        Raises:
            FirsthandError: the file cannot be written.
        """
        from firsthand.export import write_reports

        return write_reports(self.store, Path(target) if isinstance(target, str) else target)

    def event(self, id: str) -> Event:  # noqa: A002
        """Return one event; raises `NotFoundError`."""
        wanted = self.store.resolve(id, kinds=("events",))
        return next(event for event in self.store.events() if event.id == wanted)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
