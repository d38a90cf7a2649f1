"""What is new: the latest stories with their three counts, what is in conflict or taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from firsthand.export.claims import story_object
from firsthand.export.spans import Plain
from firsthand.model import Acquisition, Novelty, Status, Story
from firsthand.store import Store
from firsthand.store.desk import EventGlance, StoryQuery
from firsthand.web.naming import Names, file_name
from firsthand.web.pages.versions import Edit, is_one_page, silent_edits
from firsthand.web.parameters import (
    After,
    Country,
    EntityId,
    EventType,
    Limit,
    Reader,
    Since,
    Source,
    Until,
)
from firsthand.web.schema.answers import StoryList
from firsthand.web.templating import page

router = APIRouter()
_WAITING = 99  # questions that are counted; more are "99 or more"
_EVENTS = 4  # events that are shown for a story


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story in the list.

    Attributes:
        events: its main new events.
        conflicts: how many of its events have values in conflict.
        denied: how many of its events are denied or were taken back.
        unsure: how many of its origins may rest on another one.
        edits: pages that were fetched again with another text.
        copies_changed: how many copies differ in facts from the text they carry.
    """

    story: Story
    events: tuple[EventGlance, ...]
    conflicts: int
    denied: int
    unsure: int
    edits: tuple[Edit, ...]
    copies_changed: int


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The stories that pass the filters, and where the next ones begin."""

    lines: tuple[StoryLine, ...]
    names: Names
    following: str | None
    wanted: StoryQuery
    choices: dict[str, list[str]]
    counts: dict[str, int]


def wanted_stories(  # noqa: PLR0917 (one for each filter of the address)
    type: EventType = None,  # noqa: A002 (the words of the address)
    country: Country = None,
    entity: EntityId = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
) -> StoryQuery:
    """Return the filters of the address; what is empty lets all through."""
    return StoryQuery(
        type or None, country or None, entity or None, source or None, since or None, until or None
    )


Wanted = Annotated[StoryQuery, Depends(wanted_stories)]


def gather_today(store: Store, wanted: StoryQuery, after: str | None, limit: int) -> TodayPage:
    """Return a page of stories, the latest first."""
    found = store.page_of_stories(wanted, after=after, limit=limit)
    together = [document for story in found.items for document in story.documents]
    paths = store.paths_of(together)
    glances = store.glances(item.id for item in found.items)
    unsure = store.unsure_origins(name for item in found.items for name in item.origins)
    pairs: dict[str, list[tuple[str, bool]]] = {}
    for a, b, is_material in store.pairs_among(together):
        pairs.setdefault(a, []).append((b, is_material))
    lines = tuple(
        _line(store, story, glances.get(story.id, []), pairs, unsure, paths)
        for story in found.items
    )
    edited = {name for line in lines for e in line.edits for name in (e.before, e.after)}
    files = {name: file_name(name, paths[name]) for name in sorted(edited)}
    names = Names(entities={}, files=files, origins={})
    return TodayPage(lines, names, found.following, wanted, store.event_choices(), store.sizes())


def _line(  # noqa: PLR0917 (what was asked for all stories at once)
    store: Store,
    story: Story,
    events: Sequence[EventGlance],
    pairs: Mapping[str, Sequence[tuple[str, bool]]],
    unsure: set[str],
    paths: Mapping[str, Acquisition],
) -> StoryLine:
    new = [item for item in events if item.novelty is Novelty.NEW]
    first = sorted(new, key=lambda item: (-item.copies, -item.places, item.id))
    documents = set(story.documents)
    own = [(a, *b) for a in story.documents for b in pairs.get(a, ()) if b[0] in documents]
    of_one_page = [(a, b) for a, b, _ in own if is_one_page(paths.get(a), paths.get(b))]
    return StoryLine(
        story=story,
        events=tuple(first[:_EVENTS]),
        conflicts=sum(bool(item.conflicts) for item in events),
        denied=sum(item.status is Status.DENIED for item in events),
        unsure=sum(name in unsure for name in story.origins),
        edits=tuple(silent_edits(store.copies_between(of_one_page), paths)),
        copies_changed=sum(is_material for _, _, is_material in own),
    )


@router.get("/stories.json", tags=["stories"], response_model=StoryList)
def stories_json(asked: Reader, wanted: Wanted, after: After = None, limit: Limit = 50) -> Plain:
    """Return stories, the latest first, a page at a time: `next` is the `after` of the next."""
    found = asked.store.page_of_stories(wanted, after=after or None, limit=limit)
    return {"items": [story_object(item) for item in found.items], "next": found.following}


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
@router.get("/stories", response_class=HTMLResponse, include_in_schema=False)
def today_html(
    asked: Reader, wanted: Wanted, after: After = None, limit: Limit = 30
) -> HTMLResponse:
    """Show the latest stories."""
    found = gather_today(asked.store, wanted, after or None, limit)
    filters = asdict(wanted)
    return page(
        asked,
        "today.html",
        found=found,
        names=found.names,
        filters=filters,
        views=asked.store.saved_views(asked.visitor.name),
        waiting=len(asked.store.questions(limit=_WAITING)),
        most_waiting=_WAITING,
    )
