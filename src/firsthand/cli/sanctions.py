"""The commands on lists of sanctions that a user brings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import LedgerFile, open_ledger, told_of
from firsthand.cli.screen import complain, show
from firsthand.errors import ConfigError, NotFoundError

lists = typer.Typer(
    name="lists",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Lists of sanctions: import, list, remove. Shown beside reports that sanctions were "
    "eased; for other names of people see 'firsthand aliases'.",
)


@lists.command(name="import")
def import_list(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Entities as JSON lines.")],
    name: Annotated[
        str | None, typer.Option(help="What to call the list; the file's name if not given.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day it speaks of; today if not given.")
    ] = None,
    names_too: Annotated[
        bool, typer.Option("--names", help="Use its other names as well, as 'aliases import'.")
    ] = False,
    ledger: LedgerFile = None,
) -> None:
    """Keep the sanctions in a list of FollowTheMoney or OpenSanctions entities.

    Takes the place of the list of the same name.

    Examples:
      firsthand lists import entities.ftm.json --name opensanctions --as-of 2026-03-01
    """
    from firsthand.names.sanctions import read_sanctions

    with told_of(file):
        data = file.read_bytes()
        entries = read_sanctions(data.decode("utf-8").splitlines())
    called = name or file.stem
    day = _day(as_of)
    with open_ledger(ledger, create=True) as book, book.store.transaction():
        book.store.put_list(called, entries, sha256=sha256(data).hexdigest(), as_of=day)
    if names_too:
        from firsthand.cli.aliases import import_list as import_names

        import_names(file=file, name=called, ledger=ledger)
    complain(f"{called}: {len(entries)} are or were under sanctions, as of {day}")


def _day(given: str | None) -> str:
    if given is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise ConfigError(f"--as-of takes a day such as 2026-03-01, not {given!r}") from error


@lists.command(name="list")
def show_lists(*, ledger: LedgerFile = None) -> None:
    """List the lists, each with the day that it speaks of."""
    with open_ledger(ledger) as book:
        for name, day, count in book.store.lists():
            show(f"{name}  {day}  {count} entries")


@lists.command()
def remove(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The list's name.")],
    ledger: LedgerFile = None,
) -> None:
    """Forget a list."""
    with open_ledger(ledger) as book, book.store.transaction():
        if not book.store.drop_list(name):
            raise NotFoundError(f"there is no list {name!r}; see 'firsthand lists list'")
