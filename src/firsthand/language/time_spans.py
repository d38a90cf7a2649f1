"""Stretches of time and repeated ones: four years, for weeks, in recent years, every Monday."""

from __future__ import annotations

import re

from firsthand.language.time_parts import (
    RELATIONS,
    clean,
    duration_of,
    duration_value,
    make,
    month_number,
    unit_of,
)
from firsthand.model import TimeExpression
from firsthand.resources import load_list

_RATE = re.compile(r"(?:\d[\d,.]*(?: (?:[bm]illion|thousand))?(?: [a-z]+)?|once|twice|times) $")


def duration(match: re.Match[str]) -> TimeExpression | None:
    """As in "Four years", "90-day"; "a 39-year-old" is an age, "60 Minutes" a programme."""
    if re.match(r"[\s-]+olds?\b", match.string[match.end() :]):
        return None
    if clean(match[0]) in {"a second", "three-quarters"}:  # one more of them, and a fraction
        return None
    is_title = match["unit"][:1].isupper() and match.string[: match.start()].endswith(("'", '"'))
    if is_title and match["num"][:1].isdigit():
        return None
    if clean(match["num"]) in {"a", "an"} and _RATE.search(match.string[: match.start()]):
        return None
    return make(match, "duration", duration_value(match), modifier=None)


def beside_event(match: re.Match[str]) -> TimeExpression | None:
    """As in "three weeks after the vote": a span beside an event whose day is not told here."""
    return make(match, "duration", duration_value(match), modifier=None)


def ended_span(match: re.Match[str]) -> TimeExpression | None:
    """As in "the year ended June 30": a span told by its last day."""
    value = duration_of("1", unit_of(match), clean(match["unit"]))
    return make(match, "duration", value, modifier=None)


def past_span(match: re.Match[str]) -> TimeExpression | None:
    """As in "in the past four years"."""
    rel = RELATIONS.get(clean(match["rel"]), "last")
    return make(match, "duration", duration_value(match), modifier=rel)


def recent(match: re.Match[str]) -> TimeExpression | None:
    """As in "In recent years": some years up to now."""
    unit = unit_of(match)
    return make(match, "duration", f"PX{unit}", modifier="last")


def vague(match: re.Match[str]) -> TimeExpression | None:
    """As in "For weeks", "after decades"."""
    value = duration_of("X", unit_of(match), clean(match["unit"]))
    return make(match, "duration", value, modifier=None)


def each(match: re.Match[str]) -> TimeExpression | None:
    """As in "Every Monday", "each July": a set, of which no single day is meant."""
    groups = match.groupdict()
    if groups.get("weekday"):
        number = load_list("calendar")["weekdays"][match["weekday"].lower()]
        return make(match, "set", f"XXXX-WXX-{number}", modifier=None)
    if groups.get("month"):
        return make(match, "set", f"XXXX-{month_number(match['month'])}", modifier=None)
    unit = unit_of(match)
    return make(match, "set", f"P{unit if unit[0].isdigit() else '1' + unit}", modifier=None)


def each_day(match: re.Match[str]) -> TimeExpression | None:
    """As in "Daily"."""
    return make(match, "set", "P1D", modifier=None)


def each_span(match: re.Match[str]) -> TimeExpression | None:
    """As in "weekly", "annually"."""
    return make(match, "set", f"P1{clean(match[0])[0].upper().replace('A', 'Y')}", modifier=None)


def lasting(match: re.Match[str]) -> TimeExpression | None:
    """As in "a day-long visit", "decades-long"."""
    amount = "X" if clean(match["lasting"]).endswith("s") else "1"
    value = duration_of(amount, unit_of(match), clean(match["unit"]))
    return make(match, "duration", value, modifier=None)
