"""Whether two events of a ledger are surely one act, or surely two: between them is doubt."""

from __future__ import annotations

from firsthand.ledger.counts import count_interval, may_agree
from firsthand.ledger.dates import day_range, may_be_same, same_day
from firsthand.model import Event
from firsthand.views.people import People

# Acts that one and the same group of people may undergo within one affair: the pardon, the
# opening of the gate, the ride over the border. A tally over several types counts them once.
_ONE_PATH = (
    frozenset(
        {"pardon", "amnesty", "commutation", "release", "parole", "exchange", "handover"}
        | {"deportation", "repatriation", "acquittal", "extradition"}
    ),
    frozenset({"detention", "enforced_disappearance", "charge", "trial", "conviction", "sentence"}),
)


def are_one(one: Event, other: Event, first: People, second: People) -> bool:
    """Return whether two events are surely one act, told in two stories.

    Same type, the same day in both, nobody who acts in one only, and the same persons or the
    same number of people. Within one story the ledger has told them apart already.
    """
    if one.story == other.story or one.type != other.type:
        return False
    days, others = day_range(one.date), day_range(other.date)
    if days is None or others is None or not same_day(days, others):
        return False
    if not _actors_agree(one, other) or not _places_agree(one, other):
        return False
    if first.named and second.named:
        return bool(first.named & second.named)
    return one.count is not None and other.count is not None and one.count.n == other.count.n


def are_apart(one: Event, other: Event, first: People, second: People) -> bool:
    """Return whether two events surely befell different people, or are two acts on the same.

    Other days, other actors, other countries, other persons, or numbers that cannot both be
    right. Two events of one story and one type are apart, for there the ledger has decided.
    """
    same_type = one.type == other.type
    if not same_type and not any({one.type, other.type} <= path for path in _ONE_PATH):
        return True
    if same_type and one.story == other.story:
        return True
    if not _actors_agree(one, other) or not _places_agree(one, other):
        return True
    if first.named and second.named and not first.named & second.named:
        return True
    if not same_type:
        # The release may come long after the pardon, and some of them be freed only later.
        return one.story != other.story
    return not (_days_agree(one, other) and _counts_agree(one, other))


def _days_agree(one: Event, other: Event) -> bool:
    days, others = day_range(one.date), day_range(other.date)
    return days is None or others is None or may_be_same(days, others)


def _counts_agree(one: Event, other: Event) -> bool:
    first, second = count_interval(one.count), count_interval(other.count)
    if first is None or second is None or one.conflicts or other.conflicts:
        return True
    return may_agree(first, second)


def _actors_agree(one: Event, other: Event) -> bool:
    actors = {party.entity for party in one.actors if party.entity}
    others = {party.entity for party in other.actors if party.entity}
    return not actors or not others or bool(actors & others)


def _places_agree(one: Event, other: Event) -> bool:
    if one.place is None or other.place is None:
        return True
    country, second = one.place.country, other.place.country
    return country is None or second is None or country == second
