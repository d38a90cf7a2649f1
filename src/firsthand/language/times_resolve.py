"""From an expression and the day of the document to a date or an interval."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.model import EventDate

if TYPE_CHECKING:
    from firsthand.model import TimeExpression

_RELATIONS = {"since": "after", "after": "after", "before": "before", "until": "on_or_before"}
_MONTHS = 12


def resolve(expression: TimeExpression, anchor: str | None, tense: str | None = None) -> EventDate:
    """Return the day or interval that an expression means, read from a day.

    Args:
        expression: what was found in a passage.
        anchor: ISO date of the document; None leaves relative expressions without a value.
        tense: "past", "future" or None (unknown, read as past). A Saturday in the past is the
            latest one on or before the anchor, in the future the first one on or after it.

    Returns:
        An `EventDate` with value, end (where it is an interval), precision (year, month,
        week, day, time) and relation (on, before, on_or_before, after).
    """
    value = timex_value(expression, anchor, tense)
    relation = _RELATIONS.get(expression.modifier or "", "on")
    if value is None:
        return EventDate(None, relation=None)
    return _interval(value, anchor, relation, expression.modifier)


def timex_value(expression: TimeExpression, anchor: str | None, tense: str | None = None) -> str | None:
    """Return the TIMEX3 value ("2024-08", "2024-W12", "P4Y", "2024-08-07TNI"), if it can be had."""
    value = expression.value
    if not re.search(r"X(?!T)|^(DAY|WEEK|WEEKEND|MONTH|QUARTER|YEAR|DECADE|CENTURY)|^[+-]P|^T", value):
        return value
    if value.startswith("P") or value.endswith("_REF"):
        return value
    if anchor is None:
        return None
    day = date.fromisoformat(anchor[:10])
    # the part of a day stands after a digit ("2024-08-07TNI"); "MONTH-1" has none
    part = re.search(r"(?:^|(?<=\d))T", value)
    cut = part.start() if part is not None else len(value)
    core, tail = value[:cut], value[cut:]
    resolved = _resolve_core(core, day, expression, tense)
    return None if resolved is None else resolved + tail


def _resolve_core(core: str, day: date, expression: TimeExpression, tense: str | None) -> str | None:
    if core == "":
        return day.isoformat()
    if core == "DAY":
        return (day + timedelta(days=expression.offset_days or 0)).isoformat()
    if core.startswith("XXXX-WXX-"):
        return _weekday(int(core[-1]), day, expression.modifier, tense).isoformat()
    if match := re.fullmatch(r"([A-WYZ]+)([+-]\d+)", core):
        return _relative(match[1], int(match[2]), day)
    if core.startswith(("+P", "-P")):
        return _shifted(core, day)
    if match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", core):
        return _yearless(int(match[1]), match[2], day, expression.modifier, tense)
    if match := re.fullmatch(r"XXXX-(SP|SU|FA|WI)", core):
        step = {"last": -1, "next": 1}.get(expression.modifier or "", 0)
        return f"{day.year + step}-{match[1]}"
    return None


def _weekday(number: int, day: date, modifier: str | None, tense: str | None) -> date:
    """The weekday meant; 1 is Monday."""
    back = (day.isoweekday() - number) % 7
    ahead = (number - day.isoweekday()) % 7
    if modifier == "last":
        return day - timedelta(days=back or 7)
    if modifier == "next":
        return day + timedelta(days=ahead or 7)
    if modifier == "this":
        return day - timedelta(days=day.isoweekday() - number)
    if tense == "future" or modifier == "until":
        return day + timedelta(days=ahead)
    return day - timedelta(days=back)


def _relative(unit: str, step: int, day: date) -> str | None:
    if unit in {"WEEK", "WEEKEND"}:
        year, week, _ = (day + timedelta(weeks=step)).isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "WEEKEND" else "")
    if unit == "MONTH":
        year, month = divmod(day.year * _MONTHS + day.month - 1 + step, _MONTHS)
        return f"{year}-{month + 1:02d}"
    if unit == "QUARTER":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + step, 4)
        return f"{year}-Q{quarter + 1}"
    spans = {"YEAR": 4, "DECADE": 3, "CENTURY": 2}
    size = {"YEAR": 1, "DECADE": 10, "CENTURY": 100}
    return str(day.year + step * size[unit])[: spans[unit]] if unit in spans else None


def _shifted(core: str, day: date) -> str | None:
    """A day some time ago or ahead: "-P2W" is the day two weeks before."""
    match = re.fullmatch(r"([+-])P(T?)(\d+|X)(\d*[A-Z]+)", core)
    if match is None or match[3] == "X":
        return "PAST_REF" if core.startswith("-") else "FUTURE_REF"
    amount = int(match[3]) * (-1 if match[1] == "-" else 1)
    if match[2] or match[4] in {"H", "S"}:
        return day.isoformat()
    try:
        if match[4] == "D":
            return (day + timedelta(days=amount)).isoformat()
        if match[4] == "W":
            year, week, _ = (day + timedelta(weeks=amount)).isocalendar()
            return f"{year}-W{week:02d}"
    except OverflowError:
        return None
    if match[4] == "M":
        return _relative("MONTH", amount, day)
    return str(day.year + amount) if match[4] == "Y" and 0 < day.year + amount < 3000 else None  # noqa: PLR2004


def _yearless(month: int, daynumber: str | None, day: date, modifier: str | None, tense: str | None) -> str:
    """A month or day without its year: the latest not after the anchor, or the next one."""
    this = (month, int(daynumber or 0))
    now = (day.month, day.day if daynumber else 0)
    year = day.year
    if tense == "future" or modifier in {"next", "until"}:
        year += this < now
    elif this > now:
        year -= 1
    if modifier == "last" and this == now:
        year -= 1
    return f"{year}-{month:02d}" + (f"-{daynumber}" if daynumber else "")


def _interval(value: str, anchor: str | None, relation: str, modifier: str | None) -> EventDate:
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return EventDate(value[:10], None, "day", relation)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        last = date.fromisocalendar(int(match[1]), int(match[2]), 7)
        return EventDate(first.isoformat(), last.isoformat(), "week", relation)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return EventDate(value, None, "month", relation)
    if re.fullmatch(r"\d{4}", value):
        return EventDate(value, None, "year", relation)
    if re.fullmatch(r"\d{3}", value):
        return EventDate(f"{value}0", f"{value}9", "year", relation)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q\d)", value):
        return _quarterly(match[1], match[2], relation)
    if value == "PRESENT_REF" and anchor is not None:
        return EventDate(anchor[:10], None, "day", "on")
    if value == "PAST_REF" and anchor is not None:
        return EventDate(None, None, None, "before")
    if value.startswith("P") and modifier in {"last", "this"} and anchor is not None:
        return _span_before(value, anchor)
    return EventDate(None)


def _quarterly(year: str, part: str, relation: str) -> EventDate:
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(part) or 3 * int(part[1]) - 2
    last = first + 2
    end_year = int(year) + (last > _MONTHS)
    return EventDate(f"{year}-{first:02d}", f"{end_year}-{(last - 1) % _MONTHS + 1:02d}", "month", relation)


def _span_before(value: str, anchor: str) -> EventDate:
    """"The past four years": from so long before the anchor up to it."""
    match = re.fullmatch(r"P(\d+)([DWMY])", value)
    if match is None:
        return EventDate(None)
    day, amount = date.fromisoformat(anchor[:10]), int(match[1])
    days = {"D": 1, "W": 7}.get(match[2])
    try:
        if days is not None:
            first = day - timedelta(days=days * amount)
        else:
            months = amount * (1 if match[2] == "M" else _MONTHS)
            year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
            first = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return EventDate(None)
    return EventDate(first.isoformat(), anchor[:10], "day", "on")
