"""The commands that move a whole ledger, and prove two equal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson
from firsthand.cli.screen import complain, show, show_json

if TYPE_CHECKING:
    from firsthand.store.sql import SqlStore

ledger = typer.Typer(name="ledger", help="Move a whole ledger, and prove two equal.")
_NAME = "A file, or postgresql://USER@HOST/DATABASE."
One = Annotated[str, typer.Argument(metavar="A", help=_NAME)]
Other = Annotated[str, typer.Argument(metavar="B", help=_NAME)]


@ledger.command("copy")
def copy(
    *,
    source: Annotated[str, typer.Argument(metavar="FROM", help=_NAME)],
    target: Annotated[str, typer.Argument(metavar="TO", help="One that is new or empty.")],
    as_json: AsJson = False,
) -> None:
    """Copy a ledger with all that is in it: a file, a shared one, in either direction.

    FROM may be in use. TO is written whole or not at all. Check it with 'firsthand ledger verify'.

    Examples:
      firsthand ledger copy firsthand.db postgresql://desk@db.example.org/news

      firsthand ledger copy postgresql://desk@db.example.org/news backup.db
    """
    from firsthand.store.moving import copy_ledger

    with _opened(source) as first, _opened(target, create=True) as second:
        counts = copy_ledger(first, second)
        place = second.place
    if as_json:
        show_json({"ledger": place, "rows": counts})
    else:
        complain(f"{sum(counts.values())} rows of {len(counts)} tables are in {place}")


@ledger.command("verify")
def verify(*, a: One, b: Other, as_json: AsJson = False) -> None:
    """Prove that two ledgers hold the same: number and digest of the rows of every table.

    Exit code 1 if they differ.

    Examples:
      firsthand ledger verify firsthand.db postgresql://desk@db.example.org/news
    """
    from firsthand.store.moving import prove_equal

    with _opened(a) as first, _opened(b) as second:
        proofs = prove_equal(first, second)
    different = [proof for proof in proofs if not proof.is_equal]
    if as_json:
        tables = {
            proof.name: {"rows": proof.rows, "sha256": proof.digests, "equal": proof.is_equal}
            for proof in proofs
        }
        show_json({"equal": not different, "tables": tables})
    else:
        for proof in different:
            show(f"different: {proof.name} ({proof.rows[0]} and {proof.rows[1]} rows)")
        rows = sum(proof.rows[0] for proof in proofs)
        show(f"{len(proofs)} tables compared, {rows} rows, {len(different)} different")
    if different:
        raise typer.Exit(1)


def _opened(name: str, *, create: bool = False) -> SqlStore:
    from firsthand.config import load_config
    from firsthand.store.address import is_address
    from firsthand.store.opening import open_sql

    config = load_config()
    place = name if is_address(name) else Path(name)
    return open_sql(place, create=create, busy_timeout=config.busy_timeout, cache=config.cache)
