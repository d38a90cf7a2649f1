"""The command that shows one event with its grounds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import show, show_json

if TYPE_CHECKING:
    from firsthand.views.card import EventCard


def event(
    *,
    id: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or its beginning.")],  # noqa: A002
    why: Annotated[
        bool, typer.Option("--why", help="Every value that a report gives, where, on whose word.")
    ] = False,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one event; with --why every value, its evidence, who says it, how many independently.

    Examples:
      firsthand event ev-8626 --why

      firsthand event ev-8626 --json | jq '.testimonies[] | select(.field == "count")'
    """
    from firsthand.views.card import event_card
    from firsthand.views.listed import list_marks, names_to_look_up

    with open_ledger(ledger) as book:
        found = book.event(id)
        entities = {item.id: item for item in book.entities()}
        origins = {item.id: item for item in book.origins()}
        inside = {quote.span.document for quote in found.evidence}
        near = {key: item for key, item in origins.items() if inside & set(item.documents)}
        card = event_card(found, near, entities)
        marks = list_marks(
            found, entities, book.store.entries_named(names_to_look_up([found], entities))
        )
        if as_json:
            plain = _object(card, book.store.texts(inside | _documents(card)))
            show_json({**plain, "lists": [asdict(mark) for mark in marks]})
            return
        from firsthand.cli.event_page import event_page
        from firsthand.cli.gathered import short_names
        from firsthand.views.harmless import one_line

        names = {key: one_line(item.name) for key, item in entities.items()}
        files = short_names(book.store.paths())
        kinds = {item.id: item.type for item in book.events()}
    show(*event_page(card, names=names, files=files, origins=near, kinds=kinds, why=why))
    for mark in marks:
        show(f"  {one_line(mark.words)}")


def _documents(card: EventCard) -> set[str]:
    return {name for field in card.fields for item in field.testimonies for name in item.documents}


def _object(card: EventCard, texts: dict[str, str]) -> dict[str, Any]:
    """Return the event in the shape of the export, with the testimonies of every field."""
    from firsthand.export.claims import event_object, testimony_object

    plain = event_object(card.event, texts)
    told = [testimony_object(item) for field in card.fields for item in field.testimonies]
    return {**plain, "testimonies": told}
