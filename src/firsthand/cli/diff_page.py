"""Two copies side by side, only where they differ, in the order of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from firsthand.cli.copies_page import relation_word
from firsthand.cli.page import BOLD, DIM, WARN, styled
from firsthand.model import ChangeKind, CopyRelation, Document, Span
from firsthand.views.harmless import harmless
from firsthand.views.words import many

_AROUND = 32  # characters of context on each side of a difference


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two copies differ; a side is None where it has nothing."""

    left: Span | None
    right: Span | None
    kind: str
    material: bool


def diff_page(
    left: Document, right: Document, relation: CopyRelation, *, typography: bool
) -> Iterator[RenderableType]:
    """Yield what the copies share, then their differences."""
    turned = left.id != relation.a
    mine, theirs = (
        (relation.b_in_a, relation.a_in_b) if turned else (relation.a_in_b, relation.b_in_a)
    )
    yield styled((f"{_name(right)} is to {_name(left)}: {relation_word(relation, right.id)}", BOLD))
    shared = many(len(relation.aligned), "run")
    yield styled(
        f"{mine:.0%} of the first stands in the second, {theirs:.0%} of the second in the first; "
        f"{shared} of the same words"
    )
    found = list(_differences(relation, turned=turned))
    kept = [item for item in found if typography or item.kind != ChangeKind.TYPOGRAPHY.value]
    if kept:
        yield Text()
        yield _table(left, right, kept)
    hidden = len(found) - len(kept)
    if hidden:
        words = f"{many(hidden, 'difference')} of typography not shown: --typography"
        yield styled((words, DIM))


def _name(document: Document) -> str:
    return document.acquisition.path or document.acquisition.url or document.id


def _differences(relation: CopyRelation, *, turned: bool) -> Iterator[Difference]:
    """Yield all differences, seen from the first document, in text order."""
    found = [
        Difference(item.a, item.b, item.kind.value, item.material) for item in relation.changed
    ]
    found += [Difference(span, None, "only here", material=True) for span in relation.only_in_a]
    found += [Difference(None, span, "only here", material=True) for span in relation.only_in_b]
    if turned:
        found = [Difference(item.right, item.left, item.kind, item.material) for item in found]
    ends = [(run.b, run.a) if turned else (run.a, run.b) for run in relation.aligned]

    def place(item: Difference) -> tuple[int, int]:
        if item.left is not None:
            return (item.left.start, 0)
        # What only the second has comes after the shared words before it.
        start = item.right.start if item.right is not None else 0
        before = [a.end for a, b in ends if b.end <= start]
        return (max(before, default=0), 1)

    yield from sorted(found, key=place)


def _table(left: Document, right: Document, found: list[Difference]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 1, 0), show_edge=False, header_style=BOLD, expand=True)
    table.add_column("", no_wrap=True, style=DIM)
    table.add_column(harmless(_name(left)), ratio=1, overflow="fold")
    table.add_column(harmless(_name(right)), ratio=1, overflow="fold")
    for item in found:
        style = WARN if item.material else BOLD
        kind = Text(item.kind, style=style)
        table.add_row(kind, _side(left, item.left, style), _side(right, item.right, style))
    return table


def _side(document: Document, span: Span | None, style: str) -> Text:
    """Return the words of one side with a little of what stands around them."""
    if span is None:
        return Text("-", style=DIM)
    text = document.text
    before = text[max(span.start - _AROUND, 0) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    words = text[span.start : span.end]
    return styled((before, DIM), "[", (words, style), "]", (after, DIM))
