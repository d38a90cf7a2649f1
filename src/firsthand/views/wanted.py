"""Which events are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.ledger.dates import day_range
from firsthand.model import Entity, Event, Party

_NOBODY: Mapping[str, Entity] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What events must satisfy; None lets all through.

    Attributes:
        type, status, novelty, means: the value itself.
        place: a country code ("BY"), or a part of the name of the place or its country.
        actor: a part of the name of one who acts, in any of its spellings.
        person: the same of anyone in the event: who acts, whom it befell, who received them.
        since, until: ISO days; an event passes if it can have taken place between them.
            One without any date does not.
        support: least number of independent origins, by the lower bound.
        story: its id.
    """

    type: str | None = None
    status: str | None = None
    novelty: str | None = None
    means: str | None = None
    place: str | None = None
    actor: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    support: int | None = None
    story: str | None = None


def select_events(
    events: Iterable[Event], wanted: Wanted, entities: Mapping[str, Entity] = _NOBODY
) -> list[Event]:
    """Return the events that are asked for, in the order given.

    Args:
        events: all of a ledger, or some.
        wanted: the conditions, all of which must hold.
        entities: by id; without them names are looked for in the words of the texts only.
    """
    return [event for event in events if _passes(event, wanted, entities)]


def _passes(event: Event, wanted: Wanted, entities: Mapping[str, Entity]) -> bool:
    values = (
        (wanted.type, event.type),
        (wanted.status, event.status.value),
        (wanted.novelty, event.novelty.value),
        (wanted.means, event.means),
        (wanted.story, event.story),
    )
    if any(asked is not None and asked != found for asked, found in values):
        return False
    if wanted.support is not None and event.support.origins[0] < wanted.support:
        return False
    everyone = (*event.actors, *event.recipients, *((event.receiver,) if event.receiver else ()))
    return (
        _in_time(event, wanted)
        and _at(event, wanted.place)
        and _named(event.actors, wanted.actor, entities)
        and _named(everyone, wanted.person, entities)
    )


def _in_time(event: Event, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    days = day_range(event.date)
    if days is None:
        return False
    if wanted.since is not None and days.last < date.fromisoformat(wanted.since).toordinal():
        return False
    return wanted.until is None or days.first <= date.fromisoformat(wanted.until).toordinal()


def _at(event: Event, asked: str | None) -> bool:
    if asked is None:
        return True
    if event.place is None:
        return False
    if len(asked) == 2 and asked.isupper():  # noqa: PLR2004 (a country code)
        return event.place.country == asked
    return asked.casefold() in (event.place.name or "").casefold()


def _named(parties: Iterable[Party], asked: str | None, entities: Mapping[str, Entity]) -> bool:
    if asked is None:
        return True
    fold = asked.casefold()
    return any(fold in name.casefold() for party in parties for name in _names(party, entities))


def _names(party: Party, entities: Mapping[str, Entity]) -> list[str]:
    entity = entities.get(party.entity or "")
    names = [] if entity is None else [entity.name, *entity.aliases]
    return [*names, *([party.quote.text] if party.quote is not None else [])]
