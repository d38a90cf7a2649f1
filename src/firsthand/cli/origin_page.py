"""Origins with their reasons, each reason with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType

from firsthand.cli.copies_page import bounds_words
from firsthand.cli.gathered import short_names
from firsthand.cli.page import BOLD, DIM, indented, marked, styled, two_sided
from firsthand.model import Likelihood, Origin, Reason
from firsthand.views.words import many, quotation, short_id

if TYPE_CHECKING:
    from firsthand.book import Ledger

_LENGTH = 120
_LEAST = 0.01  # shares below are not shown


def origin_page(book: Ledger, origins: Sequence[Origin], *, why: bool) -> Iterator[RenderableType]:
    """Yield each origin: who produced it, its copies, and with `why` every reason."""
    files = short_names(book.store.paths())
    names = {origin.id: origin.producer.name or short_id(origin.id) for origin in book.origins()}
    for origin in origins:
        producer = origin.producer
        head = styled((producer.name or "unknown newsroom", BOLD), f" ({producer.kind.value})")
        head.append(f" · {bounds_words(origin)}")
        yield two_sided(head, short_id(origin.id))
        dated = f" · of {origin.date}" if origin.date else ""
        carried = ", ".join(files[document] for document in origin.documents)
        words = f"{many(len(origin.documents), 'copy')}{dated}: {carried}"
        yield indented(styled((words, DIM)))
        for other in origin.depends_on:
            yield marked("→", styled(f"leans on {names.get(other, short_id(other))}"))
        if why:
            yield from _posterior("written by", origin.producers, {})
            if len(origin.documents) > 1:
                yield from _posterior("first carried by", origin.firsts, files)
        for reason in origin.reasons if why else origin.reasons[:1]:
            yield _reason(book, reason, files)


def _posterior(
    word: str, shares: Sequence[Likelihood], files: Mapping[str, str]
) -> Iterator[RenderableType]:
    """Yield the likeliest answers with their shares on one line."""
    shown = [
        f"{files.get(item.answer, item.answer) if item.answer else 'nobody named'} {item.share:.0%}"
        for item in shares
        if item.share >= _LEAST
    ]
    if shown:
        yield marked("%", styled(f"{word}: {', '.join(shown)}"))


def _reason(book: Ledger, reason: Reason, files: Mapping[str, str]) -> RenderableType:
    text = reason.text
    for document, name in files.items():
        text = text.replace(document, name)
    kind = reason.kind.replace("_", " ")
    weight = f" ({reason.weight:+.1f})" if reason.weight is not None else ""
    line = styled(f"{kind}: {text}", (weight, DIM))
    if reason.span is not None:
        stored = book.store.texts([reason.span.document])[reason.span.document]
        quote = quotation(stored[reason.span.start : reason.span.end], _LENGTH)
        line.append_text(styled((f"  {quote}", DIM)))
    return marked("·", line)
