"""What the parts of a match tell: its unit, amount, month, part of the day, and modifier.

Values are TIMEX3-like and wait for the anchor: "XXXX-WXX-6" is a Saturday, "XXXX-08" an August,
"MONTH-1" last month, "DAY" with `offset_days` yesterday, "T05:20" a clock time. A part of the
day follows the date: "XXXX-WXX-3TNI" is a Wednesday night.
"""

from __future__ import annotations

import re

from firsthand.model import TimeExpression
from firsthand.resources import load_list

CENTURY = 100
_LEADS = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "no later than": "until",
    "not later than": "until",
    "before": "before",
    "prior to": "before",
    "after": "after",
}
RELATIONS = {
    "last": "last",
    "past": "last",
    "this past": "last",
    "previous": "last",
    "this": "this",
    "current": "this",
    "next": "next",
    "coming": "next",
    "the same": "this",
}
STEPS = {"last": -1, "this": 0, "next": 1}


def modifier_of(match: re.Match[str]) -> str | None:
    """Return what limits the time: since, until, before, after, early, mid, late."""
    groups = match.groupdict()
    lead, early = clean(groups.get("lead")), clean(groups.get("early"))
    if lead in _LEADS and lead != "from":
        return _LEADS[lead]
    for word, value in (
        ("start", "early"),
        ("beginning", "early"),
        ("end", "late"),
        ("middle", "mid"),
    ):
        if word in early:
            return value
    return early or None


def relation_of(match: re.Match[str]) -> dict[str, str | None]:
    """As in "Last", "this" or "next" as the modifier, where the match has one."""
    rel = clean(match.groupdict().get("rel"))
    return {"modifier": RELATIONS.get(rel)} if rel else {}


def clean(word: str | None) -> str:
    """Return a word in lower case with single spaces; empty for none."""
    return re.sub(r"\s+", " ", word or "").lower()


def make(match: re.Match[str], kind: str, value: str, **more: object) -> TimeExpression:
    """The expression without the preposition that leads it."""
    start, end = match.span()
    groups = match.groupdict()
    if groups.get("lead"):
        start = (
            match.end("lead")
            + len(match[0][match.end("lead") - start :])
            - len(match[0][match.end("lead") - start :].lstrip())
        )
    modifier = more.get("modifier", modifier_of(match))
    offset = more.get("offset_days")
    return TimeExpression(
        start,
        end,
        kind,
        value,
        modifier if isinstance(modifier, str) else None,
        offset if isinstance(offset, int) else None,
    )


def month_number(word: str) -> str:
    """Return the two figures of a month's name: "08"."""
    return f"{load_list('calendar')['months'][word.lower()]:02d}"


def part_of_day(match: re.Match[str]) -> str:
    """Return the part of the day that a match names as "TNI", or nothing."""
    part = clean(match.groupdict().get("part"))
    return f"T{load_list('calendar')['dayparts'][part]}" if part else ""


def unit_of(match: re.Match[str]) -> str:
    """Return the unit of a match: "D", "WE", "10Y"."""
    return str(load_list("calendar")["units"][clean(match["unit"])])


def _amount(match: re.Match[str]) -> str:
    text = clean(match["num"])
    numbers = load_list("calendar")["numbers"]
    if text[:1].isdigit():
        whole = text.split(" ", 1)[0]
        return f"{whole}.5" if text.endswith("1/2") else whole
    if text in {"a couple of", "couple of"}:
        return "2"
    words = re.split(r"[\s-]+", text)
    if words[0] in {"a", "an"} and len(words) > 1:
        words = words[1:]
    if any(word not in numbers for word in words):
        return "X"
    if words[-1] == "hundred" and len(words) > 1:
        return str(numbers[words[0]] * 100)
    return str(sum(numbers[word] for word in words))


def duration_value(match: re.Match[str]) -> str:
    """Return the amount and unit of a match as a duration: "P4Y"."""
    unit, amount = unit_of(match), _amount(match)
    groups = match.groupdict()
    if (groups.get("halfmore") or groups.get("halfend")) and amount.isdigit():
        amount += ".5"
    return duration_of(amount, unit, clean(match["unit"]))


def duration_of(amount: str, unit: str, word: str) -> str:
    """As in "P4Y", "PT90M", "P2Y6M" for an amount of a unit."""
    if unit == "WE":
        return f"P{amount}WE"
    if amount.endswith(".5") and unit in {"Y", "H"}:
        return f"P{amount[:-2]}Y6M" if unit == "Y" else f"PT{amount[:-2]}H30M"
    if amount.endswith(".5") and word.startswith("minute"):
        return f"PT{amount[:-2]}M30S"
    factor, letter = (int(unit[:-1] or 1), unit[-1])
    if amount.isdigit():
        amount = str(int(amount) * factor)
    is_clock = letter in {"S", "H"} or word == "minute"
    return f"P{'T' if is_clock else ''}{amount}{letter}"
