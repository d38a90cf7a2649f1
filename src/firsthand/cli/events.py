"""The commands that show events of the whole ledger: as a list, in time, in numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.lists import show_table
from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import show_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.book import Ledger
    from firsthand.model import Entity, Event
    from firsthand.views.tally import Cell
    from firsthand.views.wanted import Wanted

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")

Kind = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Only this type: pardon, ...")
]
InPlace = Annotated[
    str | None,
    typer.Option("--place", metavar="PLACE", help="Only there: a name, or a country as BY."),
]
ByActor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only what NAME did.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Not over before this day.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Not begun after this day.")
]
StatusWanted = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help="Only this status: happened.")
]
LeastOrigins = Annotated[
    int | None,
    typer.Option("--min-origins", metavar="N", help="Only with N independent origins or more."),
]


def events(
    *,
    kind: Kind = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Only in this country: BY.")
    ] = None,
    place: InPlace = None,
    actor: ByActor = None,
    status: StatusWanted = None,
    since: Since = None,
    until: Until = None,
    min_origins: LeastOrigins = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """List events; the filters may be combined.

    Examples:
      firsthand events --type release --country BY --since 2025-01-01

      firsthand events --actor "United States" --min-origins 2 --json
    """
    from firsthand.export.claims import event_object
    from firsthand.export.jsonl import StoredTexts
    from firsthand.views.wanted import Wanted

    wanted = Wanted(
        type=kind,
        status=_status(status),
        place=country.upper() if country else place,
        actor=actor,
        since=_day(since, "-01-01"),
        until=_day(until, "-12-31"),
        support=min_origins,
    )
    with open_ledger(ledger) as book:
        entities = {item.id: item for item in book.entities()}
        found = _chosen(book, wanted, entities)
        if as_json:
            texts = StoredTexts(book.store)
            show_json([event_object(item, texts) for item in found])
            return
    ordered = sorted(found, key=lambda item: item.date.value or "" if item.date else "")
    _show_events(ordered, entities)


def timeline(
    *,
    kind: Kind = None,
    place: InPlace = None,
    actor: ByActor = None,
    since: Since = None,
    until: Until = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show events day after day; what is denied or never took place is left out.

    Examples:
      firsthand timeline --place BY

      firsthand timeline --actor "foreign ministry" --since 2025 --json
    """
    from firsthand.export.claims import event_object
    from firsthand.export.jsonl import StoredTexts
    from firsthand.views.timeline import timeline as timeline_of

    wanted = _wanted(kind, place, actor, since, until)
    with open_ledger(ledger) as book:
        entities = {item.id: item for item in book.entities()}
        days = timeline_of(_chosen(book, wanted, entities))
        if as_json:
            texts = StoredTexts(book.store)
            show_json(
                [
                    {
                        "date": day.value,
                        "precision": day.precision,
                        "events": [event_object(item, texts) for item in day.events],
                    }
                    for day in days
                ]
            )
            return
    _show_events([item for day in days for item in day.events], entities)


def tally(
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT,...",
            help="Of means, month, year, type, country, status, story, actor.",
        ),
    ] = "means,month",
    kind: Kind = None,
    place: InPlace = None,
    actor: ByActor = None,
    since: Since = None,
    until: Until = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Count people and acts, by lower and upper bound; nobody is counted twice.

    Examples:
      firsthand tally --type release --by means,month

      firsthand tally --by type,country --since 2025 --json
    """
    from firsthand.views.tally import tally as tally_of

    wanted = _wanted(kind, place, actor, since, until)
    names = [name.strip() for name in by.split(",") if name.strip()]
    with open_ledger(ledger) as book:
        entities = {item.id: item for item in book.entities()}
        chosen = _chosen(book, wanted, entities)
    try:
        cells = tally_of(chosen, names, entities)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--by") from error
    if as_json:
        show_json([_cell_object(cell, names) for cell in cells])
        return
    _show_cells(cells, names)


def _wanted(
    kind: str | None,
    place: str | None,
    actor: str | None,
    since: str | None,
    until: str | None,
) -> Wanted:
    """Return the conditions that a timeline and a tally share."""
    from firsthand.views.wanted import Wanted

    days = _day(since, "-01-01"), _day(until, "-12-31")
    return Wanted(type=kind, place=place, actor=actor, since=days[0], until=days[1])


def _chosen(book: Ledger, wanted: Wanted, entities: Mapping[str, Entity]) -> list[Event]:
    """Return the events that are wanted; what the ledger has an index for, it picks itself."""
    from firsthand.store import EventFilter
    from firsthand.views.wanted import select_events

    indexed = EventFilter(
        type=wanted.type, status=wanted.status, since=wanted.since, until=wanted.until
    )
    return select_events(book.events(indexed), wanted, entities)


def _status(asked: str | None) -> str | None:
    from firsthand.model import Status

    if asked is not None and asked not in {item.value for item in Status}:
        words = ", ".join(item.value for item in Status)
        raise typer.BadParameter(f"{asked!r} is no status; known are {words}")
    return asked


def _day(value: str | None, ending: str) -> str | None:
    """Return a day; a year or a month stands for its first or its last one."""
    if value is None:
        return None
    if not _DAY.match(value):
        raise typer.BadParameter(f"{value!r} is no day, for example 2025-11-22")
    return (value + ending[len(value) - len("2024") :])[: len("2024-08-05")]


def _cell_object(cell: Cell, names: Sequence[str]) -> dict[str, object]:
    return {
        "keys": dict(zip(names, cell.keys, strict=True)),
        "people": list(cell.people),
        "acts": list(cell.acts),
        "events": list(cell.events),
    }


def _show_cells(cells: Sequence[Cell], names: Sequence[str]) -> None:
    from firsthand.views.words import amount, short_id

    def bounds(low: int, high: int | None) -> str:
        if high is None:
            return f"{amount(low)} or more"
        return amount(low) if low == high else f"{amount(low)} to {amount(high)}"

    rows = [
        (
            *[(key or "not stated").replace("_", " ") for key in cell.keys],
            bounds(*cell.people),
            bounds(*cell.acts),
            " ".join(short_id(item) for item in cell.events),
        )
        for cell in cells
    ]
    show_table((*names, "people", "acts", "events"), rows, "nothing to count")


def _show_events(found: Sequence[Event], entities: Mapping[str, Entity]) -> None:
    from firsthand.views.harmless import one_line
    from firsthand.views.words import (
        count_words,
        date_words,
        parties_words,
        place_words,
        range_words,
        short_id,
    )

    names = {key: one_line(item.name) for key, item in entities.items()}
    rows = [
        (
            short_id(item.id),
            date_words(item.date) or "",
            f"{item.type.replace('_', ' ')} {count_words(item.count) or ''}".strip(),
            item.status.value,
            " → ".join(
                words
                for words in (
                    parties_words(item.actors, names),
                    parties_words(item.recipients, names),
                )
                if words
            ),
            place_words(item.place) or "",
            range_words(item.support.origins, "origin"),
        )
        for item in found
    ]
    show_table(("id", "date", "event", "status", "who", "where", "support"), rows, "no events")
