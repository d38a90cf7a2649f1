"""The commands that list: stories, copies, entities, failures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import show, show_json

if TYPE_CHECKING:
    from rich.table import Table

_LENGTH = 240  # characters of a cell
_WHOLE = 26  # a column this narrow is never wrapped


def stories(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """List the stories, the latest first.

    Examples:
      firsthand stories

      firsthand stories --json | jq '.[] | select(.counts.origins[0] > 1) | .title'
    """
    from firsthand.export.claims import story_object
    from firsthand.views.words import range_words, short_id

    with open_ledger(ledger) as book:
        found = book.stories()
    if as_json:
        show_json([story_object(item) for item in found])
        return
    rows = [
        (
            short_id(item.id),
            item.last_published or "no date",
            item.title or "(no headline)",
            str(item.counts.copies),
            range_words(item.counts.origins, "origin"),
            str(item.counts.claimants),
        )
        for item in found
    ]
    show_table(("id", "date", "story", "copies", "origins", "claimants"), rows, "no stories")


def copies(
    *,
    document: Annotated[
        str | None, typer.Argument(metavar="[DOC]", help="Only copies of this document.")
    ] = None,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """List which documents are copies of which, and how much of each stands in the other.

    Columns: how much of the document stands in the other, how much of the other stands in
    the document, and how many facts (figures, names, acts, quotations) were changed.

    Examples:
      firsthand copies

      firsthand copies examples/miners/a-valley-courier.md
    """
    from firsthand.export.copies import copy_object

    with open_ledger(ledger) as book:
        found = book.copies(document)
        if as_json:
            show_json([copy_object(item) for item in found])
            return
        from firsthand.cli.gathered import short_names

        files = short_names(book.store.paths())
    rows = [
        (
            files[item.b],
            item.relation.value.replace("_", " "),
            files[item.a],
            f"{item.b_in_a:.0%}",
            f"{item.a_in_b:.0%}",
            str(sum(change.material for change in item.changed)),
        )
        for item in found
    ]
    head = ("document", "is to", "other", "in other", "of other", "changed")
    show_table(head, rows, "no copies")


def entities(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """List persons, organisations, places, groups and media, with their other names.

    Examples:
      firsthand entities

      firsthand entities --json | jq '.[] | select(.type == "person") | .name'
    """
    from firsthand.export.claims import entity_object
    from firsthand.views.words import short_id

    with open_ledger(ledger) as book:
        found = book.entities()
    if as_json:
        show_json([entity_object(item) for item in found])
        return
    rows = [
        (
            short_id(item.id),
            item.type.value,
            item.name,
            item.country or "",
            item.role or "",
            "; ".join(name for name in item.aliases if name != item.name),
        )
        for item in sorted(found, key=lambda item: (item.type, item.name.casefold(), item.id))
    ]
    show_table(("id", "type", "name", "in", "role", "also"), rows, "no entities")


def failures(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """List the input and the documents that could not be taken, and why.

    Examples:
      firsthand failures

      firsthand failures --json | jq -r '.[].path'
    """
    with open_ledger(ledger) as book:
        found = book.failures()
    if as_json:
        show_json([asdict(item) for item in found])
        return
    rows = [(item.stage, item.path or item.document, item.error, item.version) for item in found]
    show_table(("stage", "path", "what was wrong", "version"), rows, "no failures")


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]], none: str) -> None:
    """Print rows under their headings, or that there are none."""
    table = _table(head, rows)
    show(table if table.row_count else none)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from firsthand.views.words import shortened

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    cells = [[shortened(cell, _LENGTH) for cell in row] for row in rows]
    for place, name in enumerate(head):
        widest = max((len(row[place]) for row in cells), default=0)
        table.add_column(name, no_wrap=widest <= _WHOLE, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table
