"""The command that writes the ledger for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import LedgerFile, open_ledger
from firsthand.cli.screen import complain


def export(
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Where to; standard output if not given."),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="The format: jsonl, csv, parquet, ftm or jsonld."
        ),
    ] = "jsonl",
    ledger: LedgerFile = None,
) -> None:
    """Write every record as JSON Lines (docs/record-format.md); the same ledger, the same bytes.

    As CSV or Parquet it writes the events alone, a row for each event and newsroom text that
    tells it. As FollowTheMoney (ftm) it writes what fits that model, which is less; as JSON-LD a
    node a line, with Web Annotation selectors and PROV.

    Examples:
      firsthand export --to ledger.jsonl

      firsthand export | jq -r 'select(.kind == "event") | .type'

      firsthand export --format csv --to event_reports.csv

      firsthand export --format ftm --to ledger.ftm.jsonl
    """
    from firsthand.export.formats import FORMATS, write_ledger

    if form not in FORMATS:
        known = ", ".join(FORMATS)
        raise typer.BadParameter(
            f"{form!r} is no known format; known are {known}", param_hint="--format"
        )
    with open_ledger(ledger) as book:
        target = sys.stdout.buffer if to is None or str(to) == "-" else to
        written = write_ledger(book.store, form, target)
    if isinstance(target, Path):
        complain(f"{written} {'rows' if form in {'csv', 'parquet'} else 'records'} written to {to}")
