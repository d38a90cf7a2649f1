"""Days that lie elsewhere in each year: Easter and what hangs on it, the fourth Thursday."""

from __future__ import annotations

import re
from datetime import date, timedelta

_NTH = re.compile(r"N(?P<month>\d\d)-(?P<weekday>\d)-(?P<nth>[+-]\d)(?:\+(?P<more>\d))?")
_WEEK = 7


def feast_day(rule: str, year: int) -> date:
    """Return the day of a feast in a year.

    Args:
        rule: "EASTER-2" is two days before the western Easter; "N11-4-+4" the fourth Thursday
            of November (1 is Monday, "-1" the last of the month), "+1" behind it a day later.
        year: the year, in the Gregorian calendar.
    """
    if rule.startswith("EASTER"):
        return _easter(year) + timedelta(days=int(rule.removeprefix("EASTER")))
    match = _NTH.fullmatch(rule)
    assert match is not None
    month, weekday, nth = int(match["month"]), int(match["weekday"]), int(match["nth"])
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % _WEEK + _WEEK * (nth - 1))
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        day = last - timedelta(days=(last.isoweekday() - weekday) % _WEEK + _WEEK * (-nth - 1))
    return day + timedelta(days=int(match["more"] or 0))


def _easter(year: int) -> date:
    """The western Easter Sunday, by the anonymous Gregorian rule (Nature, 1876)."""
    golden, century = year % 19, year // 100
    rest = year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * late + 114, 31)
    return date(year, month, day + 1)
