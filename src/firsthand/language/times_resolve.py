"""From an expression and the day of the document to a date or an interval."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.language.time_feasts import feast_day
from firsthand.model import EventDate

if TYPE_CHECKING:
    from firsthand.model import TimeExpression

_RELATIONS = {"since": "after", "after": "after", "before": "before", "until": "on_or_before"}
_MONTHS = 12
_FEAST = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<feast>EASTER[+-]\d+|N\d\d-\d-[+-]\d(?:\+\d)?)")
_NEAR = 45  # days ahead that a date without a year and without a tense may lie
_CORE = re.compile(r"(.*?)(T(?:MO|MI|AF|EV|NI|DAWN|\d\d:\d\d))?")
_UNITS = re.compile(
    r"(DAY|WEEKEND|WEEK|MONTH|QUARTER|YEAR|DECADE|CENTURY)([+-]\d+)(-(?:\d\d|Q\d))?"
)
_SHIFT = re.compile(r"([+-])P(T?)(\d+|X)(?:\.5)?(\d*[A-Z]+)")
_SEASON_ENDS = {"SP": 5, "SU": 8, "FA": 11, "WI": 12}
_SPANS = {"YEAR": (4, 1), "DECADE": (3, 10), "CENTURY": (2, 100)}


def resolve(expression: TimeExpression, anchor: str | None, tense: str | None = None) -> EventDate:
    """Return the day or interval that an expression means, read from a day.

    Args:
        expression: what was found in a passage.
        anchor: ISO date of the document; None leaves relative expressions without a value.
        tense: "past", "future" or None (not known, read as past). A Saturday in the past is
            the latest one on or before the anchor, in the future the first one after it (the
            anchor's own day where that is a Saturday).

    Returns:
        An `EventDate` with value, end (where it is an interval), precision (year, month,
        week, day) and relation (on, before, on_or_before, after).
    """
    value = timex_value(expression, anchor, tense)
    relation = _RELATIONS.get(expression.modifier or "", "on")
    if value is None:
        return EventDate(None)
    return _interval(value, anchor, relation, expression.modifier)


def timex_value(
    expression: TimeExpression, anchor: str | None, tense: str | None = None
) -> str | None:
    """Return the TIMEX3 value, if any ("2024-08", "2024-W12", "P4Y", "2024-08-07TNI")."""
    value = expression.value
    if expression.kind in {"duration", "set"} or value.endswith("_REF"):
        return value
    match = _CORE.fullmatch(value)
    assert match is not None
    core, part = match[1], match[2] or ""
    if core and not re.search(r"X|[A-Z]{3}|-N\d|^[+-]", core):
        return value
    if anchor is None:
        return None
    resolved = _resolve_core(core, date.fromisoformat(anchor[:10]), expression, tense)
    return None if resolved is None else resolved + part


def _resolve_core(
    core: str, day: date, expression: TimeExpression, tense: str | None
) -> str | None:
    if core in {"", "DAY"}:
        return _shift(day, expression.offset_days or 0)
    if core == "XXXX-WXX-WE":
        step = 0 if tense == "future" or day.isoweekday() > 5 else -1  # noqa: PLR2004 (Friday)
        return _relative("WEEKEND", step, day, "")
    if core.startswith("XXXX-WXX-"):
        return _weekday(int(core[-1]), day, expression.modifier, tense)
    if match := _UNITS.fullmatch(core):
        return _relative(match[1], int(match[2]), day, match[3] or "")
    if match := _SHIFT.fullmatch(core):
        return _ago(match, day)
    return _yearless(core, day, expression.modifier, tense)


def _feast(match: re.Match[str], day: date, modifier: str | None, tense: str | None) -> str | None:
    """A movable feast of its year, or of the year that is meant."""
    if match["year"].isdigit():
        return feast_day(match["feast"], int(match["year"])).isoformat()
    this = feast_day(match["feast"], day.year)
    step = _year_step(this.month, this.day, day, modifier, tense)
    return feast_day(match["feast"], day.year + step).isoformat()


def _shift(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _weekday(number: int, day: date, modifier: str | None, tense: str | None) -> str | None:
    """The weekday meant; 1 is Monday."""
    back = (day.isoweekday() - number) % 7
    ahead = (number - day.isoweekday()) % 7
    if modifier == "last":
        return _shift(day, -(back or 7))
    if modifier == "next":
        return _shift(day, ahead or 7)
    if modifier == "this":
        return _shift(day, ahead if tense != "past" else -back)
    return _shift(day, ahead if tense == "future" else -back)


def _relative(unit: str, step: int, day: date, tail: str) -> str | None:
    if unit in {"WEEK", "WEEKEND"}:
        year, week, _ = (day + timedelta(weeks=step)).isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "WEEKEND" else "")
    if unit == "MONTH":
        year, month = divmod(day.year * _MONTHS + day.month - 1 + step, _MONTHS)
        return f"{year}-{month + 1:02d}"
    if unit == "QUARTER":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + step, 4)
        return f"{year}-Q{quarter + 1}"
    if unit not in _SPANS:
        return None
    digits, size = _SPANS[unit]
    return str(day.year + step * size)[:digits] + tail


def _ago(match: re.Match[str], day: date) -> str | None:
    """A time ago or ahead: "-P2W" is the week two weeks before."""
    if match[3] == "X":
        return "PAST_REF" if match[1] == "-" else "FUTURE_REF"
    amount = int(match[3]) * (-1 if match[1] == "-" else 1)
    unit = "H" if match[2] else match[4]
    days = {"H": 0, "D": amount, "W": amount * 7, "M": amount * 30, "Y": amount * 365}.get(unit)
    if days is None or not 0 < day.toordinal() + days < date.max.toordinal():
        return None
    if unit in {"H", "D"}:
        return _shift(day, days)
    name = {"W": "WEEK", "M": "MONTH", "Y": "YEAR"}[unit]
    return _relative(name, amount, day, "")


def _yearless(core: str, day: date, modifier: str | None, tense: str | None) -> str | None:
    """A month, day, quarter or season without its year, by tense; else the nearer past."""
    if match := _FEAST.fullmatch(core):
        return _feast(match, day, modifier, tense)
    if match := re.fullmatch(r"XXXX-(SP|SU|FA|WI)", core):
        is_over = day.month > _SEASON_ENDS[match[1]]
        step = {"last": 0 if is_over else -1, "next": 1}.get(modifier or "", 0)
        return f"{day.year + step}-{match[1]}"
    if match := re.fullmatch(r"XXXX-Q(\d)", core):
        current = (day.month - 1) // 3 + 1
        back = (int(match[1]) > current) + (modifier == "last")
        return f"{day.year - back}-Q{match[1]}"
    match = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", core)
    if match is None:
        return None
    month, number = int(match[1]), int(match[2] or 0)
    year = day.year + _year_step(month, number, day, modifier, tense)
    return f"{year}{core[4:]}"


def _year_step(month: int, number: int, day: date, modifier: str | None, tense: str | None) -> int:
    """Years to go from the anchor's year."""
    this, now = (month, number), (day.month, day.day if number else 0)
    ahead = (month - day.month) * 30 + (number - day.day if number else 0)
    if modifier == "last":
        return -(this >= now)
    if modifier == "next" or tense == "future":
        return int(this < now)
    if modifier == "this":
        return 0
    if number:  # a day more than some weeks ahead would be written with its year
        return _nearest_step(ahead)
    return -(this > now)


def _nearest_step(ahead: int) -> int:
    """The year in which a day lies that is so many days ahead within the anchor's year."""
    if ahead > _NEAR:
        return -1
    return int(ahead < _NEAR - 365)


def _interval(value: str, anchor: str | None, relation: str, modifier: str | None) -> EventDate:
    for pattern, precision in (
        (r"(\d{4}-\d\d-\d\d)(?:T.*)?", "day"),
        (r"(\d{4}-\d\d)", "month"),
        (r"(\d{4})", "year"),
    ):
        if match := re.fullmatch(pattern, value):
            return EventDate(match[1], None, precision, relation)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return _week(int(match[1]), int(match[2]), relation, is_weekend=match[3] is not None)
    if re.fullmatch(r"\d{3}", value):
        return EventDate(f"{value}0", f"{value}9", "year", relation)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q\d)", value):
        return _quarterly(match[1], match[2], relation)
    return _open_interval(value, anchor, modifier)


def _open_interval(value: str, anchor: str | None, modifier: str | None) -> EventDate:
    """Present, past, and spans up to now; a bare duration is no date."""
    if anchor is None:
        return EventDate(None)
    if value == "PRESENT_REF":
        return EventDate(anchor[:10], None, "day", "on")
    if value == "PAST_REF":
        return EventDate(None, None, None, "before")
    if value.startswith("P") and modifier in {"last", "this"}:
        return _span_before(value, anchor)
    return EventDate(None)


def _week(year: int, week: int, relation: str, *, is_weekend: bool) -> EventDate:
    first = date.fromisocalendar(year, week, 6 if is_weekend else 1)
    last = date.fromisocalendar(year, week, 7)
    return EventDate(first.isoformat(), last.isoformat(), "week", relation)


def _quarterly(year: str, part: str, relation: str) -> EventDate:
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(part) or 3 * int(part[1]) - 2
    last = first + 2
    end_year = int(year) + (last > _MONTHS)
    end = f"{end_year}-{(last - 1) % _MONTHS + 1:02d}"
    return EventDate(f"{year}-{first:02d}", end, "month", relation)


def _span_before(value: str, anchor: str) -> EventDate:
    """As in "The past four years": from so long before the anchor up to it."""
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
