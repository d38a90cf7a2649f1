"""One person or body over the whole ledger: names, roles in time, words and deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Entity, Event, Statement


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role and the first and the last day on which a report gives it; None: no dated one."""

    role: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Who:
    """What the ledger has of one entity.

    Attributes:
        statements: what it said itself.
        carried: what it only passed on, as a medium or an agency.
        events: those it takes part in or vouches for, each with the parts it has.
    """

    entity: Entity
    roles: tuple[HeldRole, ...]
    statements: tuple[Statement, ...]
    carried: tuple[Statement, ...]
    events: tuple[tuple[Event, tuple[str, ...]], ...]


def find_who(entities: Iterable[Entity], name: str) -> list[Entity]:
    """Return the entities that a name can mean, the closest first.

    A whole name or id stands before a part of a name; several may remain.
    """
    fold = name.casefold()
    ranked = []
    for entity in entities:
        names = [item.casefold() for item in (entity.name, *entity.aliases)]
        if fold in names or entity.id == name:
            ranked.append((0, entity))
        elif any(fold in item.split() or fold in item for item in names):
            ranked.append((1, entity))
    best = min((rank for rank, _ in ranked), default=0)
    found = [entity for rank, entity in ranked if rank == best]
    return sorted(found, key=lambda item: (item.type.value, item.name, item.id))


def make_who(
    entity: Entity,
    statements: Sequence[Statement],
    events: Iterable[Event],
    days: Mapping[str, str | None],
) -> Who:
    """Return what the ledger has of an entity.

    Args:
        entity: the one.
        statements: all statements of the ledger.
        events: all events of the ledger.
        days: the day of each document, None where it is not known.
    """
    own = [item for item in statements if _says(item, entity.id)]
    mine = {item.id for item in own}
    carried = [item for item in statements if entity.id in item.chain and item.id not in mine]
    parts = [(event, _parts(event, entity.id)) for event in events]
    return Who(
        entity=entity,
        roles=_roles(entity, own, days),
        statements=tuple(own),
        carried=tuple(carried),
        events=tuple((event, part) for event, part in parts if part),
    )


def _says(item: Statement, entity: str) -> bool:
    """Whether the entity is the speaker, or one of several."""
    return any(party.entity == entity for party in (item.speaker, *item.together) if party)


def _roles(
    entity: Entity, statements: Iterable[Statement], days: Mapping[str, str | None]
) -> tuple[HeldRole, ...]:
    """The roles that reports give, each with the span of days in which they do."""
    found: dict[str, set[str]] = defaultdict(set)
    if entity.role:
        found[entity.role] = set()
    for item in statements:
        if item.role:
            day = days.get(item.document)
            found[item.role] |= {day} if day else set()
    held = [
        HeldRole(role, min(on, default=None), max(on, default=None)) for role, on in found.items()
    ]
    return tuple(sorted(held, key=lambda item: (item.first or "9999", item.role)))


def _parts(event: Event, entity: str) -> tuple[str, ...]:
    receiver = event.receiver.entity if event.receiver is not None else None
    found = (
        ("acts", any(party.entity == entity for party in event.actors)),
        ("undergoes", any(party.entity == entity for party in event.recipients)),
        ("receives", receiver == entity),
        ("vouches", entity in event.support.claimants),
    )
    return tuple(word for word, holds in found if holds)
