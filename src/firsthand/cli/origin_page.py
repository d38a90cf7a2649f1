"""Origins with their reasons, each reason with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType

from firsthand.cli.copies_page import bounds_words
from firsthand.cli.gathered import short_names
from firsthand.cli.page import BOLD, DIM, indented, marked, styled, two_sided
from firsthand.model import Origin
from firsthand.views.words import many, quotation, short_id

if TYPE_CHECKING:
    from firsthand.book import Ledger

_LENGTH = 120


def origin_page(book: Ledger, origins: Sequence[Origin], *, why: bool) -> Iterator[RenderableType]:
    """Yield each origin: who produced it, its copies, and with `why` every reason."""
    files = short_names(book.store.paths())
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
            yield marked("→", styled(f"leans on {short_id(other)}"))
        reasons = origin.reasons if why else origin.reasons[:1]
        for reason in reasons:
            text = reason.text
            for document, name in files.items():
                text = text.replace(document, name)
            line = styled(f"{reason.kind.replace('_', ' ')}: {text}")
            if reason.span is not None:
                stored = book.store.texts([reason.span.document])[reason.span.document]
                quote = quotation(stored[reason.span.start : reason.span.end], _LENGTH)
                line.append_text(styled((f"  {quote}", DIM)))
            yield marked("·", line)
