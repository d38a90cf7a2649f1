"""The year of a dateline that states none: from when the copy was brought in, or from its text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from firsthand.clean.dates import find_dates
from firsthand.model import Published, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document

# A day written without its year is of the last twelve months; a report that gives a full date of
# the past was written within weeks of it.
_LONGEST, _SOON = 330, 45


def date_without_year(document: Document, decided: Sequence[Decided]) -> Published | None:
    """Return the day of a dateline such as "Nov 14", with the year that it must be of.

    That is the last such day before the copy was brought in; where that is not known, the first
    one after the latest full date in the report, if it lies within weeks. None where neither
    tells: the month and the day alone date nothing.
    """
    for item in decided:
        dateline = item.evidence.dateline
        if item.role is not Role.BODY or dateline is None or dateline.date is None:
            continue
        if any(found.value is not None for found in find_dates(dateline.date)):
            return None
        day = _day_of(dateline.date, document, decided)
        if day is None:
            return None
        start = item.evidence.unit.start
        span = Span(document.id, start, start + dateline.end)
        return Published(day.isoformat(), "day", "dateline", span)
    return None


def _day_of(written: str, document: Document, decided: Sequence[Decided]) -> date | None:
    brought = _iso_day(document.acquisition.retrieved_at)
    if brought is not None:
        days = [d for d in _days(written, brought.year - 1, brought.year) if d <= brought]
        return next((d for d in reversed(days) if (brought - d).days < _LONGEST), None)
    told = max(_full_dates(decided), default=None)
    if told is None:
        return None
    days = [d for d in _days(written, told.year, told.year + 1) if d >= told]
    return next((d for d in days if (d - told).days <= _SOON), None)


def _days(written: str, *years: int) -> list[date]:
    """Return the written day in each of the years, where it exists."""
    found = [next(iter(find_dates(f"{written} {year}")), None) for year in years]
    return [
        day
        for item in found
        if item is not None and item.precision == "day" and (day := _iso_day(item.value))
    ]


def _full_dates(decided: Sequence[Decided]) -> Iterator[date]:
    """Yield each day that the report states with its year."""
    for item in decided:
        if item.role is Role.BODY:
            for found in find_dates(item.evidence.unit.flat):
                day = _iso_day(found.value) if found.precision == "day" else None
                if day is not None:
                    yield day


def _iso_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
