"""From the instances of an event to its values, each chosen by its support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from typing import TypeVar, cast

from firsthand.ledger.anew import counts_anew
from firsthand.ledger.cluster import Cluster
from firsthand.ledger.context import Context
from firsthand.ledger.counts import Interval, specificity, tell_the_same
from firsthand.ledger.dates import sharpness
from firsthand.ledger.instances import place_of
from firsthand.model import Count, EventDate, EventMention, Novelty, Party, Place, Status
from firsthand.resources import load_list

Value = TypeVar("Value")

# The first that any report gives holds: what one report plans, another saw happen.
_STATUS_ORDER = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.CLAIMED,
    Status.PLANNED,
    Status.REQUESTED,
    Status.DENIED,
    Status.HYPOTHETICAL,
    Status.HABITUAL,
)
_NOVELTY_ORDER = (Novelty.NEW, Novelty.BACKGROUND, Novelty.HISTORICAL)
# Of the types that reports use for one act, the one that says most.
_TYPE_ORDER = ("exchange", "handover", "deportation", "release", "amnesty", "pardon", "sentence")
# Acts whose actors are equals: all that any report names took part.
_MUTUAL = frozenset({"agreement", "meeting", "exchange"})


def telling(cluster: Cluster) -> list[EventMention]:
    """Return the mentions that tell the event, in order of document and place."""
    found = [mention for item in cluster.lead for mention in item.mentions]
    return sorted(found, key=place_of)


def counting(cluster: Cluster) -> list[EventMention]:
    """Return the mentions that tell the event, and those that only give its number anew."""
    anew = [item for found in cluster.instances for item in found.mentions if counts_anew(item)]
    return sorted({item.id: item for item in (*telling(cluster), *anew)}.values(), key=place_of)


class Support:
    """Counts the origins and documents behind each of several values."""

    def __init__(self, context: Context, mentions: Iterable[EventMention]) -> None:
        self.mentions = tuple(mentions)
        self._context = context

    def best(
        self,
        value: Callable[[EventMention], Value | None],
        key: Callable[[Value], Hashable],
        rank: Callable[[Value], tuple[int, ...]] = lambda _: (),
    ) -> Value | None:
        """Return the value of most origins, then of highest rank, most documents, first told.

        Args:
            value: what a mention says, None for nothing.
            key: values with equal keys are one value.
            rank: how much a value says, for values with equally many origins.
        """
        if len(self.mentions) == 1:
            return value(self.mentions[0])
        groups: dict[Hashable, list[tuple[EventMention, Value]]] = defaultdict(list)
        for mention in self.mentions:
            said = value(mention)
            if said is not None:
                groups[key(said)].append((mention, said))
        if len(groups) < 2:  # noqa: PLR2004 (most events: nothing to choose)
            return next((found[0][1] for found in groups.values()), None)
        ranked = sorted(
            groups.values(),
            key=lambda found: (
                -self._origins(found),
                tuple(-number for number in rank(found[0][1])),
                -len({mention.document for mention, _ in found}),
                min(mention.trigger.span.start for mention, _ in found),
                str(key(found[0][1])),
            ),
        )
        return ranked[0][0][1]

    def _origins(self, found: Sequence[tuple[EventMention, object]]) -> int:
        return len(self._context.origins_of(mention.trigger.span for mention, _ in found))


def choose_type(context: Context, mentions: Sequence[EventMention]) -> str:
    """Return the type that most origins use; of several, the one that says most.

    What any report tells as an exchange is one: a handover is then a side of it.
    """
    types = {mention.type for mention in mentions}
    if len(types) == 1:
        return mentions[0].type
    if "exchange" in types:
        return "exchange"
    # what says to whom they were handed says more than that they are free
    received = {mention.type for mention in mentions if mention.receiver is not None}
    chosen = Support(context, mentions).best(
        lambda mention: mention.type,
        lambda kind: kind,
        lambda kind: (kind in received, _kind_rank(kind)),
    )
    return chosen or mentions[0].type


def _kind_rank(kind: str) -> int:
    return -_TYPE_ORDER.index(kind) if kind in _TYPE_ORDER else -len(_TYPE_ORDER)


def choose_status(context: Context, mentions: Sequence[EventMention]) -> Status:
    """Return the status that is nearest to having happened.

    What a newsroom took back, and no other reported, is denied. What someone says and someone
    else denies is claimed; only a reporter's own word is more.
    """
    gone = [item.trigger.span for item in mentions if context.is_taken_back(item)]
    rest = [item.trigger.span for item in mentions if item.status is not Status.DENIED]
    if gone and rest:
        back = frozenset().union(*(context.newsroom(span) for span in gone))
        if all(context.newsroom(span) <= back for span in rest):
            return Status.DENIED
    best = min((mention.status for mention in mentions), key=_STATUS_ORDER.index)
    denied = any(mention.status is Status.DENIED for mention in mentions)
    told = [mention for mention in mentions if mention.status is best]
    if denied and best is Status.HAPPENED and all(mention.statements for mention in told):
        return Status.CLAIMED
    return best


def choose_novelty(mentions: Sequence[EventMention]) -> Novelty:
    """Return "new" if it is news for any report, else the nearest to it."""
    return min((mention.novelty for mention in mentions), key=_NOVELTY_ORDER.index)


def choose_parties(
    context: Context,
    mentions: Sequence[EventMention],
    role: str,
    kind: str,
    count: Count | None = None,
) -> tuple[Party, ...]:
    """Return the actors or recipients that most origins name, with canonical entities.

    Args:
        context: of the story.
        mentions: that tell the event.
        role: "actors" or "recipients".
        kind: the event type; mutual acts unite the actors of all reports.
        count: how many they are; words that go with that number go before others.
    """
    if role == "actors" and kind in _MUTUAL:
        return _united(context, mentions)
    if len(mentions) == 1:
        return _resolved(context, getattr(mentions[0], role)) or _unresolved(mentions, role)
    number = None if count is None else count.n
    resolved = {item.id: _resolved(context, getattr(item, role)) for item in mentions}

    def is_counted(key: tuple[str, ...]) -> bool:
        return number is not None and any(
            item.count is not None and item.count.n == number and _party_key(parties) == key
            for item in mentions
            if (parties := resolved[item.id]) is not None
        )

    chosen = Support(context, mentions).best(
        lambda mention: resolved[mention.id],
        _party_key,
        lambda parties: (
            int(is_counted(_party_key(parties))),
            len(parties),
            sum(context.is_named(party.entity or "") for party in parties),
        ),
    )
    return chosen or _unresolved(mentions, role)


def _party_key(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(sorted(party.entity or "" for party in parties))


def _unresolved(mentions: Sequence[EventMention], role: str) -> tuple[Party, ...]:
    """Return parties of whom only the words are known: "dozens of sailors", "a mob"."""
    for mention in mentions:
        parties: Sequence[Party] = getattr(mention, role)
        told = tuple(party for party in parties if party.quote and _says_who(party.quote.text))
        if told and not mention.in_headline:
            return told
    return ()


def _says_who(text: str) -> bool:
    """Return whether words say who somebody is; pronouns and bare numbers do not."""
    words = text.casefold().split()
    return any(word.isalpha() and word not in _pronouns() for word in words)


@cache
def _pronouns() -> frozenset[str]:
    content = load_list("event_words")
    listed = f"{content['person_pronouns']} it this that which there the a an each every one ones"
    return frozenset(listed.split())


def _united(context: Context, mentions: Sequence[EventMention]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for mention in mentions:
        for party in _resolved(context, mention.actors) or ():
            found.setdefault(party.entity or "", party)
    return tuple(found[name] for name in sorted(found))


def _resolved(context: Context, parties: Sequence[Party]) -> tuple[Party, ...] | None:
    if not parties:
        return None
    if len(parties) == 1:
        name = context.canonical(parties[0].entity)
        return None if name is None else (Party(name, parties[0].quote),)
    known = {context.canonical(party.entity): party for party in reversed(parties)}
    found = tuple(
        Party(name, party.quote) for name, party in reversed(known.items()) if name is not None
    )
    return found or None


def choose_receiver(context: Context, mentions: Sequence[EventMention]) -> Party | None:
    """Return to whom they were handed over, as most origins say."""
    chosen = Support(context, mentions).best(
        lambda mention: mention.receiver, lambda party: context.canonical(party.entity) or ""
    )
    return None if chosen is None else Party(context.canonical(chosen.entity), chosen.quote)


def choose_count(
    context: Context, mentions: Sequence[EventMention], superseded: frozenset[float]
) -> Count | None:
    """Return the count that most origins agree with, the most specific of these.

    Args:
        context: of the story.
        mentions: that tell the event.
        superseded: numbers that their own source has replaced.
    """
    stated = [
        (mention, mention.count, interval)
        for mention in mentions
        if mention.count is not None and (interval := context.interval(mention)) is not None
    ]
    current = [item for item in stated if item[1].n not in superseded] or stated

    if len(current) < 2:  # noqa: PLR2004
        return current[0][1] if current else None

    def origins(found: Iterable[EventMention]) -> int:
        return len(context.origins_of(mention.trigger.span for mention in found))

    def rank(item: tuple[EventMention, Count, Interval]) -> tuple[object, ...]:
        _, count, interval = item
        agreeing = [m for m, _, other in current if tell_the_same(interval, other)]
        own = [m for m, other, _ in current if (other.n, other.op) == (count.n, count.op)]
        documents = {mention.document for mention in own}
        return (
            interval.vague,
            -origins(agreeing),
            -specificity(interval),
            -origins(own),
            -len(documents),
            not any(context.is_first(document) for document in documents),
            -count.n,
            place_of(item[0]),
        )

    ranked = sorted(current, key=rank)
    return ranked[0][1]


def choose_date(context: Context, mentions: Sequence[EventMention]) -> EventDate | None:
    """Return the sharpest date; of equally sharp ones that of most origins."""
    dates = [item.date for item in mentions if item.date is not None and item.date.value]
    if not dates:
        return next((item.date for item in mentions if item.date is not None), None)
    sharpest = max(sharpness(date) for date in dates)
    return Support(context, mentions).best(
        lambda item: item.date if item.date and _is_sharp(item.date, sharpest) else None,
        lambda date: (date.value, date.relation),
    )


def _is_sharp(date: EventDate, sharpest: float) -> bool:
    return date.value is not None and sharpness(date) == sharpest


def choose_place(context: Context, mentions: Sequence[EventMention]) -> Place | None:
    """Return the place that most origins give; one that is stated goes before one implied."""
    return Support(context, mentions).best(
        lambda mention: mention.place,
        lambda place: (place.name, place.country),
        lambda place: (int(place.basis != "implied"), int(place.name is not None)),
    )


def choose_text(context: Context, mentions: Sequence[EventMention], name: str) -> str | None:
    """Return what most origins say in a text field: "means", "stage", "extent", "term"."""
    values = {getattr(mention, name) for mention in mentions}
    if len(values) == 1:
        (only,) = values
        return cast("str | None", only)
    return Support(context, mentions).best(
        lambda mention: getattr(mention, name), lambda text: text
    )
