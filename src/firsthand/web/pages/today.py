"""What is new: the latest stories with their three counts, what is in conflict or taken back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from firsthand.export.claims import story_object
from firsthand.model import Event, Status, Story
from firsthand.store import SqliteStore
from firsthand.store.desk import StoryQuery
from firsthand.web.desk import Asked, asked_by
from firsthand.web.guard.visitors import Rank
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.story import events_of
from firsthand.web.templating import page

router = APIRouter()
Reader = Annotated[Asked, Depends(asked_by(Rank.READER))]
Day = Annotated[str | None, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$", max_length=10)]
Word = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=200)]
_EVENTS = 4  # events that are shown for a story


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story in the list.

    Attributes:
        events: its main new events.
        conflicts: how many of its events have values in conflict.
        denied: how many of its events are denied or were taken back.
        unsure: how many of its origins may rest on another one.
    """

    story: Story
    events: tuple[Event, ...]
    conflicts: int
    denied: int
    unsure: int


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
    type: Word = None,  # noqa: A002 (the words of the address)
    country: Word = None,
    entity: Word = None,
    source: Word = None,
    since: Day = None,
    until: Day = None,
) -> StoryQuery:
    """Return the filters of the address; what is empty lets all through."""
    return StoryQuery(
        type or None, country or None, entity or None, source or None, since or None, until or None
    )


Wanted = Annotated[StoryQuery, Depends(wanted_stories)]


def gather_today(
    store: SqliteStore, wanted: StoryQuery, after: str | None, limit: int
) -> TodayPage:
    """Return a page of stories, the latest first."""
    found = store.page_of_stories(wanted, after=after, limit=limit)
    lines = tuple(_line(store, story) for story in found.items)
    names = names_for(store, events=[event for line in lines for event in line.events])
    choices = store.event_choices()
    return TodayPage(lines, names, found.following, wanted, choices, store.counts())


def _line(store: SqliteStore, story: Story) -> StoryLine:
    events = events_of(store, story.id)
    new = [item for item in events if item.novelty == "new"]
    first = sorted(new, key=lambda item: (-item.support.copies, -len(item.evidence), item.id))
    origins = [item for item in store.origins_of(story.documents) if item.id in story.origins]
    return StoryLine(
        story=story,
        events=tuple(first[:_EVENTS]),
        conflicts=sum(bool(item.conflicts) for item in events),
        denied=sum(item.status is Status.DENIED for item in events),
        unsure=sum(item.lower != item.upper for item in origins),
    )


@router.get("/stories.json", tags=["stories"])
def stories_json(
    asked: Reader, wanted: Wanted, after: Word = None, limit: Limit = 50
) -> dict[str, Any]:
    """Return stories, the latest first, a page at a time: `next` is the `after` of the next."""
    found = asked.store.page_of_stories(wanted, after=after or None, limit=limit)
    return {"items": [story_object(item) for item in found.items], "next": found.following}


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
@router.get("/stories", response_class=HTMLResponse, include_in_schema=False)
def today_html(
    asked: Reader, wanted: Wanted, after: Word = None, limit: Limit = 30
) -> HTMLResponse:
    """Show the latest stories."""
    found = gather_today(asked.store, wanted, after or None, limit)
    filters = asdict(wanted)
    return page(asked, "today.html", found=found, names=found.names, filters=filters)
