"""From stored text to units: paragraphs, or lines where each line is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.clean.wrapping import joins_next, wrap_width
from firsthand.model import Element, MediaType, Span

if TYPE_CHECKING:
    from firsthand.model import Document


# Made for every line of every copy: freezing would take longer than the rest of making them.
@dataclass(slots=True)
class Line:
    """A non-blank line, its surrounding white space left out."""

    start: int
    end: int
    text: str
    after_blank: bool


@dataclass(slots=True)
class Unit:
    """What gets one role: a paragraph, or a line that stands for itself.

    Attributes:
        start, end: code points of the stored text.
        text: what stands there, line breaks of a hard-wrapped paragraph included.
        after_blank: a blank line (or the start of the text) comes before it.
        element: the markup of the whole line, on HTML pages.
        inline: marked-up stretches inside the line, on HTML pages.
        flat: the text on one line, of the same length.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    element: Element | None = None
    inline: tuple[Element, ...] = ()
    flat: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the one line that many rules ask for."""
        self.flat = self.text.replace("\r", " ").replace("\n", " ")

    def span(self, document: str) -> Span:
        """Return where the unit stands."""
        return Span(document, self.start, self.end)


def split_units(document: Document) -> tuple[Unit, ...]:
    """Return the units of a document: every non-blank line is in exactly one, in order."""
    lines = split_lines(document.text)
    if document.elements:
        return _marked_up(lines, document.elements)
    width = None if document.media_type is MediaType.HTML else wrap_width(_groups(lines))
    if width is None:
        return tuple(Unit(line.start, line.end, line.text, line.after_blank) for line in lines)
    # First and last line of each paragraph; its text is cut out once, however long it is.
    joined: list[tuple[Line, Line]] = []
    for line in lines:
        if joined and not line.after_blank and joins_next(joined[-1][1].text, line.text, width):
            joined[-1] = (joined[-1][0], line)
        else:
            joined.append((line, line))
    return tuple(
        Unit(first.start, last.end, document.text[first.start : last.end], first.after_blank)
        for first, last in joined
    )


def _groups(lines: list[Line]) -> list[list[str]]:
    """Return the texts of lines in the runs that blank lines part."""
    groups: list[list[str]] = []
    for line in lines:
        if line.after_blank or not groups:
            groups.append([])
        groups[-1].append(line.text)
    return groups


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of `text`, whatever line ends it has."""
    lines: list[Line] = []
    position, blank = 0, True
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            start = position + raw.index(bare)
            lines.append(Line(start, start + len(bare), bare, blank))
        blank = not bare
        position += len(raw)
    return lines


def _marked_up(lines: list[Line], elements: tuple[Element, ...]) -> tuple[Unit, ...]:
    """Return one unit a line, with the element of the line and those inside it."""
    units = []
    position = 0
    ordered = sorted(elements, key=lambda e: (e.start, -e.end))
    for line in lines:
        while position < len(ordered) and ordered[position].end <= line.start:
            position += 1
        inside = []
        step = position
        while step < len(ordered) and ordered[step].start < line.end:
            inside.append(ordered[step])
            step += 1
        whole = next((e for e in inside if e.start <= line.start and e.end >= line.end), None)
        rest = tuple(e for e in inside if e is not whole)
        units.append(Unit(line.start, line.end, line.text, line.after_blank, whole, rest))
    return tuple(units)
