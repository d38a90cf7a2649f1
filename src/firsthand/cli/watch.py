"""The commands on watches: feeds, sitemaps and sites that bring copies by themselves."""

from __future__ import annotations

import signal
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, Until, open_ledger
from firsthand.cli.progress import Lines
from firsthand.cli.screen import complain, show, show_json

if TYPE_CHECKING:
    from firsthand.book import Ledger
    from firsthand.run.alerts import AlertCounts
    from firsthand.run.watch import Watcher

watch = typer.Typer(
    name="watch",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Feeds and sitemaps that are looked at: add, list, run, pause, resume, remove. "
    "Nothing is fetched before one is added and run.",
)
Address = Annotated[str, typer.Argument(metavar="URL", help="The address, or the watch's id.")]


@watch.command()
def add(
    *,
    url: Annotated[str, typer.Argument(metavar="URL", help="A feed, a sitemap or a page.")],
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet that publishes it.")
    ] = None,
    interval: Annotated[float, typer.Option(min=1.0, help="Minutes between two looks.")] = 15.0,
    feed_text: Annotated[
        bool, typer.Option("--feed-text", help="Take the text in the feed; fetch no article.")
    ] = False,
    recheck: Annotated[
        float, typer.Option(min=0.0, help="Hours until an article is fetched again; 0: never.")
    ] = 0.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let it call addresses of this network.")
    ] = False,
    ledger: LedgerFile = None,
) -> None:
    """Watch a feed (RSS, Atom, JSON Feed), a sitemap, or the feed that a page names.

    Nothing is fetched yet: that is what 'firsthand watch run' does.

    Examples:
      firsthand watch add https://gull.example/feed.xml --source "Gull" --recheck 6
    """
    from firsthand.errors import ConfigError
    from firsthand.run.fetching.addresses import AddressError, target_of
    from firsthand.run.watch.feeds import watch_id
    from firsthand.store.watching import Watch

    try:
        target_of(url)
    except AddressError as error:
        raise ConfigError(f"{url}: {error}") from error
    made = Watch(watch_id(url), url, source, interval, feed_text, recheck, allow_private)
    with open_ledger(ledger, create=True) as book, book.store.transaction():
        is_new = book.store.add_watch(made)
    complain(f"{made.id}  {url} {'is watched' if is_new else 'was watched; settings changed'}")


@watch.command(name="list")
def list_watches(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """List what is watched, how it went last, and how many articles came and wait.

    Examples:
      firsthand watch list --json | jq '.[] | select(.error) | .url'
    """
    from firsthand.cli.lists import show_table

    with open_ledger(ledger) as book:
        rows = book.store.watches()
        counts = book.store.links_by_state()
    states = ("kept", "waiting", "gone", "failed")
    listed = [(row, {name: counts.get((row.watch.id, name), 0) for name in states}) for row in rows]
    if as_json:
        show_json(
            [
                {**asdict(row.watch), **asdict(row.state), "paused": row.is_paused, **found}
                for row, found in listed
            ]
        )
        return
    cells = [
        (
            row.watch.id,
            row.watch.url,
            "paused" if row.is_paused else row.state.kind or "",
            row.state.checked or "never",
            f"{found['kept']} / {found['waiting']} / {found['gone'] + found['failed']}",
            row.state.error or "",
        )
        for row, found in listed
    ]
    head = ("id", "address", "kind", "looked at", "kept / waiting / lost", "trouble")
    show_table(head, cells, "nothing is watched")


@watch.command()
def run(
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Do what is due now, and end (for cron).")
    ] = False,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Sites asked at once.")] = 8,
    pace: Annotated[
        float, typer.Option(min=0.0, help="Least seconds between requests to a site.")
    ] = 1.0,
    gather: Annotated[float, typer.Option(min=1.0, help="Seconds between two intakes.")] = 60.0,
    until: Until = "ledger",
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Look at what is due, fetch the articles, and bring the ledger up to them.

    Goes on until it is interrupted, unless --once is given. May be killed at any time.

    Examples:
      firsthand watch run --once

      firsthand watch run --gather 300
    """
    from firsthand.run import step_named
    from firsthand.run.alerts import run_alerts
    from firsthand.run.watch import Settings, Watcher

    settings = Settings(threads=threads, pace=pace, gather=gather, until=step_named(until))
    lines = Lines()
    with open_ledger(ledger) as book:
        watcher = Watcher(book.store, book.config, settings, lines)
        watcher.after = lambda store: _tell(run_alerts(store))
        try:
            if not once:
                _forever(watcher)
                return
            summary = watcher.once()
        finally:
            lines.close()
        if as_json:
            show_json(asdict(summary))
        else:
            show(f"documents   {summary.new} new, {summary.known} already known")


def _tell(counts: AlertCounts) -> None:
    if counts.found or counts.failed:
        complain(f"alerts: {counts.found} found, {counts.delivered} delivered")


def _forever(watcher: Watcher) -> None:
    """Run until a signal asks for the end; what is in hand is kept."""
    with suppress(ValueError):  # not in the main thread: then only interrupts end it
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: watcher.closing.set())
    watcher.forever()


@watch.command()
def pause(*, url: Address, ledger: LedgerFile = None) -> None:
    """Stop looking at a watch until 'firsthand watch resume'."""
    with open_ledger(ledger) as book:
        _pause(book, url, paused=True)


@watch.command()
def resume(*, url: Address, ledger: LedgerFile = None) -> None:
    """Look at a paused watch again."""
    with open_ledger(ledger) as book:
        _pause(book, url, paused=False)


@watch.command()
def remove(*, url: Address, ledger: LedgerFile = None) -> None:
    """Forget a watch; the copies that it brought stay."""
    with open_ledger(ledger) as book:
        row = book.store.watch(url)
        with book.store.transaction():
            book.store.drop_watch(row.watch.id)


def _pause(book: Ledger, url: str, *, paused: bool) -> None:
    row = book.store.watch(url)
    with book.store.transaction():
        book.store.pause_watch(row.watch.id, paused=paused)
