"""The commands on single documents: show, diff, origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import show as print_all
from firsthand.cli.screen import show_json
from firsthand.errors import NotFoundError

if TYPE_CHECKING:
    from firsthand.book import Ledger
    from firsthand.model import Origin

DocumentId = Annotated[
    str, typer.Argument(metavar="DOC", help="A document: its id, its beginning, or its path.")
]


def show(
    *,
    document: DocumentId,
    roles: Annotated[
        bool, typer.Option("--roles", help="Say for each block how sure its role is, and why.")
    ] = False,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show a document: the role of each line in the margin, statements and events marked.

    Examples:
      firsthand show doc-3d42

      firsthand show doc-3d42 --roles

      firsthand show examples/miners/a-valley-courier.md
    """
    with open_ledger(ledger) as book:
        found = book.document(document)
        article = book.article(found.id)
        if as_json:
            from firsthand.export.copies import document_object

            show_json(document_object(found, article))
            return
        if roles:
            from firsthand.cli.roles_page import roles_page

            print_all(*roles_page(found, article))
            return
        from firsthand.cli.document_page import document_page

        statements = book.store.statements(found.id)
        events = [
            item
            for item in book.events()
            if any(quote.span.document == found.id for quote in item.evidence)
        ]
    print_all(*document_page(found, article, statements, events))


def diff(
    *,
    a: Annotated[str, typer.Argument(metavar="A", help="A document.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another document.")],
    typography: Annotated[
        bool, typer.Option("--typography", help="Show differences of typography too.")
    ] = False,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show two copies side by side where they differ.

    Examples:
      firsthand diff doc-53df doc-675c

      firsthand diff a-ap.txt d-ap-correction.txt --typography
    """
    with open_ledger(ledger) as book:
        first, second = book.document(a), book.document(b)
        wanted = {first.id, second.id}
        relation = next(
            (item for item in book.copies(first.id) if {item.a, item.b} == wanted), None
        )
    if as_json:
        from firsthand.export.copies import copy_object

        show_json(None if relation is None else copy_object(relation))
    elif relation is None:
        print_all("these two documents are no copies of each other")
    else:
        from firsthand.cli.diff_page import diff_page

        print_all(*diff_page(first, second, relation, typography=typography))


def origin(
    *,
    id: Annotated[str, typer.Argument(metavar="DOC|STORY", help="A document or a story.")],  # noqa: A002
    why: Annotated[bool, typer.Option("--why", help="Give every reason with its words.")] = False,
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show which newsroom text a document or a story goes back to.

    Examples:
      firsthand origin doc-3d42 --why

      firsthand origin sy-82758a95
    """
    with open_ledger(ledger) as book:
        found = _origins(book, id)
        if as_json:
            from firsthand.export.copies import origin_object

            show_json([origin_object(item) for item in found])
            return
        from firsthand.cli.origin_page import origin_page

        print_all(*origin_page(book, found, why=why))


def _origins(book: Ledger, id: str) -> list[Origin]:  # noqa: A002
    """Return the origins of a story, of a document, or the one of this id."""
    wanted = book.store.resolve(id, kinds=("stories", "documents", "origins"))
    for story in book.stories():
        if story.id == wanted:
            return [item for item in book.origins() if item.id in story.origins]
    found = [item for item in book.origins() if wanted in {item.id, *item.documents}]
    if not found:
        raise NotFoundError(f"{wanted} has not been compared with others; run 'firsthand resume'")
    return found
