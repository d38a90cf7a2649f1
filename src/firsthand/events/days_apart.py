"""From which day "the same day" and "two days later" count: from the one told right before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.times import resolve

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.model import EventDate, TimeExpression

_PART = "(?:day|morning|afternoon|evening|night)"
_APART = re.compile(
    rf"(?:the )?(?:same|next|following|previous|preceding) {_PART}|that(?: same)? {_PART}|"
    rf"(?:the )?{_PART} (?:before|prior)|.*\b(day|week|month|year)s? (?:later|earlier)",
    re.IGNORECASE,
)
# A day within a month or a year, from which months and years count.
_WITHIN = {("month", "month"): "-15", ("month", "year"): "-15", ("year", "year"): "-07-01"}
_SAME = re.compile(rf"(?:the )?same {_PART}|that(?: same)? {_PART}", re.IGNORECASE)
_BACK = re.compile(r"\b(?:before|prior|earlier|previous|preceding)\b", re.IGNORECASE)


def resolve_told(parse: Parse, time: TimeExpression, anchor: str | None, tense: str) -> EventDate:
    """Return the day or interval that a time of a paragraph means.

    Args:
        parse: the paragraph.
        time: one of its times.
        anchor: the day of the report, if known.
        tense: "past" or "future", for what counts from the report's own day.
    """
    found = _told_before(parse, time, anchor)
    if found is None:
        return resolve(time, anchor, tense)
    words = _words(parse, time)
    if _SAME.fullmatch(words) and found.relation == "on":
        # "arrested in April and charged the same day": in April
        return found
    if time.value.startswith("XXXX-WXX"):
        # "on Sunday ... the next day" is a Monday, the first one from there on
        tense = "past" if _BACK.search(words) else "future"
    return resolve(time, _counted_from(found, words), tense)


def _told_before(parse: Parse, time: TimeExpression, anchor: str | None) -> EventDate | None:
    """Return the time told before, where one counts from it.

    "Oslo freed six on 3 March and three the following day": from 3 March. That is the nearest day
    told before it in the paragraph; where none is told, None.
    """
    if _APART.fullmatch(_words(parse, time)) is None:
        return None
    told = [item for item in parse.passage.times if item.kind == "date"]
    before = [item for item in told if item.end <= time.start]
    return resolve_told(parse, before[-1], anchor, "past") if before else None


def _counted_from(found: EventDate, words: str) -> str | None:
    """Return the day from which such words count, None for one that is not known.

    Months and years count from a month or a year as well: "jailed in 2019 and freed two years
    later".
    """
    if found.relation != "on" or found.value is None:
        return None
    # "arrested in July and released the next day": of no day that is known
    apart = _APART.fullmatch(words)
    unit = (apart[1] if apart else None) or ""
    rest = "" if found.precision == "day" else _WITHIN.get((found.precision or "", unit))
    return None if rest is None else f"{found.value}{rest}"


def _words(parse: Parse, time: TimeExpression) -> str:
    return parse.text[parse.offset + time.start : parse.offset + time.end].replace("\n", " ")
