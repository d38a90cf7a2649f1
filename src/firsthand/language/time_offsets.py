"""Dates counted from the day of the report: yesterday, last month, two weeks ago, soon."""

from __future__ import annotations

import re

from firsthand.language.time_parts import (
    RELATIONS,
    STEPS,
    clean,
    duration_of,
    duration_value,
    make,
    modifier_of,
    month_number,
    part_of_day,
    unit_of,
)
from firsthand.model import TimeExpression
from firsthand.resources import load_list

_CONTEXT = 400  # characters before "a year ago" in which the quarter of a report is named
_CLAUSE = 120
_QUARTER = re.compile(r"(\w+)[\s-]+quarter(?!\s+of\s+(?:a|all|the|its|their)\b)", re.IGNORECASE)
_DAYS = re.compile(r"P(\d{1,4})D")
_EVENT = re.compile(r"\s+(?!(?:in|at|on|by|and|but|when|while|to|from|with)\b)\w")
_MONEY = re.compile(r"[$#%\u00a3\u20ac]|\b(?:million|billion|cents|sales|revenue|profit|earn|loss)")
_UNIT_NAMES = {
    "D": "DAY",
    "W": "WEEK",
    "WE": "WEEKEND",
    "M": "MONTH",
    "Q": "QUARTER",
    "Y": "YEAR",
    "10Y": "DECADE",
    "100Y": "CENTURY",
}


def last_night(match: re.Match[str]) -> TimeExpression | None:
    """As in "Last night": the night that led to the day."""
    return make(match, "date", f"DAY{part_of_day(match)}", offset_days=-1)


def next_part(match: re.Match[str]) -> TimeExpression | None:
    """As in "the following morning"."""
    return make(match, "date", f"THEN-DAY{part_of_day(match)}", offset_days=1)


def before_last(match: re.Match[str]) -> TimeExpression | None:
    """As in "the week before last"."""
    name = _UNIT_NAMES.get(unit_of(match))
    return make(match, "date", f"{name}-2") if name not in {None, "DAY"} else None


def half_unit(match: re.Match[str]) -> TimeExpression | None:
    """As in "half an hour", "half a century ago"."""
    value = {"H": "PT30M", "Y": "P6M", "10Y": "P5Y", "100Y": "P50Y"}.get(unit_of(match))
    if value is None:
        return None
    if match[0].lower().endswith("ago"):
        return make(match, "date", f"-{value}")
    return make(match, "duration", value, modifier=None)


def month_of_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "July last year"."""
    if not match["month"][:1].isupper():
        return None
    step = STEPS[RELATIONS[clean(match["rel"])]]
    return make(match, "date", f"YEAR{step:+d}-{month_number(match['month'])}", modifier=None)


def relative_day(match: re.Match[str]) -> TimeExpression | None:
    """As in "yesterday", "tonight", "tomorrow morning"."""
    word = clean(match["word"])
    offset = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[word]
    part = "TNI" if word == "tonight" else part_of_day(match)
    return make(match, "date", f"DAY{part}", offset_days=offset)


def day_beside(match: re.Match[str]) -> TimeExpression | None:
    """As in "the following day", "a day earlier", "the day before yesterday"."""
    text = match[0].lower()
    back = clean(match.groupdict().get("word")) in {"previous", "preceding"} or (
        text.endswith(("before", "earlier"))
    )
    if text.endswith("yesterday"):
        return make(match, "date", "DAY", offset_days=-2)
    if text.endswith("tomorrow"):
        return make(match, "date", "DAY", offset_days=2)
    if text.endswith(("day before", "day after")) and _EVENT.match(match.string, match.end()):
        return make(match, "duration", "P1D", modifier=None)  # beside what has no day here
    return make(match, "date", "THEN-DAY", offset_days=-1 if back else 1)


def same_day(match: re.Match[str]) -> TimeExpression | None:
    """As in "that same day", "this morning"."""
    then = "" if clean(match[0]).split()[-2] == "this" else "THEN-"
    return make(match, "date", f"{then}DAY{part_of_day(match)}", offset_days=0)


def same_span(match: re.Match[str]) -> TimeExpression | None:
    """As in "later that year", "the following year": told by a year or month named before."""
    word = clean(match.groupdict().get("beside"))
    unit = clean(match["span"]).upper()
    return make(match, "date", f"THEN-{unit}", offset_days={"following": 1}.get(word, 0))


def relative_unit(match: re.Match[str]) -> TimeExpression | None:
    """As in "last month", "this week", "next year"."""
    unit = unit_of(match)
    name = _UNIT_NAMES.get(unit)
    step = STEPS[RELATIONS[clean(match["rel"])]]
    if name is None:
        return None
    if clean(match["rel"]) == "past" and name in {"DECADE", "CENTURY"}:
        return make(
            match, "duration", duration_of("1", unit, clean(match["unit"])), modifier="last"
        )
    if name == "DAY":
        if clean(match["unit"]).startswith("night"):
            return make(match, "date", "DAYTNI", offset_days=step)
        return None if step == 0 else make(match, "date", "DAY", offset_days=step)
    return make(match, "date", f"{name}{step:+d}")


def whole_year(match: re.Match[str]) -> TimeExpression | None:
    """As in "the full year", "for the year", "the end of the year": the year of the report."""
    return make(match, "date", "YEAR+0", modifier="late" if " end " in match[0] else None)


def comparable_quarter(match: re.Match[str]) -> TimeExpression | None:
    """As in "up from $3 million a year ago" in a report on a quarter: that quarter a year before.

    Elsewhere "a year ago" is left to the rule for times ago.
    """
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    near = before[-_CLAUSE:] + match.string[match.end() : match.end() + _CLAUSE]
    nth = clean(match.groupdict().get("ordinal"))
    quarters = _QUARTER.findall(f"{before} {match[0]}")
    is_told = bool(quarters) and ("quarter" in match[0].lower() or _MONEY.search(near))
    if not nth and not is_told:
        return (
            None
            if match[0].endswith(("ago", "before", "lier")) and " " in match[0]
            else _year_ago(match)
        )
    ordinals = load_list("calendar")["ordinals"]
    nth = nth or next((q for q in map(clean, reversed(quarters)) if q in ordinals), "")
    if not nth:
        return make(match, "date", "QUARTER-5", modifier=None)
    return make(match, "date", f"XXXX-Q{ordinals[nth]}", modifier="last")


def _year_ago(match: re.Match[str]) -> TimeExpression:
    return make(match, "date", "-P1Y", modifier=None)


def ago(match: re.Match[str]) -> TimeExpression | None:
    """As in "two weeks ago", "three days later"."""
    sign = "-" if re.search(r"(?:ago|earlier|before)$", match[0], re.IGNORECASE) else "+"
    value = duration_value(match)
    if value.startswith("PT") and sign == "+" and not match[0].lower().endswith("now"):
        return make(match, "duration", value, modifier=None)  # from when it is told of
    days = _DAYS.fullmatch(value)
    if days and not match[0].lower().endswith(("ago", "now")):
        return make(match, "date", "THEN-DAY", offset_days=int(f"{sign}{days[1]}"))
    return make(match, "date", f"{sign}{value}", modifier=modifier_of(match))


def present(match: re.Match[str]) -> TimeExpression | None:
    """As in "now", "currently"."""
    return make(match, "date", "PRESENT_REF", modifier=None)


def past(match: re.Match[str]) -> TimeExpression | None:
    """As in "recently", "earlier"."""
    return make(match, "date", "PAST_REF", modifier=None)


def future(match: re.Match[str]) -> TimeExpression | None:
    """As in "soon", "in the coming weeks"."""
    return make(match, "date", "FUTURE_REF", modifier=None)
