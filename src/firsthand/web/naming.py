"""Short names for what a page shows: files of documents, names of entities, producers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand.model import (
    Acquisition,
    Entity,
    Event,
    Figure,
    Origin,
    Party,
    Statement,
)
from firsthand.store import Store
from firsthand.views.harmless import one_line
from firsthand.views.words import short_id

_NOTHING: Mapping[str, Acquisition] = {}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of everything that the records of a page point to."""

    entities: Mapping[str, Entity]
    files: Mapping[str, str]
    origins: Mapping[str, Origin]

    def entity(self, id: str | None) -> str | None:  # noqa: A002 (the record's own word)
        """Return the name of an entity; None where it is not known."""
        found = self.entities.get(id or "")
        return None if found is None else one_line(found.name)

    def party(self, party: Party | None) -> str:
        """Return who is meant: the entity's name, else the words that stand there."""
        if party is None:
            return "nobody named"
        known = self.entity(party.entity)
        return known or (one_line(party.quote.text) if party.quote else "someone not named")

    def speakers(self, item: Statement) -> str:
        """Return who says something: one name, or those of all who say it together."""
        names = [self.party(party) for party in item.speakers]
        return " and ".join((", ".join(names[:-1]), names[-1]) if names[1:] else names)

    def file(self, document: str) -> str:
        """Return the short name of a document."""
        return self.files.get(document, short_id(document))

    def producer(self, origin: str) -> str:
        """Return who wrote a newsroom text."""
        found = self.origins.get(origin)
        return (found.producer.name if found else None) or "unknown newsroom"

    def with_files(self, text: str) -> str:
        """Return a reason with the names of files in place of ids of documents."""
        for document, name in self.files.items():
            text = text.replace(document, name)
        return one_line(text)


def names_for(
    store: Store,
    *,
    documents: Iterable[str] = (),
    events: Iterable[Event] = (),
    figures: Iterable[Figure] = (),
    statements: Iterable[Statement] = (),
    origins: Iterable[Origin] = (),
    paths: Mapping[str, Acquisition] = _NOTHING,
    quoted: bool = True,
) -> Names:
    """Return the names of all that these records point to.

    `paths` are those known already; `quoted` says whether the evidence of events and figures
    is shown: a page that shows none need not name the files that it stands in.
    """
    events, figures, statements = list(events), list(figures), list(statements)
    wanted = set(documents)
    if quoted:
        wanted.update(q.span.document for item in events for q in item.evidence)
        wanted.update(q.span.document for item in figures for q in item.evidence)
    wanted.update(item.document for item in statements)
    entities = {name for item in events for name in _of_event(item)}
    entities.update(name for item in figures for name in item.support.claimants)
    entities.update(name for item in statements for name in _of_statement(item))
    acquisitions = {**paths, **store.paths_of(wanted - paths.keys())}
    return Names(
        entities=store.entities_named(entities),
        files={key: file_name(key, item) for key, item in acquisitions.items()},
        origins={item.id: item for item in origins},
    )


def file_name(document: str, item: Acquisition) -> str:
    """Return what a document is called on the pages: its file, else its address."""
    if item.path and item.path != "-":
        return one_line(item.path.rstrip("/").rpartition("/")[2])
    address = urlsplit(item.url or "")
    return one_line(address.netloc + address.path) or short_id(document)


def _of_event(event: Event) -> Iterable[str]:
    parties = (*event.actors, *event.recipients, *((event.receiver,) if event.receiver else ()))
    yield from (party.entity for party in parties if party.entity)
    yield from event.support.claimants
    yield from (link.asserted_by for link in event.links if link.asserted_by)
    for conflict in event.conflicts:
        yield from (name for value in conflict.values for name in value.claimants)
    for testimony in event.testimonies:
        yield from testimony.claimants


def _of_statement(item: Statement) -> Iterable[str]:
    parties = (*item.speakers, item.medium, item.addressee)
    yield from (party.entity for party in parties if party is not None and party.entity)
    yield from item.chain
