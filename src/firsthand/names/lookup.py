"""Which entity a stretch of a document refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Mention, Reading


def mentions_in(reading: Reading, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie wholly within `[start, end)` of the document, in order."""
    return [m for m in reading.mentions if start <= m.quote.span.start and m.quote.span.end <= end]


def entity_at(reading: Reading, start: int, end: int) -> Mention | None:
    """Return the mention that stands for the words `[start, end)` of the document.

    The exact stretch comes first, then the smallest mention around it, then the largest one
    within it (of equals the last: the head of an English noun phrase stands at its end).
    None where nobody is mentioned there.
    """
    exact = [m for m in reading.mentions if (m.quote.span.start, m.quote.span.end) == (start, end)]
    if exact:
        return exact[0]
    around = [
        m for m in reading.mentions if m.quote.span.start <= start and end <= m.quote.span.end
    ]
    if around:
        return min(around, key=_length)
    within = mentions_in(reading, start, end)
    return max(within, key=lambda m: (_length(m), m.quote.span.start), default=None)


def _length(mention: Mention) -> int:
    return mention.quote.span.end - mention.quote.span.start
