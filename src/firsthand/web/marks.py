"""Overlapping marks over a text: it is cut at every edge, and each piece knows its marks.

The pieces put together are the text, whatever the marks; nothing is searched or replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch `[start, end)` that something rests on.

    `kind` is its class on the page (entity, time, count, statement, event, target), `id` the
    record behind it, `title` what is said of it.
    """

    start: int
    end: int
    kind: str
    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with all the marks that cover it, in sort order."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> str:
        """The classes of its marks."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def title(self) -> str:
        """What is said of its marks, a line each."""
        return "\n".join(dict.fromkeys(mark.title for mark in self.marks if mark.title))


def cut(text: str, marks: Iterable[Mark], start: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a text that begins at `start` of the document.

    Marks may begin before and end after the text.
    """
    end = start + len(text)
    over = sorted(m for m in marks if m.start < end and start < m.end and m.start < m.end)
    edges = {start, end}
    for mark in over:
        edges.update((max(start, mark.start), min(end, mark.end)))
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        covering = tuple(m for m in over if m.start <= left and right <= m.end)
        yield Piece(left, text[left - start : right - start], covering)


def html(pieces: Iterable[Piece]) -> Markup:
    """Return pieces as a page shows them: all text escaped, marks around what they cover."""
    return Markup("".join(map(_html, pieces)))  # noqa: S704 (every part is escaped)


def _html(piece: Piece) -> str:
    if not piece.marks:
        return str(escape(piece.text))
    place = ' id="mark"' if any(mark.kind == "target" for mark in piece.marks) else ""
    title = escape(piece.title)
    return f'<mark class="{escape(piece.kinds)}" title="{title}"{place}>{escape(piece.text)}</mark>'


def lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the lines of a text with their ends ("\n" only), and where each begins."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, text[start:end]
        start = end


def within(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks that touch a stretch."""
    return [mark for mark in marks if mark.start < end and start < mark.end]
