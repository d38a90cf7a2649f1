"""The commands on evidence bundles: make one, check one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import complain, show, show_json
from firsthand.errors import FirsthandError


def bundle(
    *,
    id: Annotated[str, typer.Argument(metavar="STORY|EVENT", help="A story or an event.")],  # noqa: A002
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The ZIP file; ID.zip if not given.")
    ] = None,
    ledger: LedgerFile = None,
) -> None:
    """Write a story or an event with all its evidence as one ZIP that opens offline.

    Examples:
      firsthand bundle sy-82758a95 --to exchange.zip

      firsthand bundle ev-8626
    """
    from firsthand.export.bundle import event_bundle, story_bundle

    with open_ledger(ledger) as book:
        wanted = book.store.resolve(id, kinds=("stories", "events"))
        make = story_bundle if wanted.startswith("sy-") else event_bundle
        data = make(book.store, wanted)
    target = to or Path(f"{wanted}.zip")
    try:
        target.write_bytes(data)
    except OSError as error:
        raise FirsthandError(f"{target}: cannot be written: {error.strerror}") from error
    complain(f"wrote {target} ({len(data)} bytes); check it with 'firsthand verify {target}'")


def verify(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An evidence bundle.")],
    as_json: AsJson = False,
) -> None:
    """Check an evidence bundle: every digest, and every quote in its text. Needs no ledger.

    Examples:
      firsthand verify exchange.zip
    """
    from firsthand.export.verify import verify_bundle

    found = verify_bundle(file)
    if as_json:
        problems = list(found.problems)
        show_json({"files": found.files, "quotes": found.quotes, "problems": problems})
    else:
        for problem in found.problems:
            show(f"wrong: {problem}")
        show(f"{found.files} files and {found.quotes} quotes checked")
    if found.problems:
        raise typer.Exit(1)
