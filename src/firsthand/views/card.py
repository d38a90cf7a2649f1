"""One event with every value, where it stands, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.ledger.counts import count_interval
from firsthand.ledger.testimonies import date_text, place_text
from firsthand.model import Count, Entity, Event, Origin, Party, Quoted, Testimony


@dataclass(frozen=True, slots=True)
class FieldCard:
    """One field: the value that the ledger holds, and every value that a report gives.

    `chosen` is shown as in the testimonies, so that a reader finds it among them; it may be in
    none where several reports together make it (the actors of an agreement).
    """

    field: str
    chosen: str | None
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event, its fields, and the words behind each testimony by its place in `evidence`."""

    event: Event
    fields: tuple[FieldCard, ...]

    def quotes(self, testimony: Testimony) -> tuple[Quoted, ...]:
        """Return the words on which a testimony rests."""
        return tuple(self.event.evidence[place] for place in testimony.evidence)


def event_card(
    event: Event, origins: Mapping[str, Origin], entities: Mapping[str, Entity]
) -> EventCard:
    """Return an event with all that tells why the ledger holds what it holds.

    A field that no report fills is left out.

    Args:
        event: of the ledger.
        origins: by id; those of its documents are found here.
        entities: by id, for the names of parties.
    """
    told: dict[str, list[Testimony]] = {}
    for item in event.testimonies:
        told.setdefault(item.field, []).append(item)
    fields = []
    for name, chosen in chosen_values(event, entities).items():
        testimonies = tuple(told.get(name, ()))
        if chosen is not None and not testimonies:
            testimonies = (_whole(event, name, chosen, origins),)
        if testimonies:
            fields.append(FieldCard(name, chosen, testimonies))
    return EventCard(event, tuple(fields))


def chosen_values(event: Event, entities: Mapping[str, Entity]) -> dict[str, str | None]:
    """Return the values of an event by field, as testimonies show them."""
    receiver = (event.receiver,) if event.receiver is not None else ()
    return {
        "type": event.type,
        "status": event.status.value,
        "novelty": event.novelty.value,
        "count": _count(event.count),
        "actors": _names(event.actors, entities),
        "recipients": _names(event.recipients, entities),
        "receiver": _names(receiver, entities),
        "date": date_text(event.date),
        "place": place_text(event.place),
        "means": event.means,
        "stage": event.stage,
        "extent": event.extent,
        "term": event.term,
    }


def _count(count: Count | None) -> str | None:
    interval = count_interval(count)
    return None if interval is None else interval.text


def _names(parties: tuple[Party, ...], entities: Mapping[str, Entity]) -> str | None:
    return (
        ", ".join(sorted({name for party in parties if (name := _name(party, entities))})) or None
    )


def _name(party: Party, entities: Mapping[str, Entity]) -> str | None:
    entity = entities.get(party.entity or "")
    if entity is not None:
        return entity.name
    return " ".join(party.quote.text.split()) if party.quote is not None else None


def _whole(event: Event, field: str, value: str, origins: Mapping[str, Origin]) -> Testimony:
    """Return the testimony of a field whose value rests on all that the event rests on."""
    documents = tuple(sorted({quote.span.document for quote in event.evidence}))
    inside = frozenset(documents)
    return Testimony(
        field=field,
        value=value,
        documents=documents,
        origins=tuple(sorted(k for k, item in origins.items() if inside & set(item.documents))),
        bounds=event.support.origins,
        claimants=event.support.claimants,
        evidence=tuple(range(len(event.evidence))),
    )
