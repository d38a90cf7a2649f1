"""From which day "the same day" and "two days later" count: from the one told right before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.times import resolve

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.model import TimeExpression

_PART = "(?:day|morning|afternoon|evening|night)"
_APART = re.compile(
    rf"(?:the )?(?:same|next|following|previous|preceding) {_PART}|that(?: same)? {_PART}|"
    rf"(?:the )?{_PART} (?:before|prior)|.*\b(day|week|month|year)s? (?:later|earlier)",
    re.IGNORECASE,
)
# A day within a month or a year, from which months and years count.
_WITHIN = {("month", "month"): "-15", ("month", "year"): "-15", ("year", "year"): "-07-01"}


def counted_from(parse: Parse, time: TimeExpression, anchor: str | None) -> str | None:
    """Return the day from which a time counts.

    "Oslo freed six on 3 March and three the following day": from 3 March. That is the nearest day
    told before it in the paragraph; the report's own day where none is told. Months and years
    count from a month or a year as well: "jailed in 2019 and freed two years later".

    Args:
        parse: the paragraph.
        time: one of its times.
        anchor: the day of the report, if known.
    """
    apart = _APART.fullmatch(_words(parse, time))
    if apart is None:
        return anchor
    told = [item for item in parse.passage.times if item.kind == "date"]
    before = [item for item in told if item.end <= time.start]
    if not before:
        return anchor
    found = resolve(before[-1], counted_from(parse, before[-1], anchor), "past")
    if found.relation != "on" or found.value is None:
        return None
    # "arrested in July and released the next day": of no day that is known
    rest = "" if found.precision == "day" else _WITHIN.get((found.precision or "", apart[1] or ""))
    return None if rest is None else f"{found.value}{rest}"


def _words(parse: Parse, time: TimeExpression) -> str:
    return parse.text[parse.offset + time.start : parse.offset + time.end].replace("\n", " ")
