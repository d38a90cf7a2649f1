"""The commands on speech: who said what, and one person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import show, show_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.book import Ledger
    from firsthand.model import Entity, Form, Statement
    from firsthand.views.who import Who


def statements(
    *,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only this speaker's.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Only with these words in them.")
    ] = None,
    form: Annotated[
        str | None, typer.Option("--form", help="Only direct, indirect or mixed ones.")
    ] = None,
    medium: Annotated[
        str | None, typer.Option("--medium", metavar="NAME", help="Only those told to this medium.")
    ] = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """List who said what, through whom; a statement that copies share is told once.

    Examples:
      firsthand statements

      firsthand statements --about "pardon" --form direct

      firsthand statements --speaker "foreign ministry" --medium "state radio" --json
    """
    from firsthand.export.claims import statement_object
    from firsthand.export.jsonl import StoredTexts
    from firsthand.views.speech import StatementFilter, choose_statements

    wanted = StatementFilter(speaker, about, _form(form), medium)
    with open_ledger(ledger) as book:
        found = choose_statements(book.statements(), book.entities(), wanted)
        if as_json:
            texts = StoredTexts(book.store)
            show_json([statement_object(item, texts) for item in found])
            return
        _show_statements(book, found)


def _form(asked: str | None) -> Form | None:
    from firsthand.model import Form

    if asked is not None and asked not in {item.value for item in Form}:
        words = ", ".join(item.value for item in Form)
        raise typer.BadParameter(f"{asked!r} is no form; known are {words}")
    return Form(asked) if asked is not None else None


def _show_statements(book: Ledger, found: Iterable[Statement]) -> None:
    from firsthand.cli.gathered import entity_names, short_names
    from firsthand.cli.statements_page import grouped, statement_lines

    names, files = entity_names(book), short_names(book.store.paths())
    groups = grouped(found)
    if not groups:
        show("no statements")
    for same in groups:
        show(*statement_lines(same, names, files))


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an id.")],
    *,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one person or body: other names, roles with dates, what it said, did and passed on.

    Examples:
      firsthand who "Marta Koval"

      firsthand who koval --json | jq '.[].roles'
    """
    from firsthand.errors import NotFoundError
    from firsthand.views.who import find_who, make_who

    with open_ledger(ledger) as book:
        found = find_who(book.entities(), name)
        if not found:
            raise NotFoundError(
                f"nobody in the ledger is called {name!r}; see `firsthand entities`"
            )
        days = {item.document: _day(item.published) for item in book.store.articles()}
        spoken, events = book.statements(), book.events()
        pages = [make_who(entity, spoken, events, days) for entity in found]
        if as_json:
            show_json([_who_object(book, page) for page in pages])
            return
        names = {item.id: item.name for item in book.entities()}
        for page in pages:
            _show_who(book, page, names)


def _day(published: object) -> str | None:
    day = getattr(published, "day", None)
    return day if isinstance(day, str) else None


def _who_object(book: Ledger, page: Who) -> dict[str, object]:
    from dataclasses import asdict

    from firsthand.export.claims import entity_object, statement_object
    from firsthand.export.jsonl import StoredTexts

    texts = StoredTexts(book.store)
    return {
        **entity_object(page.entity),
        "roles": [asdict(item) for item in page.roles],
        "statements": [statement_object(item, texts) for item in page.statements],
        "carried": [item.id for item in page.carried],
        "events": [
            {"event": event.id, "type": event.type, "status": event.status.value, "parts": parts}
            for event, parts in page.events
        ],
    }


def _show_who(book: Ledger, page: Who, names: Mapping[str, str]) -> None:
    from firsthand.views.words import many

    entity: Entity = page.entity
    about = [entity.type.value, entity.country or "", entity.wikidata or ""]
    show(f"{entity.name} ({', '.join(item for item in about if item)})")
    others = [item for item in entity.aliases if item != entity.name]
    if others:
        show(f"  also {'; '.join(others)}")
    if entity.speaks_for:
        show(f"  speaks for {names.get(entity.speaks_for, entity.speaks_for)}")
    for role in page.roles:
        days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
        show(f"  {role.role}{f', {days}' if days else ''}")
    for event, parts in page.events:
        day = event.date.value if event.date is not None else None
        show(f"  {day or 'no date'}  {event.type} ({event.status.value}): {', '.join(parts)}")
    if page.carried:
        show(f"  passed on {many(len(page.carried), 'statement')} of others")
    _show_statements(book, page.statements)
