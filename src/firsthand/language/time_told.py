"""Times counted from one told before in the passage: later that day, the following year.

A rule gives them as "THEN-DAY", "THEN-MONTH" or "THEN-YEAR" with the days or years to add; here
they take the value of the nearest such time before them. Where there is none, a day counts from
the day of the report, as a report that names no day tells of its own; a year is not known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression

_THEN = re.compile(r"THEN-(DAY|MONTH|YEAR)(T.*)?")
_DAYS = re.compile(r"(?:(\d{4}|XXXX)-(\d\d)-(\d\d)|XXXX-WXX-(\d)|DAY)(?:T.*)?")
_MONTHS = re.compile(r"((?:\d{4}|XXXX)-\d\d)(?:-\d\d)?(?:T.*)?")
_YEARS = re.compile(r"(?:YEAR([+-]\d+)|(\d{4}))(?![-\d]*X).*")
_LEAP_FREE = 2001  # a year in which a day of an unknown year is moved


def count_from_told(found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Return expressions, in order, with the values of those that go by one before them."""
    known: list[TimeExpression] = []
    for item in found:
        match = _THEN.fullmatch(item.value)
        told = item if match is None else _counted(item, match[1], match[2] or "", known)
        if told is not None:
            known.append(told)
    return tuple(known)


def _counted(
    item: TimeExpression, unit: str, part: str, known: list[TimeExpression]
) -> TimeExpression | None:
    add = item.offset_days or 0
    for before in reversed(known):
        if before.kind != "date":
            continue
        if unit == "DAY" and (match := _DAYS.fullmatch(before.value)):
            return _moved(item, before, match, add, part)
        if unit == "MONTH" and (match := _MONTHS.fullmatch(before.value)):
            return replace(item, value=match[1], offset_days=None, modifier=before.modifier)
        if unit == "YEAR" and (match := _YEARS.fullmatch(before.value)):
            year = f"YEAR{int(match[1]) + add:+d}" if match[1] else str(int(match[2]) + add)
            return replace(item, value=year, offset_days=None)
    return replace(item, value=f"DAY{part}") if unit == "DAY" else None


def _moved(
    item: TimeExpression, before: TimeExpression, match: re.Match[str], add: int, part: str
) -> TimeExpression:
    """The day so many days from one told before."""
    offset = None
    if match[4]:
        value = f"XXXX-WXX-{(int(match[4]) - 1 + add) % 7 + 1}"
    elif match[2]:
        value = _shifted(match[1], int(match[2]), int(match[3]), add)
    else:
        value, offset = "DAY", (before.offset_days or 0) + add
    return replace(item, value=value + part, offset_days=offset, modifier=before.modifier)


def _shifted(year: str, month: int, day: int, add: int) -> str:
    """A date moved by some days, its year kept unknown where it was; a wrong date as it is."""
    try:
        moved = date(int(year) if year.isdigit() else _LEAP_FREE, month, day) + timedelta(days=add)
    except (ValueError, OverflowError):
        return f"{year}-{month:02d}-{day:02d}"
    return moved.isoformat() if year.isdigit() else f"XXXX{moved.isoformat()[4:]}"
