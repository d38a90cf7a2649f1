"""Values of one event that cannot all be right, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.language.gazetteer import country_name, known_names
from firsthand.ledger.anew import counts_anew
from firsthand.ledger.claimants import claimant_roots, find_claimants
from firsthand.ledger.context import Context
from firsthand.ledger.corrected import is_replaced_by, is_set_apart
from firsthand.ledger.counts import Interval, has_words, tell_the_same
from firsthand.ledger.dates import DayRange, day_range, may_be_same
from firsthand.ledger.instances import place_of
from firsthand.ledger.parts import are_of_other_people
from firsthand.model import (
    Conflict,
    ConflictValue,
    CountOperator,
    EventMention,
    Status,
)

_NOT_YET = frozenset({Status.PLANNED, Status.REQUESTED, Status.HYPOTHETICAL})
_TOWNS = frozenset({"city", "capital"})


@dataclass(slots=True)
class Value:
    """One stated value with all mentions that state it."""

    text: str
    mentions: list[EventMention]
    interval: Interval | None = None
    running: bool = False

    @property
    def is_anew(self) -> bool:
        """Whether it is only ever set beside another number, and no act is told with it."""
        return all(map(counts_anew, self.mentions))

    @property
    def documents(self) -> set[str]:
        """The documents that state it."""
        return {mention.document for mention in self.mentions}


def _without_sides(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Return the mentions but those that count one side of the exchange that others tell."""
    wholes = [item.count.n for item in mentions if item.type == "exchange" and item.count]
    whole = max(wholes, default=0.0)
    return [
        item
        for item in mentions
        if item.type == "exchange" or item.count is None or item.count.n >= whole
    ]


def stated_counts(context: Context, mentions: Sequence[EventMention]) -> list[Value]:
    """Return the distinct counts that mentions state, smallest first.

    Once an act is told, how many it was to be is no rival of how many it was. Nor is what one
    side of an exchange gave a rival of how many were exchanged.
    """
    values: dict[tuple[float, CountOperator], Value] = {}
    told = [mention for mention in mentions if mention.status not in _NOT_YET] or mentions
    for mention in sorted(_without_sides(told), key=place_of):
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
            if (
                (grew and _one_reporter(context, old, new))
                or _updated(context, old, new)
                or _corrected_since(context, old, new)
                or is_replaced_by(context, old.interval, new.mentions)
                or _takes_back(context, old, new)
            ):
                gone.add(old.interval.n)
    return frozenset(gone | _vague_forms(context, values, gone))


def _vague_forms(context: Context, values: Sequence[Value], gone: set[float]) -> set[float]:
    """Return the bounds that say roughly what was replaced, on the same word: "over 300" of 312."""
    stale = [one for one in values if one.interval is not None and one.interval.n in gone]
    return {
        one.interval.n
        for one in values
        if one.interval is not None and one.interval.op != "="
        for other in stale
        if other.interval is not None
        and tell_the_same(one.interval, other.interval)
        and _roots(context, one) & _roots(context, other)
    }


def _takes_back(context: Context, old: Value, new: Value) -> bool:
    """Return whether who gave a number now says that it is not: others who do so dispute it."""
    if old.interval is None or not is_set_apart(context, old.interval, new.mentions):
        return False
    return bool(_roots(context, old) & _roots(context, new))


def _corrected_since(context: Context, old: Value, new: Value) -> bool:
    """Return whether the source of a number, or nobody else, later gives it anew as corrected.

    "Chad freed 340. The ministry later corrected the number to 304" takes back the 340, unless
    somebody else has said so.
    """
    if not new.is_anew or old.is_anew or not old.documents & new.documents:
        return False
    if not any(has_words(item.evidence.text, "replacing") for item in new.mentions):
        return False
    before, after = _roots(context, old), _roots(context, new)
    return not before or not after or bool(before & after)


def count_conflict(
    context: Context, mentions: Sequence[EventMention], superseded: frozenset[float]
) -> Conflict | None:
    """Return the counts that contradict each other, with who says which; None if none do.

    Values of one source in one text are no conflict: they are a bound and a number, or a
    number and its update. Neither is a number that its own source replaced. A version of a
    text that has another number, and does not say that it corrects, shows both.
    """
    stated = stated_counts(context, mentions)
    values = [one for one in stated if one.interval and one.interval.n not in superseded]
    at_odds: set[int] = set()
    for place, one in enumerate(values):
        for other_place, other in enumerate(values[:place]):
            if _contradict(context, one, other):
                at_odds |= {place, other_place}
    return _conflict(context, "count", [values[place] for place in sorted(at_odds)])


def _contradict(context: Context, one: Value, other: Value) -> bool:
    if one.interval is None or other.interval is None:
        return False
    if tell_the_same(one.interval, other.interval) or are_of_other_people(
        context, one.mentions, other.mentions
    ):
        return False
    if _versions_differ(context, one, other):
        return True
    low, high = sorted((one, other), key=lambda value: value.interval.n if value.interval else 0)
    if low.running and _one_reporter(context, low, high):
        return False
    if one.is_anew != other.is_anew:
        # who sets a number beside one that was just told says that it is another
        return not _roots(context, one) & _roots(context, other)
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
    if len(values) > 1 and _took_back(context, values[Status.HAPPENED], values[Status.DENIED]):
        return None
    return _conflict(context, "status", [values[key] for key in sorted(values)])


def _took_back(context: Context, told: Value, denied: Value) -> bool:
    """Return whether all who told it have since denied it themselves: nobody holds to it."""
    tellers, deniers = _roots(context, told), _roots(context, denied)
    if not tellers or not tellers <= deniers or told.documents & denied.documents:
        return False
    last = max((context.day(name) or "" for name in told.documents), default="")
    return all((context.day(name) or "") >= last for name in denied.documents)


def term_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return the lengths that independent newsrooms give of one person's sentence.

    What befell several may be told of each of them, so that their lengths are no rivals.
    """
    values: dict[str, Value] = {}
    for mention in sorted(mentions, key=place_of):
        is_one = len(mention.recipients) == 1 and (mention.count is None or mention.count.n == 1)
        if mention.term is not None and is_one:
            values.setdefault(mention.term, Value(mention.term, [])).mentions.append(mention)
    apart = [
        values[one]
        for one in sorted(values)
        if any(
            one != other and not _one_source(context, values[one], values[other])
            for other in values
        )
    ]
    return _conflict(context, "term", apart)


def date_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return exact days that differ between reports by more than one night's two days."""
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
        if any(_are_two_days(context, one, other, ranges, values) for other in values)
    ]
    return _conflict(context, "date", apart)


def _are_two_days(
    context: Context,
    one: str,
    other: str,
    ranges: Mapping[str, DayRange],
    values: Mapping[str, Value],
) -> bool:
    if one == other or ranges[one].first == ranges[other].first:
        return False
    if not may_be_same(ranges[one], ranges[other]):
        return True
    told = [*values[one].mentions, *values[other].mentions]
    by_night = any(has_words(context.sentence(mention), "night") for mention in told)
    return not by_night and (
        not _origins(context, values[one]) & _origins(context, values[other])
        or _are_two_voices(context, values[one], values[other])
    )


def _are_two_voices(context: Context, one: Value, other: Value) -> bool:
    first, second = _roots(context, one), _roots(context, other)
    return bool(first and second) and not first & second


def place_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return towns that different newsrooms give, where neither speaks of the other's town."""
    values: dict[str, Value] = {}
    for mention in sorted(mentions, key=place_of):
        town = _town(mention)
        if town is not None:
            values.setdefault(town, Value(town, [])).mentions.append(mention)
    if len(values) < 2:  # noqa: PLR2004
        return None
    apart = [
        values[one]
        for one in sorted(values)
        if any(
            one != other
            and not _speaks_of(context, values[one], other)
            and not _speaks_of(context, values[other], one)
            for other in values
        )
    ]
    return _conflict(context, "place", apart)


def receiver_conflict(context: Context, mentions: Sequence[EventMention]) -> Conflict | None:
    """Return the countries to which different newsrooms say that people were brought.

    A stop on the way is no rival: neither newsroom may speak of the other's country.
    """
    values: dict[str, Value] = {}
    for mention in sorted(mentions, key=place_of):
        country = _destination(context, mention)
        if country is not None:
            values.setdefault(country, Value(country, [])).mentions.append(mention)
    apart = [
        values[one]
        for one in sorted(values)
        if any(
            one != other
            and not _one_source(context, values[one], values[other])
            and not _speaks_of(context, values[one], other)
            and not _speaks_of(context, values[other], one)
            for other in values
        )
    ]
    return _conflict(context, "receiver", apart)


def _destination(context: Context, mention: EventMention) -> str | None:
    """Return the country that received people, or in which the place lies that did."""
    if mention.receiver is None or mention.status in _NOT_YET:
        return None
    entity = context.entity(context.canonical(mention.receiver.entity))
    return country_name(entity.country) if entity is not None and entity.country else None


def _town(mention: EventMention) -> str | None:
    place = mention.place
    if place is None or place.name is None or place.basis == "implied":
        return None
    known = known_names().get(place.name)
    return place.name if known is not None and known.kind in _TOWNS else None


def _speaks_of(context: Context, value: Value, town: str) -> bool:
    return any(town in context.readings[document].text for document in value.documents)


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
