"""Which kind of plain text a document is: the dump of a page, or a copy of a report."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The kind of every vote for a row among rows of figures.
ROWS = "rows"
# A dump has many lines, many of them unlikely to be report, and many of a few words.
_UNLIKELY = 0.2
_DUMP_LINES, _DUMP_SHARE, _DUMP_SHORT, _DUMP_CLEAR = 40, 0.2, 0.2, 0.45
_SHORT = 5
# Half of the lines of a dump are labels and links; of a copy half are whole sentences.
_COPY_WORDS = 13
# The head and the foot of a page have more lines than what a writer or an extractor leaves
# above the first sentence of the report and below the last one.
_EDGE, _SENTENCE, _LIKELY, _MOSTLY = 8, 8, 0.5, 0.8
# So many rows of figures about a row make a table.
_ROWS = 3
_DIGIT = re.compile(r"\d")
_STOPS = (".", "!", "?")
# Columns parted by tabs or bars: "Jan Mirek		44		8 years", "| Jan Mirek | 44 |".
_CELLS = re.compile(r"\S\t+\S[^\t]*\t+\S|^\|[^|]+\|.*\|$")


class Regime(StrEnum):
    """What kind of plain text this is.

    `DUMP`: all that stood on a page. `COPY`: a report as written, pasted or extracted, where
    losing a fact is worse than keeping an appeal.
    """

    DUMP = "dump"
    COPY = "copy"


def tell_regime(lines: Sequence[str], body: Sequence[float]) -> Regime:
    """Return which kind of text it is.

    Args:
        lines: its non-blank lines or paragraphs.
        body: for each the chance of being report.

    The rows of a table say nothing: a report with a table is not the dump of a page.
    """
    if not _is_dump(lines, body):
        return Regime.COPY
    kept = [index for index, is_row in enumerate(table_rows(lines)) if not is_row]
    is_dump = _is_dump([lines[index] for index in kept], [body[index] for index in kept])
    return Regime.DUMP if is_dump else Regime.COPY


def _is_dump(lines: Sequence[str], body: Sequence[float]) -> bool:
    """Whether there are many lines, short ones among them, and many that are hardly report."""
    if len(lines) < _DUMP_LINES:
        return False
    unlikely = sum(chance < _UNLIKELY for chance in body) / len(lines)
    counts = [line.count(" ") + 1 for line in lines]
    if unlikely < _DUMP_SHARE or sorted(counts)[len(counts) // 2] >= _COPY_WORDS:
        return False
    report = [
        index for index, count in enumerate(counts) if count >= _SENTENCE and body[index] >= _LIKELY
    ]
    if report and report[0] <= _EDGE and len(lines) - 1 - report[-1] <= _EDGE:
        likely = sum(count * chance for count, chance in zip(counts, body, strict=True))
        if likely >= _MOSTLY * sum(counts):
            return False
    short = sum(count < _SHORT for count in counts) / len(lines)
    return short >= _DUMP_SHORT or unlikely >= _DUMP_CLEAR


def rows_of_cells(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it has columns, as the lines beside it have.

    Of lines with three columns two make a table, of lines with two columns three.
    """
    tabbed = ["\t" in line for line in lines]
    if not any(tabbed) and not any(line.startswith("|") for line in lines):
        return tabbed
    cells = [_CELLS.search(line) is not None for line in lines]
    return [
        (cells[index] and any(cells[max(0, index - 1) : index] + cells[index + 1 : index + 2]))
        or (own and any(all(tabbed[at : at + 3]) for at in range(max(0, index - 2), index + 1)))
        for index, own in enumerate(tabbed)
    ]


def table_rows(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it has figures, as those about it have."""
    figures = [_has_figures(line) for line in lines]
    if sum(figures) <= _ROWS + 1:
        return [False] * len(figures)
    # The first and last rows of a table have all of it on one side.
    return [
        own
        and any(
            sum(figures[max(0, index - back) : index + 2 * _ROWS - back + 1]) > _ROWS + 1
            for back in (0, _ROWS, 2 * _ROWS)
        )
        for index, own in enumerate(figures)
    ]


def _has_figures(line: str) -> bool:
    """Whether a line may be one of a table: figures, and no sentence."""
    return not line.endswith(_STOPS) and line.count(" ") > 1 and _DIGIT.search(line) is not None
