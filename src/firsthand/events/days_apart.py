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
    rf"(?:the )?(?:same|next|following) {_PART}|that(?: same)? {_PART}|.*\bdays? (?:later|earlier)",
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
    for item in reversed(before):
        found = resolve(item, counted_from(parse, item, anchor), "past")
        if found.precision == "day" and found.value is not None and found.relation == "on":
            return found.value
    return anchor


def _words(parse: Parse, time: TimeExpression) -> str:
    return parse.text[parse.offset + time.start : parse.offset + time.end].replace("\n", " ")
