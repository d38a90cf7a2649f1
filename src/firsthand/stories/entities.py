"""Entities across documents, found by any id that a reading uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Entity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.names import EntityMap


def index_entities(entities: EntityMap) -> Mapping[str, Entity]:
    """Return the entity of the ledger for every id, of a document's entity or of the ledger's.

    Made once for a run and given to `describe_document` and to every `LedgerInput`.
    """
    own = {entity.id: entity for entity in entities.entities}
    local = {name: own[home] for name, home in entities.canonical.items() if home in own}
    return {**local, **own}
