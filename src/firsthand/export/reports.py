"""The events as a table: a row for each event and newsroom text that tells it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from firsthand.export.files import write_lines
from firsthand.store import Reader
from firsthand.views.reports import REPORT_COLUMNS, event_reports

# A cell that begins so is a formula to a spreadsheet; the words of a copy must never be one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OPERATORS = frozenset({"="})


def write_reports(store: Reader, target: Path | IO[bytes]) -> int:
    """Write `event_reports.csv` (RFC 4180, UTF-8), header first; return the rows under it.

    Raises:
        FirsthandError: the file cannot be written.
    """
    return write_lines(report_lines(store), target) - 1


def report_lines(store: Reader) -> Iterator[str]:
    """Yield the table's lines, without line ends."""
    yield csv_line(REPORT_COLUMNS)
    origins = {item.id: item for item in store.origins()}
    entities = {item.id: item for item in store.entities()}
    for row in event_reports(store.events(), origins, entities):
        yield csv_line(row[name] for name in REPORT_COLUMNS)


def csv_line(cells: Iterable[str]) -> str:
    """Return a row of the table, without its end; no cell of it is a formula."""
    target = io.StringIO()
    # What ends a line is quoted inside a cell only if it is the writer's own line end.
    csv.writer(target, lineterminator="\r\n").writerow(map(_harmless, cells))
    return target.getvalue().removesuffix("\r\n")


def _harmless(cell: str) -> str:
    if cell.startswith(_FORMULA) and cell not in _OPERATORS:
        return f"'{cell}"
    return cell
