"""The commands that change a ledger: ingest and resume."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, Until, open_ledger
from firsthand.cli.progress import Lines
from firsthand.cli.screen import complain, show, show_json

if TYPE_CHECKING:
    from firsthand.book import Ledger
    from firsthand.run import Summary

SOME_FAILED = 1
_LISTED = 10


def ingest(
    *,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input."),
    ],
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="The outlet that published them.")
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The address they came from.")
    ] = None,
    retrieved_at: Annotated[
        str | None,
        typer.Option("--retrieved-at", metavar="WHEN", help="When they were fetched (ISO 8601)."),
    ] = None,
    until: Until = "ledger",
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Bring news copies in, and bring the ledger up to them.

    Reads .txt, .md, .html and .jsonl; beside NAME.txt a sidecar NAME.meta.json may say
    {"source", "domain", "url", "retrieved_at"}. The same bytes twice are one document.

    Examples:
      firsthand ingest news/

      firsthand ingest report.html --source "Harbour Gazette" --url https://example.org/a

      curl -s https://example.org/a | firsthand ingest - --url https://example.org/a

      firsthand ingest archive/ --until copies && firsthand resume
    """
    from firsthand.run.precedence import GivesWay

    lines = Lines()
    with open_ledger(ledger, create=True) as book:
        try:
            summary = book.ingest(
                *paths,
                source=source,
                url=url,
                retrieved_at=_moment(retrieved_at),
                until=until,
                progress=GivesWay(book.config.ledger, lines),
                standard_input=sys.stdin.buffer,
            )
        finally:
            lines.close()
        _report(book, summary, as_json=as_json)


def resume(
    *,
    until: Until = "ledger",
    everything: Annotated[
        bool, typer.Option("--all", help="Settle all again, not only what has changed.")
    ] = False,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Finish what earlier runs left: stopped with --until, killed, or failed.

    Examples:
      firsthand resume

      firsthand resume --until copies --ledger archive.db
    """
    lines = Lines()
    with open_ledger(ledger) as book:
        try:
            summary = book.resume(until=until, anew=everything, progress=lines)
        finally:
            lines.close()
        _report(book, summary, as_json=as_json)


def _moment(value: str | None) -> str | None:
    """Return the moment, if it is one."""
    from datetime import datetime

    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        words = f"{value!r} is no moment in ISO 8601, for example 2025-11-22T14:05:00Z"
        raise typer.BadParameter(words, param_hint="--retrieved-at") from None
    return value


def _report(book: Ledger, summary: Summary, *, as_json: bool) -> None:
    """Print what was done; end with 1 if something failed."""
    failures = book.failures()
    if as_json:
        listed = [asdict(failure) for failure in failures]
        show_json({**asdict(summary), "failed_documents": listed})
    else:
        show(_words(summary))
        for note in summary.notes:
            complain(note)
        for failure in failures[:_LISTED]:
            complain(
                f"failed at {failure.stage}: {failure.path or failure.document}: {failure.error}"
            )
        if len(failures) > _LISTED:
            complain(f"and {len(failures) - _LISTED} more; see 'firsthand failures'")
    if summary.failed:
        raise typer.Exit(SOME_FAILED)


def _words(summary: Summary) -> str:
    """Return the summary as a few short lines."""
    skipped = f", {summary.skipped} files of other kinds left alone" if summary.skipped else ""
    kept = (
        _many(summary.copies, "copy relation"),
        _many(summary.stories, "story"),
        _many(summary.events, "event"),
        _many(summary.statements, "statement"),
    )
    lines = [
        f"documents   {summary.new} new, {summary.known} already known{skipped}",
        f"passages    {summary.passages_parsed} parsed, {summary.passages_known} known",
        f"in ledger   {', '.join(kept)}",
    ]
    if summary.failures:
        lines.append(f"failures    {summary.failures}")
    return "\n".join(lines)


def _many(count: int, word: str) -> str:
    if count == 1:
        return f"1 {word}"
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count} {plural}"
