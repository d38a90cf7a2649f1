"""Dates as ranges of days: when two may be the same day, and how to unite them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from firsthand.model import EventDate

# How far back "by Saturday" may reach when it dates the report, not the act.
_BEFORE_REPORT = 7
# Reports of one night's act differ by a day, by time zone or by print.
_TOLERANCE = 1
_FAR = 40_000
_NARROW = 14
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayRange:
    """Day numbers, first and last possible; `exact` where the text gives the day itself."""

    first: int
    last: int
    exact: bool


def day_range(stated: EventDate | None) -> DayRange | None:
    """Return the days that a date allows; None where none is stated."""
    if stated is None or stated.value is None:
        return None
    return _range(stated.value, stated.end, stated.relation, stated.precision)


@lru_cache(maxsize=4_096)
def day_number(value: str | None) -> int | None:
    """Return the number of an ISO day; None for what is not a day."""
    bounds = _span(value) if value is not None else None
    return bounds[0] if bounds is not None and bounds[0] == bounds[1] else None


@lru_cache(maxsize=65_536)
def _range(
    value: str, end: str | None, relation: str | None, precision: str | None
) -> DayRange | None:
    bounds = _span(value)
    if bounds is None:
        return None
    first, last = bounds
    if precision == "week":
        last = first + 6
    if end is not None and (until := _span(end)) is not None:
        last = max(last, until[1])
    match relation:
        case "before":
            return DayRange(first - _FAR, last, exact=False)
        case "after":
            return DayRange(first, last + _FAR, exact=False)
        case "on_or_before":
            return DayRange(first - _BEFORE_REPORT, last, exact=False)
        case _:
            return DayRange(first, last, exact=first == last)


def _span(value: str) -> tuple[int, int] | None:
    """Return first and last day of an ISO year, month or day; None for anything else."""
    parts = value[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        match numbers:
            case [year]:
                return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            case [year, month]:
                last = calendar.monthrange(year, month)[1]
                return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
            case [year, month, day]:
                return (date(year, month, day).toordinal(),) * 2
    except ValueError:
        return None
    return None


def may_be_same(one: DayRange, other: DayRange) -> bool:
    """Return whether both may be the same day, a day's difference allowed."""
    return one.first - _TOLERANCE <= other.last and other.first - _TOLERANCE <= one.last


def lie_near(one: DayRange, other: DayRange) -> bool:
    """Return whether both give the day, and within a week of each other."""
    return one.exact and other.exact and abs(one.first - other.first) < _WEEK


def is_narrow(days: DayRange) -> bool:
    """Return whether the days are few enough to tell one act from another."""
    return days.last - days.first <= _NARROW


def same_day(one: DayRange, other: DayRange) -> bool:
    """Return whether both give the day, and the same."""
    return one.exact and other.exact and one.first == other.first


def sharpness(stated: EventDate) -> float:
    """Return how exactly a date is stated, for choosing among dates; higher is sharper.

    The day itself says most, then "by that day", then a week, a month, a year; that it was
    before or after some day says least.
    """
    precision = {"time": 4.0, "day": 4.0, "week": 3.0, "month": 2.0, "year": 1.0}
    relation = {"on": 0.5, "on_or_before": 0.25, None: 0.0}
    exact = precision.get(stated.precision or "", 0.0)
    return exact + relation.get(stated.relation, -4.0)
