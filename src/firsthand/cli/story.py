"""The command that shows one story: the product in one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.options import AsJson, LedgerFile, open_ledger
from firsthand.cli.screen import show, show_json

if TYPE_CHECKING:
    from firsthand.cli.gathered import Gathered


def story(
    *,
    id: Annotated[str, typer.Argument(metavar="ID", help="The story's id, or its beginning.")],  # noqa: A002
    ledger: LedgerFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one story: copies, origins, events, statements, figures, conflicts, with evidence.

    Examples:
      firsthand story sy-8626

      firsthand story sy-8626 --json | jq '.events[].type'
    """
    from firsthand.cli.gathered import gather

    with open_ledger(ledger) as book:
        gathered = gather(book, book.story(id))
    if as_json:
        show_json(_objects(gathered))
        return
    from firsthand.cli.story_page import story_page

    show(*story_page(gathered))


def _objects(gathered: Gathered) -> dict[str, Any]:
    """Return the story in the shape of the export, without the texts."""
    from firsthand.export.claims import event_object, figure_object, statement_object, story_object
    from firsthand.export.copies import copy_object, document_object, origin_object

    texts = {key: item.text for key, item in gathered.documents.items()}
    documents = [
        document_object(item, gathered.articles.get(key))
        for key, item in gathered.documents.items()
    ]
    return {
        "story": story_object(gathered.story),
        "documents": [{k: v for k, v in item.items() if k != "text"} for item in documents],
        "copies": [copy_object(item) for item in gathered.copies],
        "origins": [origin_object(item) for item in gathered.origins],
        "events": [event_object(item, texts) for item in gathered.events],
        "figures": [figure_object(item, texts) for item in gathered.figures],
        "statements": [statement_object(item, texts) for item in gathered.statements],
    }
