"""Entities across documents, and which of them the records of a document can speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from firsthand.model import Article, Entity, Party, Reading, Statement
from firsthand.names import EntityMap, merge_entities
from firsthand.run.pipeline import Run
from firsthand.run.settling.documents import Documents, Sketch
from firsthand.run.settling.parts import digest
from firsthand.store.codec import Written


class Cast:
    """All entities, by the ids that documents have for them.

    Attributes:
        map: which entity is meant by each id.
        written: texts of records of the ledger, for whoever asks for the same again.
    """

    def __init__(self, run: Run, documents: Documents, written: Written) -> None:
        """Merge the entities of all documents.

        Args:
            run: the run.
            documents: all that were understood.
            written: texts of records that are known already; those of entities come to them.
        """
        self._entities = {item.document: item.known for item in documents.sketches}
        bare = [_bare(name, known) for name, known in self._entities.items()]
        decided = documents.load(run.decided.named() & {item.document for item in bare})
        self.map: EntityMap = merge_entities(
            bare,
            decisions=run.decided.entities(item.reading for item in decided.values()),
            aliases=[item for items in run.store.alias_lists().values() for item in items],
        )
        self._by_id = {item.id: item for item in self.map.entities}
        self._marks: dict[str, str] = {}
        self.written = written
        for sketch in documents.sketches:
            known = self._entities[sketch.document]
            for entity, text in zip(known, sketch.entities, strict=True):
                if self._by_id.get(entity.id) is entity:
                    self.written.knows(entity, text)

    def known_to(self, sketches: Iterable[Sketch]) -> dict[str, Entity]:
        """Return the entity for every id that the records of some documents can lead to.

        Those are the ids of the documents, and whomever one of these speaks for.
        """
        return self._led_to(
            entity.id for item in sketches for entity in self._entities[item.document]
        )

    def _led_to(self, ids: Iterable[str]) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        waiting = list(ids)
        while waiting:
            name = waiting.pop()
            entity = self._by_id.get(self.map.find(name))
            if entity is None or name in found:
                continue
            found[name] = entity
            waiting += [entity.id, *([entity.speaks_for] if entity.speaks_for else [])]
        return {name: found[name] for name in sorted(found)}

    def key_of(self, sketch: Sketch) -> str:
        """Return a digest of all entities that the records of a document can lead to."""
        marks = self._marks
        ids = [entity.id for entity in self._entities[sketch.document]]
        return digest(*sorted([marks.get(name) or self._mark(name) for name in ids]))

    def _mark(self, name: str) -> str:
        """Return an id with a digest of all entities it can lead to; many documents have it."""
        known = self._led_to([self.map.find(name)])
        written = (f"{other} {self.written(entity)}" for other, entity in known.items())
        found = self._marks[name] = f"{name} {digest(*written)}"
        return found

    def canonical(self, statement: Statement) -> Statement:
        """Return a statement whose parties are the entities of the ledger."""
        return replace(
            statement,
            speaker=self._party(statement.speaker),
            medium=self._party(statement.medium),
            addressee=self._party(statement.addressee),
            chain=tuple(self.map.find(item) for item in statement.chain),
            together=tuple(self._known(item) for item in statement.together),
        )

    def _party(self, item: Party | None) -> Party | None:
        return None if item is None else self._known(item)

    def _known(self, item: Party) -> Party:
        return item if item.entity is None else replace(item, entity=self.map.find(item.entity))


def _bare(name: str, known: tuple[Entity, ...]) -> Reading:
    """Return a reading of nothing but the entities."""
    return Reading(name, "", Article(name, None, ()), (), entities=known)
