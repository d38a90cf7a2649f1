"""What follows from an act of mercy: the hand-over or release of the same people.

"The president pardoned 12 miners. The men are being driven to the border": nobody says who
drives them, and nobody else could. The sequel names the act it follows and takes its actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model import Event, EventLink, Novelty, Party

_MERCIES = frozenset({"pardon", "amnesty"})
_SEQUELS = frozenset({"release", "handover", "deportation"})


def tie_sequels(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events, with each sequel tied to the act of mercy for the same people."""
    mercies = [event for event in events if event.type in _MERCIES and _is_news(event)]
    return tuple(_tied(event, mercies) for event in events)


def _tied(event: Event, mercies: Sequence[Event]) -> Event:
    if event.type not in _SEQUELS or not _is_news(event):
        return event
    before = [mercy for mercy in mercies if _people(mercy) & _people(event)]
    if len(before) != 1:
        return event
    (mercy,) = before
    links = event.links
    if all(link.event != mercy.id for link in links):
        links = (*links, EventLink("follows", mercy.id))
    actors = event.actors or tuple(Party(party.entity) for party in mercy.actors)
    return replace(event, links=tuple(sorted(links, key=_link_order)), actors=actors)


def _is_news(event: Event) -> bool:
    return event.novelty is Novelty.NEW


def _people(event: Event) -> frozenset[str]:
    named: Iterable[str | None] = (party.entity for party in event.recipients)
    return frozenset(name for name in named if name is not None)


def _link_order(link: EventLink) -> tuple[str, str]:
    return link.relation, link.event
