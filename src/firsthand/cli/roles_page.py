"""The roles of a document's blocks: how sure, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from firsthand.cli.page import BOLD, DIM, styled, two_sided
from firsthand.model import Article, Document
from firsthand.views.words import many, shortened

_LENGTH = 160
_REASONS = 3


def roles_page(document: Document, article: Article | None) -> Iterator[RenderableType]:
    """Yield a row for each block: role, how sure, its words, and why."""
    title = article.headline.text if article and article.headline else "(no headline)"
    yield two_sided(styled((title, BOLD)), document.id)
    if article is None:
        yield styled(("not cleaned yet; run 'firsthand resume'", DIM))
        return
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style=DIM, min_width=8)
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column()
    for block in article.blocks:
        words = shortened(document.text[block.span.start : block.span.end], _LENGTH)
        why = "; ".join(shortened(item.text, 80) for item in block.reasons[:_REASONS])
        grid.add_row(block.role.value, f"{block.score:.2f}", Text(words))
        if why:
            grid.add_row("", "", styled((why, DIM)))
    yield grid
    yield styled((f"{many(len(article.blocks), 'block')}, made by {article.made_by}", DIM))
    for note in article.notes:
        yield styled((note, DIM))
