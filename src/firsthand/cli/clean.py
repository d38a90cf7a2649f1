"""The commands of cleaning: clean files in a pipe, and what the furniture of sources is."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import complain, show, show_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.book import Ledger
    from firsthand.clean import SeenCopy
    from firsthand.model import Article, Document

SOME_FAILED = 1
_LENGTH = 90


def clean(
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Files; - or none for standard input."),
    ] = None,
    roles: Annotated[
        bool, typer.Option("--roles", help="Print every line with its role, not the report alone.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Clean copies alone, without a ledger: print the report of each, or all it says of itself.

    Examples:
      firsthand clean story.txt > report.txt

      curl -s https://example.org/a | firsthand clean --roles

      firsthand clean *.html --json | jq '.[].byline'
    """
    failed = False
    found: list[dict[str, Any]] = []
    for name in files or ["-"]:
        for document, article in _cleaned(name):
            if document is None or article is None:
                failed = True
            elif as_json:
                from firsthand.export.copies import document_object

                found.append(document_object(document, article))
            else:
                _print(document, article, roles=roles)
    if as_json:
        show_json(found)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _cleaned(name: str) -> Iterator[tuple[Document | None, Article | None]]:
    """Yield the documents of a file with their articles; what failed is said and is None."""
    from firsthand.clean import clean_document
    from firsthand.errors import ReadError
    from firsthand.model import Acquisition
    from firsthand.read import read_records

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        where = Acquisition(path=None if name == "-" else name)
        for item in read_records(data, name=name, acquisition=where):
            if isinstance(item, ReadError):
                complain(str(item))
                yield None, None
            else:
                yield item, clean_document(item)
    except (ReadError, OSError) as error:
        complain(str(error))
        yield None, None


def _print(document: Document, article: Article, *, roles: bool) -> None:
    """Print the report's paragraphs, or every line with its role; notes go to standard error."""
    from firsthand.views.harmless import harmless

    for block in article.blocks if roles else article.body:
        text = harmless(document.text[block.span.start : block.span.end])
        sys.stdout.write(f"{block.role:<9} {text}\n" if roles else f"{text}\n\n")
    for note in article.notes:
        complain(note)


def sources(
    *,
    least: Annotated[
        int, typer.Option("--least", metavar="N", help="Printed under at least so many stories.")
    ] = 2,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """List what each source prints under story after story, with the number of stories.

    Copies of one story count once. A paragraph that an analyst gave a role is marked.

    Examples:
      firsthand sources

      firsthand sources --least 5 --json
    """
    from firsthand.clean import list_furniture

    with open_ledger(ledger) as book:
        copies = list(_seen(book))
    furniture = list_furniture(copies, least=least)
    if as_json:
        show_json([asdict(item) for item in furniture])
        return
    from firsthand.cli.lists import show_table
    from firsthand.views.words import shortened

    if not furniture:
        show(f"{len({copy.source for copy in copies})} sources, none prints a paragraph twice")
        return
    rows = [
        (item.source, str(item.stories), item.role.value, item.place, shortened(item.text, _LENGTH))
        for item in furniture
    ]
    show_table(("source", "stories", "role", "place", "paragraph"), rows, "no sources")


def _seen(book: Ledger) -> Iterator[SeenCopy]:
    """Yield what every copy of the ledger printed, with its story."""
    from firsthand.clean import see_copy

    stories = {name: story.id for story in book.stories() for name in story.documents}
    for document in book.documents():
        article = book.article(document.id)
        if article is not None:
            copy = see_copy(document, article, stories.get(document.id, document.id))
            if copy is not None:
                yield copy
