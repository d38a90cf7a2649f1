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
        str, typer.Option("--format", metavar="FORMAT", help="The format: jsonl.")
    ] = "jsonl",
    ledger: LedgerFile = None,
) -> None:
    """Write every record as JSON Lines (docs/record-format.md); the same ledger, the same bytes.

    Examples:
      firsthand export --to ledger.jsonl

      firsthand export | jq -r 'select(.kind == "event") | .type'
    """
    if form != "jsonl":
        raise typer.BadParameter(
            f"{form!r} is no known format; known is jsonl", param_hint="--format"
        )
    with open_ledger(ledger) as book:
        if to is None or str(to) == "-":
            book.export(sys.stdout.buffer)
        else:
            complain(f"{book.export(to)} records written to {to}")
