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
    rf"(?:the )?{_PART} (?:before|prior)|.*\bdays? (?:later|earlier)",
    re.IGNORECASE,
)


def counted_from(parse: Parse, time: TimeExpression, anchor: str | None) -> str | None:
    """Return the day from which a time counts.

    "Oslo freed six on 3 March and three the following day": from 3 March. That is the nearest day
    told before it in the paragraph; the report's own day where none is told.

    Args:
        parse: the paragraph.
        time: one of its times.
        anchor: the day of the report, if known.
    """
    if _APART.fullmatch(_words(parse, time)) is None:
        return anchor
    before = [item for item in parse.passage.times if item.end <= time.start]
    if not before:
        return anchor
    found = resolve(before[-1], counted_from(parse, before[-1], anchor), "past")
    # "arrested in July and released the next day": of no day that is known
    return found.value if found.precision == "day" and found.relation == "on" else None


def _words(parse: Parse, time: TimeExpression) -> str:
    return parse.text[parse.offset + time.start : parse.offset + time.end].replace("\n", " ")
