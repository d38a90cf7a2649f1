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
        str, typer.Option("--format", metavar="FORMAT", help="The format: jsonl or csv.")
    ] = "jsonl",
    ledger: LedgerFile = None,
) -> None:
    """Write every record as JSON Lines (docs/record-format.md); the same ledger, the same bytes.

    As CSV it writes the events alone, a row for each event and newsroom text that tells it.

    Examples:
      firsthand export --to ledger.jsonl

      firsthand export | jq -r 'select(.kind == "event") | .type'

      firsthand export --format csv --to event_reports.csv
    """
    if form not in {"jsonl", "csv"}:
        raise typer.BadParameter(
            f"{form!r} is no known format; known are jsonl and csv", param_hint="--format"
        )
    with open_ledger(ledger) as book:
        target = sys.stdout.buffer if to is None or str(to) == "-" else to
        written = book.export_reports(target) if form == "csv" else book.export(target)
    if isinstance(target, Path):
        complain(f"{written} {'rows' if form == 'csv' else 'records'} written to {to}")
