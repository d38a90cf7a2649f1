"""The command that opens the desk."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import LedgerFile, open_ledger
from firsthand.cli.screen import complain
from firsthand.errors import ConfigError

if TYPE_CHECKING:
    from fastapi import FastAPI

_GRACE = 10  # seconds in which requests at work are answered after Ctrl+C
_MOST_WORKERS = 4  # each holds some 80 MB
_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 (named to be refused without users)


def serve(
    *,
    ledger: LedgerFile = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 for a free one.")] = 8707,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A host name it is reached under.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=0, max=64, help="Processes that make pages; by default one for a core."),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open the desk: pages and an API over a ledger, for a browser.

    On this machine alone, and while the ledger has no users, whoever reaches it may do
    everything. Beyond it users are needed: see 'firsthand user add'. FIRSTHAND_SECRET, or `secret`
    in firsthand.toml, signs sessions that outlast a restart.

    Examples:
      firsthand serve

      firsthand serve --ledger news.db --port 0 --open

      firsthand serve --host 0.0.0.0 --name desk.example.org
    """
    count = _one_a_core() if workers is None else workers
    if count:
        from firsthand.forking import begin_loading

        begin_loading()
    from firsthand.web import Settings, create_app

    with open_ledger(ledger) as book:
        path, place = book.config.ledger, book.store.place
        secret, has_users = book.config.secret, bool(book.store.users())
    is_local = _is_loopback(host)
    if not is_local and not has_users:
        raise ConfigError(
            f"{host} is reached from other machines: add a user first with 'firsthand user add', "
            "or listen on 127.0.0.1"
        )
    settings = Settings(ledger=path, is_open=is_local and not has_users, workers=count)
    own = () if host in _EVERYWHERE else (host,)
    settings = replace(settings, hosts=(*settings.hosts, *own, *(name or ())))
    if secret:
        settings = replace(settings, secret=sha256(secret.encode()).digest())
    from firsthand.run.precedence import desk_open

    app = create_app(settings)
    with _listening(host, port) as listener, desk_open(path):
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        complain(f"the desk of {place} is on {address} (Ctrl+C ends it)")
        if show:
            import webbrowser

            webbrowser.open(address)
        _run(app, listener)
    complain("the desk is closed")


def _one_a_core() -> int:
    """Return how many processes make pages: one core alone is best used by one process."""
    cores = os.cpu_count() or 1
    return min(cores, _MOST_WORKERS) if cores > 1 else 0


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; so that the port is known before anything is told.

    Raises:
        ConfigError: the address or the port cannot be had.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        words = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"{host}:{port} cannot be listened on: {words}") from error


def _run(app: FastAPI, listener: socket.socket) -> None:
    """Answer until Ctrl+C, which ends a desk as it should: requests at work are answered."""
    import uvicorn

    from firsthand.web.rest import settle_down

    settle_down()
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_GRACE)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _is_loopback(host: str) -> bool:
    import ipaddress

    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
