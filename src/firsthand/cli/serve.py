"""The command that opens the desk."""

from __future__ import annotations

import ipaddress
from dataclasses import replace
from typing import Annotated

import typer

from firsthand.cli.options import LedgerFile, open_ledger
from firsthand.cli.screen import complain
from firsthand.errors import ConfigError

_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 (named to be refused without users)


def serve(
    *,
    ledger: LedgerFile = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 for a free one.")] = 8707,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A host name it is reached under.")
    ] = None,
) -> None:
    """Open the desk: pages and an API over a ledger, for a browser.

    On this machine alone, and while the ledger has no users, whoever reaches it may do
    everything. Beyond it users are needed: see 'firsthand user add'.

    Examples:
      firsthand serve

      firsthand serve --ledger news.db --port 9000

      firsthand serve --host 0.0.0.0 --name desk.example.org
    """
    import uvicorn

    from firsthand.web import Settings, create_app

    with open_ledger(ledger) as book:
        path, has_users = book.config.ledger, bool(book.store.users())
    is_local = _is_loopback(host)
    if not is_local and not has_users:
        raise ConfigError(
            f"{host} is reached from other machines: add a user first with 'firsthand user add', "
            "or listen on 127.0.0.1"
        )
    settings = Settings(ledger=path, is_open=is_local and not has_users)
    own = () if host in _EVERYWHERE else (host,)
    settings = replace(settings, hosts=(*settings.hosts, *own, *(name or ())))
    complain(f"the desk of {path} is on http://{host}:{port}/ (Ctrl+C ends it)")
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
