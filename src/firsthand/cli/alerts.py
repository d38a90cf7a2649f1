"""The commands on alerts: saved questions whose answers are delivered."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import complain, show, show_json
from firsthand.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.book import Ledger
    from firsthand.store.alerting import Alert

alerts = typer.Typer(
    name="alerts",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Saved questions whose answers are delivered: add, list, run, pause, resume, remove.",
)
_KINDS = ("event", "retraction", "conflict", "edit", "story")
_CHANNELS = ("atom", "markdown", "html", "webhook")
Name = Annotated[str, typer.Argument(metavar="NAME", help="The alert's name.")]
Word = Annotated[str | None, typer.Option(metavar="WORD")]


@alerts.command()
def add(
    *,
    name: Name,
    to: Annotated[
        str,
        typer.Option(metavar="TARGET", help="A file (atom), folder (digests) or URL (webhook)."),
    ],
    channel: Annotated[str, typer.Option(help="atom, markdown, html or webhook.")] = "atom",
    kind: Annotated[str, typer.Option(help="event, retraction, conflict, edit or story.")] = (
        "event"
    ),
    type: Word = None,  # noqa: A002 (the word of the ledger)
    status: Word = None,
    novelty: Word = None,
    means: Word = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Two letters.")] = None,
    entity: Annotated[str | None, typer.Option(metavar="ID", help="Who takes part.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of a story.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="ISO date.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="ISO date.")] = None,
    origins: Annotated[
        int | None, typer.Option(min=1, help="Once so many independent origins tell it.")
    ] = None,
    secret: Annotated[
        str | None, typer.Option(help="Signs the calls of a webhook; kept in the ledger.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let it call addresses of this network.")
    ] = False,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="Tell what the ledger already holds, too.")
    ] = False,
    ledger: LedgerFile = None,
) -> None:
    """Save a question; what passes it from now on is delivered once.

    Examples:
      firsthand alerts add releases --type release --origins 2 --to out/releases.atom

      firsthand alerts add taken-back --kind retraction --channel markdown --to digests/

      firsthand alerts add edits --kind edit --channel webhook --to https://desk.example/in
    """
    from firsthand.model import content_id
    from firsthand.run.watch.schedule import moment
    from firsthand.store.alerting import Alert as Made
    from firsthand.store.desk import EventQuery, StoryQuery

    _check(name, kind, channel, to)
    with open_ledger(ledger) as book:
        wanted = entity and book.store.resolve(entity, kinds=("entities",))
        alert = Made(
            id=content_id("at", name),
            name=name,
            kind=kind,
            channel=channel,
            target=to if channel == "webhook" else str(Path(to).absolute()),
            events=EventQuery(
                type, status, novelty, means, country, None, wanted, since, until, origins
            ),
            stories=StoryQuery(type, country, wanted, source, since, until),
            secret=secret,
            allow_private=allow_private,
            made=moment(time.time()),
        )
        _keep(book, alert, from_start=from_start)
    complain(f"{name} tells of each {kind} to {to}")


def _keep(book: Ledger, alert: Alert, *, from_start: bool) -> None:
    """Keep a new alert, and what it is not to tell because the ledger holds it already."""
    from firsthand.run.alerts import look

    if any(row.alert.name == alert.name for row in book.store.alerts()):
        words = f"there is an alert {alert.name!r}; remove it first, or name this another"
        raise ConfigError(words)
    with book.store.transaction():
        book.store.add_alert(alert)
    if not from_start:
        look(book.store, alert, now=time.time(), tell=False)


def _check(name: str, kind: str, channel: str, target: str) -> None:
    """Raise `ConfigError` where an alert cannot be as asked for."""
    from firsthand.run.fetching.addresses import AddressError, target_of

    if not name.strip() or len(name) > 100:  # noqa: PLR2004 (as long as a line takes)
        raise ConfigError("a name has 1 to 100 characters")
    if kind not in _KINDS:
        raise ConfigError(f"a kind is one of {', '.join(_KINDS)}, not {kind!r}")
    if channel not in _CHANNELS:
        raise ConfigError(f"a channel is one of {', '.join(_CHANNELS)}, not {channel!r}")
    if channel == "webhook":
        try:
            target_of(target)
        except AddressError as error:
            raise ConfigError(f"{target}: {error}") from error


@alerts.command(name="list")
def list_alerts(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """List the alerts, and how much of each was delivered, waits and failed."""
    from firsthand.cli.lists import show_table

    with open_ledger(ledger) as book:
        rows = book.store.alerts()
        counts = book.store.items_by_state()
    states = ("delivered", "waiting", "failed")
    listed = [(row, {name: counts.get((row.alert.id, name), 0) for name in states}) for row in rows]
    if as_json:
        found = ({**asdict(row.alert), "paused": row.is_paused, **kept} for row, kept in listed)
        show_json(
            [{key: value for key, value in item.items() if key != "secret"} for item in found]
        )
        return
    cells = [
        (
            row.alert.name,
            "paused" if row.is_paused else row.alert.kind,
            row.alert.channel,
            row.alert.target,
            " / ".join(str(kept[name]) for name in states),
        )
        for row, kept in listed
    ]
    head = ("name", "kind", "channel", "to", "delivered / waiting / failed")
    show_table(head, cells, "no alerts")


@alerts.command()
def run(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """Look for what the alerts ask for, and deliver it ('firsthand watch run' does so too).

    Examples:
      firsthand ingest news/ && firsthand alerts run
    """
    from firsthand.run.alerts import run_alerts

    with open_ledger(ledger) as book:
        counts = run_alerts(book.store)
    if as_json:
        show_json(asdict(counts))
    else:
        show(f"{counts.found} found, {counts.delivered} delivered, {counts.waiting} waiting")
    if counts.failed:
        raise typer.Exit(1)


@alerts.command()
def pause(*, name: Name, ledger: LedgerFile = None) -> None:
    """Stop an alert; what happens meanwhile is told when it is resumed."""
    _pause(ledger, name, paused=True)


@alerts.command()
def resume(*, name: Name, ledger: LedgerFile = None) -> None:
    """Let a paused alert go on."""
    _pause(ledger, name, paused=False)


@alerts.command()
def remove(*, name: Name, ledger: LedgerFile = None) -> None:
    """Forget an alert, and what it has not delivered."""
    with open_ledger(ledger) as book:
        alert = book.store.alert(name).alert
        with book.store.transaction():
            book.store.drop_alert(alert.id)


def _pause(ledger: str | None, name: str, *, paused: bool) -> None:
    with open_ledger(ledger) as book:
        alert = book.store.alert(name).alert
        with book.store.transaction():
            book.store.pause_alert(alert.id, paused=paused)
