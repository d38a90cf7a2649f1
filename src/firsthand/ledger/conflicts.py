"""Values of one event that cannot all be right, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.ledger.claimants import claimant_roots, find_claimants
from firsthand.ledger.context import Context
from firsthand.ledger.counts import (
    Interval,
    tell_the_same,
)
from firsthand.ledger.dates import DayRange, day_range, may_be_same
from firsthand.ledger.values import place_of
from firsthand.model import Conflict, ConflictValue, CountOperator, EventMention, Status


@dataclass(slots=True)
class Value:
    """One stated value with all mentions that state it."""

    text: str
    mentions: list[EventMention]
    interval: Interval | None = None
    running: bool = False

    @property
    def documents(self) -> set[str]:
        """The documents that state it."""
        return {mention.document for mention in self.mentions}


def stated_counts(context: Context, mentions: Sequence[EventMention]) -> list[Value]:
    """Return the distinct counts that mentions state, smallest first."""
    values: dict[tuple[float, CountOperator], Value] = {}
    for mention in sorted(mentions, key=place_of):
        interval = context.interval(mention)
        if interval is None:
            continue
        value = values.setdefault((interval.n, interval.op), Value(interval.text, [], interval))
        value.mentions.append(mention)
        value.running |= interval.running
    return [values[key] for key in sorted(values)]


def superseded_counts(context: Context, values: Sequence[Value]) -> frozenset[float]:
    """Return the numbers that their own source has replaced.

    "31 so far" gives way to a later 47 of the same source. Between versions of one newsroom
    text, the number of the later version holds; but a reprint that changed a number replaces
    nothing.
    """
    gone = set()
    for old in values:
        for new in values:
            if old.interval is None or new.interval is None or old.interval.n == new.interval.n:
                continue
            grew = old.running and old.interval.n < new.interval.n
            if (grew and _one_reporter(context, old, new)) or _updated(context, old, new):
                gone.add(old.interval.n)
    return frozenset(gone)


def count_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return the counts that contradict each other, with who says which; None if none do.

    Values of one source in one text are no conflict: they are a bound and a number, or a
    number and its update. A version of a text that replaced a number shows both.
    """
    values = stated_counts(context, mentions)
    at_odds: set[int] = set()
    for place, one in enumerate(values):
        for other_place, other in enumerate(values[:place]):
            if _contradict(context, one, other):
                at_odds |= {place, other_place}
    return _conflict(context, "count", [values[place] for place in sorted(at_odds)])


def _contradict(context: Context, one: Value, other: Value) -> bool:
    if one.interval is None or other.interval is None:
        return False
    if tell_the_same(one.interval, other.interval):
        return False
    if _versions_differ(context, one, other):
        return True
    low, high = sorted((one, other), key=lambda value: value.interval.n if value.interval else 0)
    if low.running and _one_reporter(context, low, high):
        return False
    return not _one_source(context, one, other)


def _one_source(context: Context, one: Value, other: Value) -> bool:
    """Return whether two values rest on the same word: a shared claimant or a shared text."""
    first, second = _roots(context, one), _roots(context, other)
    if first and second:
        return bool(first & second)
    if first or second:
        return bool(one.documents & other.documents)
    origins = _origins(context, one) & _origins(context, other)
    return bool(origins)


def _one_reporter(context: Context, one: Value, other: Value) -> bool:
    """Return whether one source, or one text as it went on, gives both values."""
    return bool(one.documents & other.documents) or _one_source(context, one, other)


def _versions_differ(context: Context, one: Value, other: Value) -> bool:
    """Return whether copies of one newsroom text have different exact numbers."""
    if one.interval is None or other.interval is None:
        return False
    exact = one.interval.op is other.interval.op is CountOperator.EQUAL
    apart = not one.documents & other.documents
    return exact and apart and bool(_origins(context, one) & _origins(context, other))


def _updated(context: Context, old: Value, new: Value) -> bool:
    """Return whether a later version of the text that has one value gives the other."""
    if not _versions_differ(context, old, new):
        return False
    return any(context.is_update(one, other) for one in old.documents for other in new.documents)


def _roots(context: Context, value: Value) -> frozenset[str]:
    names = {name for mention in value.mentions for name in mention.statements}
    return claimant_roots(context, names)


def _origins(context: Context, value: Value) -> set[str]:
    return {name for mention in value.mentions for name in context.origins_at(mention.trigger.span)}


def status_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return who says that it happened and who denies it; None where nobody denies."""
    values: dict[Status, Value] = {}
    for mention in sorted(mentions, key=place_of):
        status = Status.DENIED if mention.status is Status.DENIED else Status.HAPPENED
        if mention.status in {Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.DENIED}:
            values.setdefault(status, Value(status.value, [])).mentions.append(mention)
    return _conflict(context, "status", [values[key] for key in sorted(values)])


def date_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return exact days that differ between reports by more than a night."""
    values: dict[str, Value] = {}
    ranges: dict[str, DayRange] = {}
    for mention in sorted(mentions, key=place_of):
        days = day_range(mention.date)
        if mention.date is None or mention.date.value is None or days is None or not days.exact:
            continue
        values.setdefault(mention.date.value, Value(mention.date.value, [])).mentions.append(
            mention
        )
        ranges[mention.date.value] = days
    apart = [
        values[one]
        for one in sorted(values)
        if any(not may_be_same(ranges[one], ranges[other]) for other in values)
    ]
    return _conflict(context, "date", apart)


def _conflict(context: Context, field: str, values: Sequence[Value]) -> Conflict | None:
    if len(values) < 2:  # noqa: PLR2004 (one value is at odds with nothing)
        return None
    return Conflict(field, tuple(_shown(context, value) for value in values))


def _shown(context: Context, value: Value) -> ConflictValue:
    statements = {name for mention in value.mentions for name in mention.statements}
    return ConflictValue(
        value=value.text,
        documents=tuple(sorted(value.documents)),
        origins=tuple(sorted(_origins(context, value))),
        claimants=find_claimants(context, statements, denying=value.text == Status.DENIED),
    )
