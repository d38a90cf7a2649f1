"""The commands on lists of names that a user brings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import LedgerFile, open_ledger, told_of
from firsthand.cli.screen import complain, show
from firsthand.errors import NotFoundError

aliases = typer.Typer(
    name="aliases",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Lists of other names: import, list, remove. They join spellings that names alone do not.",
)
ListName = Annotated[str, typer.Argument(metavar="NAME", help="The list's name.")]


@aliases.command(name="import")
def import_list(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, or entities as JSON lines.")],
    name: Annotated[
        str | None, typer.Option(help="What to call the list; the file's name if not given.")
    ] = None,
    ledger: LedgerFile = None,
) -> None:
    """Keep a list of names, in place of the one called so, and bring the ledger up to it.

    CSV has a heading line with `name` and any of `aliases` (several between ";"), `type`,
    `country`, `wikidata`. JSON is entities of FollowTheMoney or OpenSanctions, one a line.

    Examples:
      firsthand aliases import officials.csv

      firsthand aliases import entities.ftm.json --name opensanctions
    """
    from firsthand.names.aliases import read_aliases

    with told_of(file):
        entries = read_aliases(file.read_text(encoding="utf-8"))
    called = name or file.stem
    with open_ledger(ledger) as book:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with book.store.transaction():
            book.store.put_aliases(called, tuple(entries), now)
            book.store.note_change()
        book.resume()
    complain(f"{called}: {len(entries)} names are known by their other names")


@aliases.command(name="list")
def show_lists(*, ledger: LedgerFile = None) -> None:
    """List the lists, each with how many names it has."""
    with open_ledger(ledger) as book:
        for name, entries in book.store.alias_lists().items():
            show(f"{name}  {len(entries)} names")


@aliases.command()
def remove(*, name: ListName, ledger: LedgerFile = None) -> None:
    """Forget a list, and bring the ledger up to that."""
    with open_ledger(ledger) as book:
        with book.store.transaction():
            if not book.store.drop_aliases(name):
                raise NotFoundError(f"there is no list {name!r}; see 'firsthand aliases list'")
            book.store.note_change()
        book.resume()
