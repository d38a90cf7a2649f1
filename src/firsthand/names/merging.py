"""One entity over all documents, whatever its spelling in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.model import Reading


@dataclass(frozen=True, slots=True)
class EntityMap:
    """Entities of the ledger, and to which of them each entity of a document belongs."""

    entities: tuple[Entity, ...] = ()
    canonical: Mapping[str, str] = field(default_factory=dict)

    def find(self, entity_id: str) -> str:
        """Return the id of the ledger's entity for an id of a reading."""
        return self.canonical.get(entity_id, entity_id)


def merge_entities(readings: Iterable[Reading]) -> EntityMap:
    """Return one entity for all that several documents tell of it; order plays no part."""
    seen: dict[str, Entity] = {}
    for reading in readings:
        for entity in reading.entities:
            seen[entity.id] = entity if entity.id not in seen else joined(seen[entity.id], entity)
    entities = tuple(seen[key] for key in sorted(seen))
    return EntityMap(entities, {entity.id: entity.id for entity in entities})


def joined(a: Entity, b: Entity) -> Entity:
    """Return one record with what two records of the same entity say."""
    return Entity(
        a.id,
        a.type,
        a.name,
        tuple(sorted({*a.aliases, *b.aliases})),
        min(filter(None, (a.country, b.country)), default=None),
        min(filter(None, (a.role, b.role)), default=None),
        min(filter(None, (a.wikidata, b.wikidata)), default=None),
        min(filter(None, (a.speaks_for, b.speaks_for)), default=None),
    )
