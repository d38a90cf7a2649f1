"""Live pages: their entries, each with the time that stands above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import LiveEntry, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document

_CLOCK = re.compile(
    r"^(?:\D{0,20}\s)?([01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:Uhr|[A-Z]{2,4}))?\W*$",
    re.IGNORECASE,
)
_LIVE = re.compile(r"(?:^|[._-])(?:live|liveblog|ticker|liveticker|minute)(?:$|[._-])|liveblog")
_MOST_WORDS = 8
_FEWEST, _FEWEST_UNSAID = 2, 4


def find_entries(document: Document, decided: Sequence[Decided]) -> tuple[LiveEntry, ...]:
    """Return the entries of a live page in text order, () where the page is none.

    An entry opens with a line that is a time, or holds a `<time>` and little else, and runs to
    the last line of report before the next. Two make a live page where it calls itself one
    (JSON-LD `LiveBlogPosting`, a class name), four where it does not.
    """
    if not document.elements:
        return ()
    marks = [(i, time) for i, item in enumerate(decided) if (time := _time_of(item)) is not None]
    entries = []
    for place, (index, time) in enumerate(marks):
        end = marks[place + 1][0] if place + 1 < len(marks) else len(decided)
        body = [item for item in decided[index + 1 : end] if item.role is Role.BODY]
        if body:
            start = decided[index].evidence.unit.start
            entries.append(LiveEntry(time, Span(document.id, start, body[-1].evidence.unit.end)))
    fewest = _FEWEST if _says_live(document, decided) else _FEWEST_UNSAID
    return tuple(entries) if len(entries) >= fewest else ()


def _time_of(item: Decided) -> str | None:
    """Return the time that a line states for what follows: its machine value, else its words."""
    unit = item.evidence.unit
    if item.evidence.words > _MOST_WORDS or unit.element is None:
        return None
    for element in (unit.element, *unit.inline):
        if element.tag == "time" or element.value:
            return element.value or unit.flat.strip()
    clock = _CLOCK.match(unit.flat)
    return unit.flat.strip() if clock else None


def _says_live(document: Document, decided: Sequence[Decided]) -> bool:
    if any(item.name == "kind" and "LiveBlog" in item.value for item in document.fields):
        return True
    body = (item.evidence.unit.element for item in decided if item.role is Role.BODY)
    parts = {part for element in body if element is not None for part in element.path}
    return any(map(_LIVE.search, parts))
