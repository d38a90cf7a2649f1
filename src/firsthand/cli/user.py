"""The commands on users of the desk: who may log in, and the tokens of programs."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated

import typer

from firsthand.cli.options import LedgerFile, open_ledger
from firsthand.cli.screen import complain, show
from firsthand.errors import ConfigError, NotFoundError

user = typer.Typer(
    name="user",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Users of the desk: add, list, remove, and tokens for programs.",
)
_ROLES = ("reader", "analyst", "admin")
Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]


@user.command()
def add(
    *,
    name: Name,
    role: Annotated[str, typer.Option(help="reader, analyst or admin.")] = "analyst",
    password: Annotated[str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True)],
    ledger: LedgerFile = None,
) -> None:
    """Add a user, or give one another password or role; their sessions end.

    Examples:
      firsthand user add ines --role analyst
    """
    from firsthand.store.people import User
    from firsthand.web.guard.passwords import LEAST, hashed

    if role not in _ROLES:
        raise ConfigError(f"a role is one of {', '.join(_ROLES)}, not {role!r}")
    if not name.strip() or len(name) > 100:  # noqa: PLR2004 (as long as the form takes)
        raise ConfigError("a name has 1 to 100 characters")
    if len(password) < LEAST:
        raise ConfigError(f"a password has at least {LEAST} characters")
    with open_ledger(ledger) as book, book.store.transaction():
        book.store.put_user(User(name, role, hashed(password)))
    complain(f"{name} may log in as {role}")


@user.command(name="list")
def list_users(*, ledger: LedgerFile = None) -> None:
    """List the users and their roles."""
    with open_ledger(ledger) as book:
        for item in book.store.users():
            show(f"{item.name}  {item.role}")


@user.command()
def remove(*, name: Name, ledger: LedgerFile = None) -> None:
    """Remove a user and their tokens; what they decided stays on record."""
    with open_ledger(ledger) as book:
        _known(book.store.user(name), name)
        with book.store.transaction():
            book.store.drop_user(name)


@user.command()
def token(
    *,
    name: Name,
    label: Annotated[str, typer.Option(help="What it is for.")] = "program",
    ledger: LedgerFile = None,
) -> None:
    """Make a token with which a program acts as a user; it is shown once.

    Examples:
      firsthand user token ines --label nightly-import
    """
    from firsthand.web.guard.visitors import token_digest

    made = secrets.token_urlsafe(32)
    with open_ledger(ledger) as book:
        _known(book.store.user(name), name)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with book.store.transaction():
            book.store.add_token(token_digest(made), name, label, now)
    show(made)


def _known(found: object | None, name: str) -> None:
    if found is None:
        raise NotFoundError(f"there is no user {name!r}; see 'firsthand user list'")
