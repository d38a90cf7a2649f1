"""The command that makes datasets of any number of files, on this machine or a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import AsJson
from firsthand.cli.screen import complain, show_json
from firsthand.errors import ConfigError


def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="IN...", help="Files, folders, or addresses of an object store."),
    ],
    *,
    to: Annotated[
        str,
        typer.Option("--to", metavar="DIR", help="The folder of the datasets, or an address."),
    ],
    work: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="With an address: the folder in which all workers do their work."
        ),
    ] = None,
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

      firsthand batch s3://bucket/news/ --to s3://bucket/datasets --work /shared/work
    """
    from firsthand.batch import publish, run_batch
    from firsthand.batch.engines import open_engine

    folder = _folder(to, work)
    opened = open_engine(engine, workers=workers, address=address)
    done = run_batch(inputs, folder, opened, until=until, progress=complain)
    if work is not None:
        publish(folder, to, complain)
    if as_json:
        show_json(done.counts())
        return
    for name, count in done.counts().items():
        complain(f"{name:<11} {count}")


def _folder(to: str, work: Path | None) -> Path:
    """Return where the batch works: the folder of the datasets, or one beside an address.

    Raises:
        ConfigError: an address without a folder to work in, or the other way round.
    """
    from firsthand.batch.places import is_remote

    if is_remote(to) != (work is not None):
        words = "needs --work DIR, a folder to work in" if work is None else "needs no --work"
        raise ConfigError(f"--to {to} {words}")
    return work or Path(to)
