"""The ledger of events: table, timeline, tally with bounds, and one event with its grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from firsthand.errors import ConfigError
from firsthand.export.claims import event_object, testimony_object
from firsthand.export.reports import csv_line
from firsthand.export.spans import Plain
from firsthand.model import Event, Origin
from firsthand.store import Store
from firsthand.store.desk import EventQuery
from firsthand.views.card import EventCard, event_card
from firsthand.views.reports import REPORT_COLUMNS, Row, event_reports
from firsthand.views.tally import KEYS, Cell, tally
from firsthand.views.timeline import TimelineDay, timeline
from firsthand.web.desk import Asked
from firsthand.web.guard.visitors import Rank
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.export import parquet_file
from firsthand.web.pages.made import decided_on_event
from firsthand.web.pages.story import attachment, listed
from firsthand.web.parameters import (
    After,
    By,
    Country,
    EntityId,
    EventName,
    EventType,
    Limit,
    MeansWord,
    NoveltyWord,
    Origins,
    Reader,
    Since,
    StatusWord,
    Until,
)
from firsthand.web.schema.answers import EventAnswer, EventList, TallyCell, Timeline
from firsthand.web.svg.bars import Bar, bars
from firsthand.web.svg.scale import Track, tracks
from firsthand.web.tallied import filters_of_cell
from firsthand.web.templating import page
from firsthand.web.texts import Texts

router = APIRouter()
Order = Literal["-day", "day", "type"]
_MOST = 5000  # events that a tally or a file is made of: of more, a part would mislead
_SHOWN = 20  # events that a cell of a tally names


def wanted_events(  # noqa: PLR0917 (one for each filter of the address)
    type: EventType = None,  # noqa: A002 (the words of the address)
    status: StatusWord = None,
    novelty: NoveltyWord = None,
    means: MeansWord = None,
    country: Country = None,
    entity: EntityId = None,
    since: Since = None,
    until: Until = None,
    origins: Origins = None,
    order: Order = "-day",
) -> EventQuery:
    """Return the filters of the address; what is empty lets all through."""
    return EventQuery(
        type=type or None,
        status=status or None,
        novelty=novelty or None,
        means=means or None,
        country=country or None,
        entity=entity or None,
        since=since or None,
        until=until or None,
        support=int(origins) if origins else None,
        order=order,
    )


Wanted = Annotated[EventQuery, Depends(wanted_events)]


@dataclass(frozen=True, slots=True)
class TallyLine:
    """One cell of a tally with the first events behind it, and where they all are."""

    cell: Cell
    events: tuple[Event, ...]
    filters: dict[str, str | int | None] | None


def filters_of(wanted: EventQuery) -> dict[str, str | int | None]:
    """Return the filters as they stand in the address."""
    values = asdict(wanted)
    values["origins"] = values.pop("support")
    values.pop("story")
    return values


def chosen(store: Store, wanted: EventQuery) -> list[Event]:
    """Return all events that pass the filters.

    Raises:
        ConfigError: they are more than one answer is made of.
    """
    if store.are_more_events(wanted, than=_MOST):
        raise ConfigError(
            f"more than {_MOST:,} events pass these filters, and a part of them would mislead: "
            "narrow by type, country or time"
        )
    return list(store.page_of_events(wanted, limit=_MOST).items)


@router.get("/events.json", tags=["events"], response_model=EventList)
def events_json(asked: Reader, wanted: Wanted, after: After = None, limit: Limit = 100) -> Plain:
    """Return events a page at a time: `next` is the `after` of the next."""
    found = asked.store.page_of_events(wanted, after=after or None, limit=limit)
    texts = Texts(asked.store)
    return {"items": [event_object(item, texts) for item in found.items], "next": found.following}


@router.get("/events.csv", tags=["events"], response_class=StreamingResponse)
def events_csv(asked: Reader, wanted: Wanted) -> StreamingResponse:
    """Return one row for each event and each newsroom text that tells it."""
    lines = [csv_line(REPORT_COLUMNS), *(csv_line(row.values()) for row in _rows(asked, wanted))]
    headers = {"content-disposition": 'attachment; filename="event_reports.csv"'}
    body = (line + "\n" for line in lines)
    return StreamingResponse(body, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/events.parquet", tags=["events"], response_class=Response)
def events_parquet(asked: Reader, wanted: Wanted) -> Response:
    """Return the rows of `/events.csv` as Parquet; needs the extra `parquet`."""
    from firsthand.export.parquet import parquet_bytes

    return parquet_file(parquet_bytes(_rows(asked, wanted)))


def _rows(asked: Asked, wanted: EventQuery) -> list[Row]:
    events = chosen(asked.store, wanted)
    names = names_for(asked.store, events=events, quoted=False)
    return list(event_reports(events, _origins(asked.store, events), names.entities))


@router.get("/events", response_class=HTMLResponse, include_in_schema=False)
def events_html(
    asked: Reader, wanted: Wanted, after: After = None, limit: Limit = 100
) -> HTMLResponse:
    """Show the table."""
    found = asked.store.page_of_events(wanted, after=after or None, limit=limit)
    return page(
        asked,
        "events.html",
        events=found.items,
        names=names_for(asked.store, events=found.items, quoted=False),
        following=found.following,
        filters=filters_of(wanted),
        choices=asked.store.event_choices(),
        views=asked.store.saved_views(asked.visitor.name),
        may_save=asked.visitor.rank >= Rank.READER,
    )


@router.get("/timeline.json", tags=["events"], response_model=Timeline)
def timeline_json(asked: Reader, wanted: Wanted, after: After = None, limit: Limit = 100) -> Plain:
    """Return events day after day; what is denied or never took place is left out."""
    found = asked.store.page_of_events(wanted, after=after or None, limit=limit)
    texts = Texts(asked.store)
    days = [
        {
            "date": day.value,
            "precision": day.precision,
            "events": [event_object(item, texts) for item in day.events],
        }
        for day in timeline(found.items)
    ]
    return {"items": days, "next": found.following}


@router.get("/timeline", response_class=HTMLResponse, include_in_schema=False)
def timeline_html(
    asked: Reader, wanted: Wanted, after: After = None, limit: Limit = 200
) -> HTMLResponse:
    """Show events in time, as a picture and as a list."""
    found = asked.store.page_of_events(wanted, after=after or None, limit=limit)
    days: list[TimelineDay] = timeline(found.items)
    lanes: tuple[Track, ...] = tracks(found.items)
    return page(
        asked,
        "timeline.html",
        days=days,
        lanes=lanes,
        names=names_for(asked.store, events=found.items, quoted=False),
        following=found.following,
        filters=filters_of(wanted),
        choices=asked.store.event_choices(),
    )


def _by(text: str) -> list[str]:
    """Return what to tally by.

    Raises:
        ConfigError: it is nothing to tally by.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    wrong = [name for name in names if name not in KEYS]
    if wrong or not names:
        raise ConfigError(f"{text[:60]!r} is nothing to tally by; known are {', '.join(KEYS)}")
    return names


@router.get("/tally.json", tags=["events"], response_model=list[TallyCell])
def tally_json(asked: Reader, wanted: Wanted, by: By = "means,month") -> list[Plain]:
    """Return how many people and acts, by lower and upper bound, with the events behind."""
    names = _by(by)
    events = chosen(asked.store, wanted)
    cells = tally(events, names, names_for(asked.store, events=events, quoted=False).entities)
    return [
        {
            "keys": dict(zip(names, cell.keys, strict=True)),
            "acts": list(cell.acts),
            "people": list(cell.people),
            "events": list(cell.events),
        }
        for cell in cells
    ]


@router.get("/tally", response_class=HTMLResponse, include_in_schema=False)
def tally_html(asked: Reader, wanted: Wanted, by: By = "means,month") -> HTMLResponse:
    """Show a tally as bars with bounds, each with the events behind it."""
    names, filters = _by(by), filters_of(wanted)
    too_many, lines = "", list[TallyLine]()
    try:
        lines = _lines(asked.store, chosen(asked.store, wanted), names, filters)
    except ConfigError as error:
        too_many = str(error)
    drawn: tuple[Bar, ...] = bars([line.cell for line in lines], names)
    return page(
        asked,
        "tally.html",
        lines=lines,
        drawn=drawn,
        too_many=too_many,
        by=",".join(names),
        keys=names,
        known_keys=list(KEYS),
        names=names_for(
            asked.store, events=[event for line in lines for event in line.events], quoted=False
        ),
        filters=filters,
        choices=asked.store.event_choices(),
    )


def _lines(
    store: Store, events: list[Event], by: list[str], filters: Mapping[str, str | int | None]
) -> list[TallyLine]:
    parties = {p.entity for item in events for p in (*item.actors, *item.recipients) if p.entity}
    by_id = {event.id: event for event in events}
    return [
        TallyLine(
            cell,
            tuple(by_id[name] for name in cell.events[:_SHOWN]),
            filters_of_cell(by, cell.keys, filters),
        )
        for cell in tally(events, by, store.entities_named(parties))
    ]


def _origins(store: Store, events: list[Event]) -> dict[str, Origin]:
    documents = {quote.span.document for event in events for quote in event.evidence}
    return {item.id: item for item in store.origins_of(documents)}


def gather_event(store: Store, name: str) -> tuple[EventCard, Names, list[Event]]:
    """Return an event with its grounds, the names on it, and the other events of its story.

    Raises:
        NotFoundError: there is none of this id.
    """
    event = store.event(store.resolve(name, kinds=("events",)))
    origins = _origins(store, [event])
    others = store.page_of_events(EventQuery(story=event.story), limit=_MOST).items
    names = names_for(store, events=[event], origins=origins.values())
    return event_card(event, origins, names.entities), names, list(others)


@router.get("/events/{name}.json", tags=["events"], response_model=EventAnswer)
def event_json(name: EventName, asked: Reader) -> Plain:
    """Return one event with every value that a report gives, where, and on whose word."""
    card, names, _ = gather_event(asked.store, name)
    told = [testimony_object(item) for field in card.fields for item in field.testimonies]
    marks = [asdict(mark) for mark in listed(asked.store, [card.event], names)]
    plain = event_object(card.event, Texts(asked.store))
    return {**plain, "testimonies": told, "lists": marks}


@router.get("/events/{name}/bundle.zip", tags=["events"], response_class=Response)
def event_zip(name: EventName, asked: Reader) -> Response:
    """Return the evidence bundle of an event; `firsthand verify` checks it without a ledger."""
    from firsthand.export.bundle import event_bundle

    return attachment(event_bundle(asked.store, name), "event.zip")


@router.get("/events/{name}", response_class=HTMLResponse, include_in_schema=False)
def event_html(name: str, asked: Reader) -> HTMLResponse:
    """Show one event with its grounds."""
    card, names, others = gather_event(asked.store, name)
    made = decided_on_event(asked.store, card.event)
    same = [item for item in others if item.id != card.event.id]
    types = {item.id: item.type for item in others}
    return page(
        asked,
        "event.html",
        card=card,
        names=names,
        others=same,
        types=types,
        made=made,
        listed=listed(asked.store, [card.event], names),
    )
