"""The command that makes datasets of any number of files, on this machine or a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import AsJson
from firsthand.cli.screen import complain, show_json


def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="IN...", help="Files, folders, or addresses of an object store."),
    ],
    *,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder of the datasets.")],
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="Who does the work: inline, daft or ray.")
    ] = "inline",
    until: Annotated[
        str, typer.Option(metavar="STEP", help="The last step: clean, copies or origins.")
    ] = "origins",
    workers: Annotated[
        int, typer.Option(min=0, metavar="N", help="Processes; 0 for one for each processor.")
    ] = 0,
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="Of the Ray cluster; by default the one that runs."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read, clean and compare files of any number, and write Parquet datasets in DIR.

    The datasets documents, copies, families, origins and failures have the names and the values
    of 'firsthand ingest' (docs/record-format.md). What an earlier run of the same finished is
    kept: a run that was killed goes on where it was.

    Examples:
      firsthand batch news/ --to datasets

      firsthand batch s3://bucket/news/ --to /shared/datasets --engine ray --until copies
    """
    from firsthand.batch import run_batch
    from firsthand.batch.engines import open_engine

    opened = open_engine(engine, workers=workers, address=address)
    done = run_batch(inputs, to, opened, until=until, progress=complain)
    if as_json:
        show_json(done.counts())
        return
    for name, count in done.counts().items():
        complain(f"{name:<11} {count}")
