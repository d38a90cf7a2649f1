"""Bars of a tally: solid to the lower bound, outlined to the upper, open where none bounds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.views.tally import Cell

ROW, LEFT, WIDTH = 26, 230, 300
_OPEN = 40  # by which a bar goes on that nothing bounds
_LEAST = 2  # of a bar that is there at all


@dataclass(frozen=True, slots=True)
class Bar:
    """One cell as a bar: where it stands, how far its bounds reach, and its words."""

    y: int
    least: int
    most: int
    is_open: bool
    label: str
    words: str


def bars(cells: Sequence[Cell], by: Sequence[str]) -> tuple[Bar, ...]:
    """Return a bar for each cell, all to one scale: that of people; `by` names its keys."""
    largest = max((max(cell.people[0], cell.people[1] or 0) for cell in cells), default=1) or 1
    return tuple(_bar(cell, by, number * ROW, largest) for number, cell in enumerate(cells))


def _bar(cell: Cell, by: Sequence[str], y: int, largest: int) -> Bar:
    low, high = cell.people
    least = max(_LEAST if low else 0, round(WIDTH * low / largest))
    most = least + _OPEN if high is None else round(WIDTH * high / largest)
    return Bar(y, least, max(least, most), high is None, label_of(cell, by), people_words(cell))


def label_of(cell: Cell, by: Sequence[str]) -> str:
    """Return the values of a cell in words: "pardon · month not stated"."""
    pairs = zip(by, cell.keys, strict=True)
    return " · ".join((key or f"{name} not stated").replace("_", " ") for name, key in pairs)


def people_words(cell: Cell) -> str:
    """Return "14", "14 to 20" or "at least 14"."""
    low, high = cell.people
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
