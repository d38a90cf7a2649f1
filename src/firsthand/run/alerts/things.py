"""What an alert looks at: events, stories and edited pages, each known again under a new id."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from firsthand.model import CopyRelation, Event, Relation, Story
from firsthand.store import Store
from firsthand.store.alerting import Alert
from firsthand.store.desk import EventQuery, StoryQuery

_PIECE = 500


@dataclass(frozen=True, slots=True)
class Thing:
    """One record that an alert looks at.

    Attributes:
        id: of the record.
        places: by which it is known again; an id changes when reports are merged.
        state: what a change is seen by.
        record: the record.
    """

    id: str
    places: tuple[str, ...]
    state: str
    record: Event | Story | CopyRelation


def things_of(store: Store, alert: Alert) -> Iterator[Thing]:
    """Yield all that passes the filter of an alert."""
    if alert.kind == "story":
        yield from (_story(item) for item in _stories(store, alert.stories))
    elif alert.kind == "edit":
        yield from _edits(store, alert.events)
    else:
        # A status would hide what an event was before it was denied.
        wanted = alert.events
        is_open = alert.kind == "retraction"
        for event in _events(store, replace(wanted, status=None) if is_open else wanted):
            yield _event(event)


def _events(store: Store, wanted: EventQuery) -> Iterator[Event]:
    after: str | None = None
    while True:
        page = store.page_of_events(wanted, after=after, limit=_PIECE)
        yield from page.items
        after = page.following
        if after is None:
            return


def _stories(store: Store, wanted: StoryQuery) -> Iterator[Story]:
    after: str | None = None
    while True:
        page = store.page_of_stories(wanted, after=after, limit=_PIECE)
        yield from page.items
        after = page.following
        if after is None:
            return


def _event(event: Event) -> Thing:
    spans = sorted({quote.span for quote in event.evidence})
    places = tuple(f"{event.type} {s.document}:{s.start}:{s.end}" for s in spans)
    state = {
        "status": event.status.value,
        "conflicts": sorted(item.field for item in event.conflicts),
    }
    return Thing(event.id, places, json.dumps(state, sort_keys=True), event)


def _story(story: Story) -> Thing:
    return Thing(story.id, story.documents, "", story)


def _edits(store: Store, wanted: EventQuery) -> Iterator[Thing]:
    """Yield pages that were changed in a fact without a word."""
    inside: set[str] | None = None
    if wanted != EventQuery():
        told = _events(store, wanted)
        inside = {quote.span.document for event in told for quote in event.evidence}
    for item in store.copies():
        if is_silent_edit(item) and (inside is None or inside & {item.a, item.b}):
            name = f"{item.a} {item.b}"
            yield Thing(name, (name,), "", item)


def is_silent_edit(item: CopyRelation) -> bool:
    """Tell whether two versions of one page differ in a figure, a name, an act or a quotation."""
    is_same_page = any(reason.kind == "canonical_url" for reason in item.reasons)
    return (
        item.relation is Relation.UPDATE
        and is_same_page
        and any(change.material for change in item.changed)
    )


def thing_id(thing: Thing, places: dict[str, str]) -> str | None:
    """Return the id under which a thing is known, None if it is new."""
    return min(known(thing.places, places), default=None)


def known(found: Iterable[str], places: dict[str, str]) -> set[str]:
    """Return the things that any of these places belongs to."""
    return {places[place] for place in found if place in places}
