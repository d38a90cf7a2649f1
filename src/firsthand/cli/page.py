"""Building blocks of a page of text: headings, bullet lines with a right margin, evidence."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from firsthand.views.harmless import harmless

DIM, BOLD, QUOTE, WARN, GOOD, NAME = "dim", "bold", "italic", "bold red", "green", "cyan"

STATUS_STYLE = {
    "happened": GOOD,
    "planned": "yellow",
    "ongoing": "yellow",
    "requested": "yellow",
    "claimed": "magenta",
    "denied": "red",
    "hypothetical": DIM,
    "habitual": DIM,
}


def styled(*parts: tuple[str, str] | str) -> Text:
    """Return a line of words, each made harmless, some with a style."""
    line = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        line.append(harmless(words), style=style)
    return line


def heading(words: str) -> RenderableType:
    """Return a rule with the name of a section."""
    line = Rule(Text(words.upper(), style=BOLD), align="left", style=DIM, characters="─")
    return Group("", line)


def two_sided(left: Text, right: str) -> RenderableType:
    """Return a line with its id at the right edge."""
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(left, Text(right, style=DIM))
    return grid


def indented(thing: RenderableType, by: int = 2) -> RenderableType:
    """Return a thing moved to the right; what wraps stays under its beginning."""
    return Padding(thing, (0, 0, 0, by), expand=isinstance(thing, Table))


def marked(mark: str, words: Text, *, by: int = 2, style: str = DIM) -> RenderableType:
    """Return a line with a mark before it; what wraps stays right of the mark."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Text(mark, style=style), words)
    return Padding(grid, (0, 0, 0, by), expand=False)


def side_by_side(columns: Sequence[tuple[str, Sequence[str]]], *, by: int = 2) -> RenderableType:
    """Return values next to each other: a heading and some lines for each."""
    table = Table(box=None, padding=(0, 3, 0, 0), show_edge=False, header_style=WARN)
    for title, _ in columns:
        table.add_column(harmless(title), overflow="fold")
    depth = max((len(lines) for _, lines in columns), default=0)
    for row in range(depth):
        table.add_row(*(harmless(lines[row]) if row < len(lines) else "" for _, lines in columns))
    return Padding(table, (0, 0, 0, by), expand=False)
