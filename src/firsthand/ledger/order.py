"""Which links between events stand together: what was a price or a result came after as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.model import Event, EventLink, Status

_DAY = len("2025-01-31")


def settle_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events without links of mere order that say nothing, or nothing true.

    `follows` is left out where another link ties the same two events, where the one that
    follows never happened, where each is said to follow the other, and where their days say
    that it came first.
    """
    by_id = {event.id: event for event in events}
    tied = {
        (event.id, link.event): link.relation
        for event in events
        for link in sorted(event.links, key=_is_order, reverse=True)
    }
    return tuple(_settled(event, by_id, tied) for event in events)


def _is_order(link: EventLink) -> bool:
    return link.relation == "follows"


def _settled(
    event: Event, by_id: Mapping[str, Event], tied: Mapping[tuple[str, str], str]
) -> Event:
    kept = tuple(
        link
        for link in event.links
        if not _is_order(link)
        or (
            event.status is not Status.DENIED
            and tied[event.id, link.event] == "follows"
            and (link.event, event.id) not in tied
            and not _came_first(event, by_id.get(link.event))
        )
    )
    return event if kept == event.links else replace(event, links=kept)


def _came_first(event: Event, other: Event | None) -> bool:
    """Tell whether both days are known and an event's own is the earlier one."""
    if other is None or event.date is None or other.date is None:
        return False
    days = [date.value or "" for date in (event.date, other.date)]
    exact = all(date.relation == "on" for date in (event.date, other.date))
    return exact and all(len(day) == _DAY for day in days) and days[0] < days[1]
