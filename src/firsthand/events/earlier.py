"""On which day something took place that is told by how long before the news it was."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from firsthand.events.dates import find_timing, make_date
from firsthand.events.match import Match
from firsthand.model import EventDate, Status

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.model import Anchor, TimeExpression

_DAYS = re.compile(r"P(\d{1,2})D")


def dated_before(parse: Parse, match: Match, anchor: Anchor | None) -> EventDate | None:
    """Return the day of "Oslo freed two men on Friday, two days after Riga released a cook".

    Args:
        parse: the paragraph.
        match: what is told to have come before: the release by Riga.
        anchor: the day of the report, if known.

    Returns:
        None where no number of days is told, or the news has no day of its own.
    """
    apart = _days_after(parse, match.trigger)
    if apart is None:
        return None
    news = Match(match.frame, parse.head(match.trigger))
    told = find_timing(parse, news)
    if told.act is not None and _is_set_for(parse, told.act):
        return None
    when = make_date(parse, told, anchor, Status.HAPPENED)
    if when is None or when.value is None or (when.precision, when.relation) != ("day", "on"):
        return None
    time, days = apart
    day = date.fromisoformat(when.value[:10]).toordinal() - days
    if day < 1:
        return None
    value, quote = date.fromordinal(day).isoformat(), parse.quote(*_tokens(parse, time))
    return EventDate(value, None, "day", "on", quote, when.inherited_from)


def _days_after(parse: Parse, trigger: int) -> tuple[TimeExpression, int] | None:
    """Return the words and the number of "two days after" at the head of a clause."""
    if parse.tokens[trigger].dep != "advcl":
        return None
    marks = [kid for kid in parse.kids(trigger, "mark") if parse.words[kid] == "after"]
    for time in parse.passage.times:
        days = _DAYS.fullmatch(time.value)
        if days and marks and _tokens(parse, time)[1] == marks[0]:
            return time, int(days.group(1))
    return None


def _is_set_for(parse: Parse, time: TimeExpression) -> bool:
    """Tell whether a day lies ahead of the act: "called a strike for Friday"."""
    first = _tokens(parse, time)[0]
    return first > 0 and parse.words[first - 1] == "for"


def _tokens(parse: Parse, time: TimeExpression) -> tuple[int, int]:
    inside = parse.tokens_within(time.start, time.end)
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
