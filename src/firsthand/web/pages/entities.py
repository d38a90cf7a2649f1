"""Persons, organisations, places: their names in all scripts, what they said, did and underwent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from firsthand.export.claims import entity_object, event_object, statement_object
from firsthand.export.spans import Plain
from firsthand.model import Entity, Event, MentionType, Quoted, Statement
from firsthand.store import Store
from firsthand.web.naming import Names, names_for
from firsthand.web.parameters import After, EntityKind, EntityName, EntityWords, Limit, Reader
from firsthand.web.schema.answers import EntityAnswer, EntityList
from firsthand.web.templating import page
from firsthand.web.texts import Texts

router = APIRouter()
_NEAR = 12  # others that are seen in the same events
_FEW = 5  # statements and events that are looked through for a place where its name stands


@dataclass(frozen=True, slots=True)
class Part:
    """An event with the parts that the entity has in it."""

    event: Event
    parts: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Everything that the page of an entity shows.

    `place` is where a text names it, so that a decision can be about it; None where no event
    and no statement quotes its name. `seen` are the first and last day of a report on it.
    """

    entity: Entity
    statements: tuple[Statement, ...]
    roles: tuple[tuple[str, int], ...]
    events: tuple[Part, ...]
    near: tuple[tuple[str, int], ...]
    alike: tuple[tuple[Entity, Quoted | None], ...]
    place: Quoted | None
    seen: tuple[str | None, str | None]
    names: Names


def gather_entity(store: Store, name: str) -> EntityPage:
    """Return an entity with all that it takes part in.

    Raises:
        NotFoundError: there is none of this id.
    """
    entity = store.entity(store.resolve(name, kinds=("entities",)))
    statements = store.statements_by(entity.id)
    events = store.events_with(entity.id)
    names = names_for(store, events=events, statements=statements, quoted=False)
    seen = Counter(
        other
        for event in events
        for other in {p.entity for p in (*event.actors, *event.recipients) if p.entity}
        if other != entity.id
    )
    roles = Counter(
        item.role
        for item in statements
        if item.role and item.speaker and item.speaker.entity == entity.id
    )
    alike = [item for item in _alike(store, entity) if item.id != entity.id]
    return EntityPage(
        entity=entity,
        statements=tuple(statements),
        roles=tuple(roles.most_common()),
        events=tuple(Part(event, _parts(event, entity.id)) for event in events),
        near=tuple(seen.most_common(_NEAR)),
        alike=tuple((item, place_of(store, item.id)) for item in alike),
        place=place_of(store, entity.id),
        seen=_seen(store, statements, events),
        names=names,
    )


def _seen(
    store: Store, statements: list[Statement], events: list[Event]
) -> tuple[str | None, str | None]:
    """Return the first and the last day on which a report that names the entity came out."""
    documents = {item.document for item in statements}
    documents.update(q.span.document for event in events for q in event.evidence)
    known = store.articles(documents, with_blocks=False)
    published = (item.published for item in known)
    days = sorted(item.day for item in published if item is not None and item.day is not None)
    return (days[0], days[-1]) if days else (None, None)


def _alike(store: Store, entity: Entity) -> tuple[Entity, ...]:
    """Return entities whose names share the last word with this one's."""
    last = entity.name.split()[-1] if entity.name.split() else ""
    return store.page_of_entities(last, entity.type.value, limit=_NEAR).items if last else ()


def place_of(store: Store, entity: str) -> Quoted | None:
    """Return where a text names an entity, by a statement or an event."""
    for item in store.statements_by(entity, limit=_FEW):
        for party in item.speakers:
            if party.entity == entity and party.quote is not None:
                return party.quote
    for event in store.events_with(entity, limit=_FEW):
        for party in (*event.actors, *event.recipients):
            if party.entity == entity and party.quote is not None:
                return party.quote
    return None


def _parts(event: Event, entity: str) -> str:
    receiver = event.receiver.entity if event.receiver else None
    found = (
        ("acts", any(party.entity == entity for party in event.actors)),
        ("undergoes", any(party.entity == entity for party in event.recipients)),
        ("receives", receiver == entity),
        ("vouches", entity in event.support.claimants),
    )
    return ", ".join(word for word, holds in found if holds)


@router.get("/entities.json", tags=["entities"], response_model=EntityList)
def entities_json(
    asked: Reader,
    q: EntityWords = None,
    type: EntityKind = None,  # noqa: A002 (the word of the address)
    after: After = None,
    limit: Limit = 100,
) -> Plain:
    """Return entities by name, a page at a time; `q` is a name or its beginning, however spelt."""
    kind = type.value if type else None
    found = asked.store.page_of_entities(q or "", kind, after=after or None, limit=limit)
    return {"items": [entity_object(item) for item in found.items], "next": found.following}


@router.get("/entities", response_class=HTMLResponse, include_in_schema=False)
def entities_html(
    asked: Reader,
    q: EntityWords = None,
    type: Annotated[str | None, Query(max_length=20)] = None,  # noqa: A002
    after: After = None,
    limit: Limit = 100,
) -> HTMLResponse:
    """Show entities by name; persons where nothing is asked for: groups are mostly numbers."""
    kinds = [item.value for item in MentionType]
    wanted = "person" if type is None and not q and not after else type
    kind = wanted if wanted in kinds else None
    found = asked.store.page_of_entities(q or "", kind, after=after or None, limit=limit)
    return page(
        asked,
        "entities.html",
        entities=found.items,
        following=found.following,
        filters={"q": q or "", "type": kind or ""},
        kinds=kinds,
    )


@router.get("/entities/{name}.json", tags=["entities"], response_model=EntityAnswer)
def entity_json(name: EntityName, asked: Reader) -> Plain:
    """Return one entity with its statements and events."""
    found = gather_entity(asked.store, name)
    texts = Texts(asked.store)
    return {
        "entity": entity_object(found.entity),
        "first_seen": found.seen[0],
        "last_seen": found.seen[1],
        "statements": [statement_object(item, texts) for item in found.statements],
        "events": [event_object(item.event, texts) for item in found.events],
    }


@router.get("/entities/{name}", response_class=HTMLResponse, include_in_schema=False)
def entity_html(name: str, asked: Reader) -> HTMLResponse:
    """Show one entity."""
    found = gather_entity(asked.store, name)
    return page(asked, "entity.html", found=found, names=found.names)
