"""Options that all commands share, and opening the ledger they name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.errors import ReadError

if TYPE_CHECKING:
    from firsthand.book import Ledger

LedgerFile = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="LEDGER",
        help="The ledger: a file, or postgresql://USER@HOST/DATABASE; by default "
        "FIRSTHAND_LEDGER, or firsthand.db here.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
UNTIL_HELP = "Stop after this stage: read, clean, copies, language or ledger."
Until = Annotated[str, typer.Option("--until", metavar="STAGE", help=UNTIL_HELP)]


def open_ledger(name: str | None, *, create: bool = False) -> Ledger:
    """Open the ledger that the flag, the environment or the settings file names."""
    from firsthand.book import Ledger
    from firsthand.config import load_config

    config = load_config(flags={"ledger": name})
    return Ledger.open(config=config, create=create)


@contextmanager
def told_of(file: Path) -> Iterator[None]:
    """Have whatever keeps a file from being read told with its name.

    Raises:
        ReadError: the file cannot be had, is not UTF-8, or is not what was expected.
    """
    try:
        yield
    except OSError as error:
        raise ReadError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{file}: expected UTF-8: {error}") from error
    except ReadError as error:
        raise ReadError(f"{file}: {error}") from error
