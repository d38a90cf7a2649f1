"""Which entity a stretch of a document refers to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Mention, Reading


def mentions_in(reading: Reading, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie wholly within `[start, end)` of the document, in order."""
    begin = bisect_left(reading.mentions, start, key=_start)
    last = bisect_left(reading.mentions, end, key=_start)
    return [m for m in reading.mentions[begin:last] if m.quote.span.end <= end]


def entity_at(reading: Reading, start: int, end: int) -> Mention | None:
    """Return the mention that stands for the words `[start, end)` of the document.

    The exact stretch comes first, then the smallest mention around it, then the largest one
    within it (of equals the last: the head of an English noun phrase stands at its end).
    None where nobody is mentioned there.
    """
    within = mentions_in(reading, start, end)
    exact = next((m for m in within if _length(m) == end - start), None)
    if exact is not None:
        return exact
    begun = reading.mentions[: bisect_right(reading.mentions, start, key=_start)]
    around = [m for m in begun if end <= m.quote.span.end]
    if around:
        return min(around, key=_length)
    return max(within, key=lambda m: (_length(m), m.quote.span.start), default=None)


def _start(mention: Mention) -> int:
    return mention.quote.span.start


def _length(mention: Mention) -> int:
    return mention.quote.span.end - mention.quote.span.start
