"""The ledger of every story, reconciled again only where something in it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from firsthand.ledger import LedgerInput, LedgerRecords, reconcile
from firsthand.model import (
    Decision,
    DecisionKind,
    Event,
    Failure,
    Figure,
    Origin,
    Question,
    Statement,
    Story,
)
from firsthand.run.cancelling import canceled_documents
from firsthand.run.pipeline import Run
from firsthand.run.questions import open_questions
from firsthand.run.settling.clans import Link
from firsthand.run.settling.documents import Documents
from firsthand.run.settling.entities import Cast
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.settling.stories import Stories
from firsthand.run.tasks import said
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode
from firsthand.stories import StoryGroup

Placed = TypeVar("Placed", Event, Figure)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is told of a story that has not changed.

    Attributes:
        story: its id.
        ids: of its events and figures.
        questions: what is asked of it.
        failures: how it failed.
    """

    story: str
    ids: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    failures: tuple[Failure, ...] = ()


class Ledger:
    """The records of the stories that changed, and the names of all others."""

    def __init__(
        self,
        run: Run,
        documents: Documents,
        cast: Cast,
        stories: Stories,
        links: Sequence[Link],
    ) -> None:
        """Reconcile every story of which something has changed."""
        self._run, self._documents, self._cast, self._stories = run, documents, cast, stories
        self._parts = Parts(run.store, "story", anew=run.anew)
        self._origins = {origin.id: origin for origin in _distinct(documents)}
        self._inside = _inside(stories.groups, links)
        self._canceled = canceled_documents((item.document, item.fields) for item in stories.told)
        self._sketches = {item.document: item for item in stories.told}
        self._verdicts = tuple(run.decided.events())
        self._decided = _by_document(run.decided.decisions)
        self.stories: list[Story] = []
        self.statements: list[Statement] = []
        self.events: dict[str, Event] = {}
        self.figures: dict[str, Figure] = {}
        self.kept: set[str] = set()
        self.remembered: dict[str, Remembered] = {}
        self._bring_up_to_date()

    @property
    def failures(self) -> list[Failure]:
        """The stories that could not be reconciled."""
        return [failure for item in self.remembered.values() for failure in item.failures]

    @property
    def questions(self) -> list[Question]:
        """What is unsure in the events of all stories."""
        return [question for item in self.remembered.values() for question in item.questions]

    def save(self) -> None:
        """Keep by what each story was reconciled; inside a transaction."""
        self._parts.save()

    def _bring_up_to_date(self) -> None:
        groups = {group.id: group for group in self._stories.groups}
        keys = {name: self._key(group) for name, group in groups.items()}
        self.kept = {name for name in groups if self._parts.knows(name, keys[name])}
        told = (decode(Remembered, text) for _, text in self._parts.answers())
        self.remembered = {item.story: item for item in told}
        changed = sorted(groups.keys() - self.kept)
        for done, name in enumerate(changed, start=1):
            self.remembered[name] = found = self._reconcile(groups[name])
            if not found.failures:
                self._parts.keep(name, keys[name], encode(found))
            self._run.progress.step("reconciling", done, len(changed))
        for name in self._colliding():
            if name in self.kept:
                self.kept.discard(name)
                self._reconcile(groups[name])
            self._parts.drop(name)

    def _colliding(self) -> list[str]:
        """Return the stories that have an event or a figure in common with another.

        As when an analyst tells two copies of one report apart. Of two records with one id
        that of the story of least id stands; such stories are reconciled in every run.
        """
        homes: dict[str, list[str]] = defaultdict(list)
        for name, item in self.remembered.items():
            for id_ in item.ids:
                homes[id_].append(name)
        return sorted({name for names in homes.values() if len(names) > 1 for name in names})

    def _key(self, group: StoryGroup) -> str:
        """Return a digest of all that the ledger of a story depends on."""
        members, written = set(group.documents), self._cast.written
        return digest(
            VERSIONS["ledger"],
            *(f"{name} {self._stories.keys[name]}" for name in group.documents),
            *(written(self._origins[name]) for name in self._origins_of(group)),
            *(item.text for item in self._inside.get(group.id, ())),
            *sorted(self._canceled & members),
            *sorted({item for name in group.documents for item in self._decided.get(name, ())}),
        )

    def _reconcile(self, group: StoryGroup) -> Remembered:
        try:
            records = reconcile(self._input(group))
        except Exception as error:  # noqa: BLE001 (the edge of the story: a row, never the end)
            failure = Failure(group.id, "ledger", said(error), VERSIONS["ledger"])
            return Remembered(group.id, failures=(failure,))
        events = [self._run.decided.with_status(event) for event in records.events]
        self._take(records, events)
        asked = open_questions(
            articles=(), texts={}, groups=(), origins=(), events=events, decided=()
        )
        ids = (*(item.id for item in events), *(item.id for item in records.figures))
        return Remembered(group.id, ids, asked)

    def _take(self, records: LedgerRecords, events: Iterable[Event]) -> None:
        self.stories.append(records.story)
        self.statements += [self._cast.canonical(item) for item in records.statements]
        _stand(self.events, events)
        _stand(self.figures, records.figures)

    def _origins_of(self, group: StoryGroup) -> list[str]:
        homes = self._documents.homes
        return sorted({item.id for name in group.documents for item in homes.get(name, ())})

    def _input(self, group: StoryGroup) -> LedgerInput:
        loaded = self._documents.load(group.documents)
        members = [loaded[name] for name in group.documents]
        return LedgerInput(
            story=group.id,
            articles=tuple(item.reading.article for item in members),
            readings=tuple(item.reading for item in members),
            origins=tuple(self._origins[name] for name in self._origins_of(group)),
            statements=tuple(found for item in members for found in item.answer.statements),
            mentions=tuple(found for item in members for found in item.answer.events),
            figures=tuple(found for item in members for found in item.answer.figures),
            relations=tuple(link.relation for link in self._inside.get(group.id, ())),
            entities=self._cast.known_to(self._sketches[name] for name in group.documents),
            verdicts=self._verdicts,
            canceled=self._canceled & frozenset(group.documents),
        )


def _stand(standing: dict[str, Placed], records: Iterable[Placed]) -> None:
    """Add records of a story; of two with one id that of the story of least id stands."""
    for item in records:
        other = standing.get(item.id)
        if other is None or item.story < other.story:
            standing[item.id] = item


def _distinct(documents: Documents) -> list[Origin]:
    return list({item.id: item for items in documents.homes.values() for item in items}.values())


def _inside(groups: Iterable[StoryGroup], links: Iterable[Link]) -> Mapping[str, list[Link]]:
    """Return for each story the relations among its documents."""
    homes = {name: group.id for group in groups for name in group.documents}
    inside: dict[str, list[Link]] = defaultdict(list)
    for item in links:
        home = homes.get(item.a)
        if home is not None and home == homes.get(item.b):
            inside[home].append(item)
    return inside


def _by_document(decisions: Iterable[Decision]) -> Mapping[str, list[str]]:
    """Return, by document, what analysts decided on the events told in it."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in decisions:
        if item.kind in {DecisionKind.EVENT, DecisionKind.STATUS}:
            for subject in item.subjects:
                found[subject.quote.span.document].append(encode(item))
    return found
