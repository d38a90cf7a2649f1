"""Whether a mention tells an event that is already known."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from firsthand.ledger.alike import (
    befell_a_kind_that_day,
    counts_a_kind_anew,
    is_like_group,
    is_one_place,
    tell_other_sides,
)
from firsthand.ledger.apart import MEASURES, are_two_acts, disagree
from firsthand.ledger.cluster import Cluster
from firsthand.ledger.counts import tell_the_same
from firsthand.ledger.dates import is_narrow, lie_near, may_be_same, same_day
from firsthand.ledger.denials import (
    REAL,
    comes_too_early,
    is_denial_of,
    is_of_another_state,
    names_what_is_denied,
)
from firsthand.ledger.instances import Instance
from firsthand.ledger.kinds import are_other_kinds
from firsthand.ledger.persons import share_person
from firsthand.ledger.unnamed import names_the_unnamed
from firsthand.model import Novelty, Status

# Types that reports use for one and the same act on the same persons. A pardon is not among
# the releases: the decree and the opening of the gate are two acts.
_KIN = (
    frozenset({"release", "handover", "exchange", "deportation"}),
    frozenset({"conviction", "sentence"}),
    frozenset({"pardon", "amnesty"}),
)
# What a text may first name in passing, and then say that it was signed or ordered.
_ENACTED = frozenset({"agreement", "amnesty"})
# What befalls a person once, whatever days and places reports give.
_ONCE = frozenset({"death_in_custody"})
# Acts in which who acts tells them apart: a demand of one state is not that of another.
_BY_ACTOR = frozenset(
    {
        "request",
        "refusal",
        "denial",
        "accusation",
        "agreement",
        "meeting",
        "sanction_imposed",
        "sanction_eased",
    }
)

# Evidence points; a mention joins an event from `JOIN` on.
JOIN = 1.5
_NEWS_OF_A_TYPE = 2.0
_NEWS_OF_KIN = 0.5
_SIDE_OF_EXCHANGE = 1.0
_OTHER = 0.5
_SAME_PERSON = 3.0
_SAME_UNNAMED = 1.0
_SAME_COUNT = 2.0
_FITTING_COUNT = 0.5
_OTHER_COUNT = -0.5
_SAME_GROUP = 1.0
_LIKE_GROUP = 1.0
_SAME_DAY = 1.0
_SAME_ACTOR = 1.0
_SAME_RECEIVER = 1.0
_SAME_PLACE = 0.5
_OTHER_PLACE = -1.5
_ANAPHORA = 2.0
_DENIED = 1.0
_DENIED_BY_WORD = 1.0
# Points of `_is_news_elsewhere`.
_MUCH = 2


def likeness(instance: Instance, cluster: Cluster) -> float | None:
    """Return how much speaks for an instance telling a cluster's event; None if it cannot.

    That its type fits (`fitting_types`) is asked before, for it rules most clusters out.
    """
    if not _possible(instance, cluster):
        return None
    points = _base(instance, cluster)
    points += _SAME_PERSON * share_person(instance.persons, cluster.persons)
    points += _SAME_COUNT * any(_names_all(instance, item) for item in cluster.lead)
    points += _SAME_GROUP * bool(instance.groups & cluster.union("groups"))
    points += _LIKE_GROUP * is_like_group(instance, cluster.lead)
    by_same = _same_actors(instance, cluster)
    known = by_same or bool(instance.documents & cluster.documents)
    points += _SAME_ACTOR * by_same + _ANAPHORA * (instance.echo and known)
    points += _SAME_RECEIVER * _shares(instance.receiver, (i.receiver for i in cluster.instances))
    points += _SAME_UNNAMED * bool(_told_of_the_same(instance, cluster))
    points += _DENIED * is_denial_of(instance, cluster.lead)
    points += _DENIED_BY_WORD * names_what_is_denied(instance, cluster.lead)
    return points + _count_points(instance, cluster) + _where_and_when(instance, cluster)


def _base(instance: Instance, cluster: Cluster) -> float:
    same_type = _same_type(instance, cluster)
    news = instance.novelty is Novelty.NEW and any(
        item.novelty is Novelty.NEW for item in cluster.lead
    )
    if instance.type in _BY_ACTOR or instance.type in _ENACTED:
        near = bool(instance.documents & cluster.documents)
        bare = near and same_type and _is_bare(instance, cluster)
        bare = bare and (news or instance.type in _ENACTED)
        if bare or instance.type in _BY_ACTOR:
            return _NEWS_OF_A_TYPE if bare else _OTHER
    if news and not same_type:
        return _NEWS_OF_KIN + _SIDE_OF_EXCHANGE * _is_side(instance, cluster)
    if news:
        return _NEWS_OF_A_TYPE
    return _OTHER if same_type else 0.0


def _is_bare(instance: Instance, cluster: Cluster) -> bool:
    """Return whether a measure is told again without parties: "the licence was granted".

    A deal that one sentence signs and another only calls brokered is one as well.
    """
    if instance.type == "agreement":
        return not instance.actors or not cluster.union("actors")
    if instance.type == "amnesty":
        own = [item for item in cluster.instances if item.documents & instance.documents]
        return _is_open(instance) or all(map(_is_open, own))
    if instance.type not in MEASURES:
        return False
    sides = (instance.actors | instance.recipients, cluster.union("actors"))
    return not sides[0] or not (sides[1] | cluster.union("recipients"))


def _is_open(instance: Instance) -> bool:
    """Return whether an act is named without those whom it befell: "the amnesty was ordered"."""
    return not instance.recipients and instance.count is None


def _is_side(instance: Instance, cluster: Cluster) -> bool:
    """Return whether a text tells of an exchange, and of the same as one side's release."""
    is_exchange = instance.type == "exchange" or "exchange" in cluster.types
    return is_exchange and bool(instance.documents & cluster.documents)


def _possible(instance: Instance, cluster: Cluster) -> bool:
    return (
        _days_fit(instance, cluster)
        and _status_fits(instance, cluster)
        and _novelty_fits(instance, cluster)
        and _parties_fit(instance, cluster)
        and not any(are_two_acts(instance, item) for item in cluster.instances)
    )


@cache
def fitting_types(kind: str) -> frozenset[str]:
    """Return the types that reports use for one act with this one."""
    return frozenset({kind}).union(*(kin for kin in _KIN if kind in kin))


def _status_fits(instance: Instance, cluster: Cluster) -> bool:
    """Return whether the statuses are of one class: what is real, what is planned, and so on.

    A plan told in one report and carried out in another is one event if the persons or their
    number are the same; within one report they are two.
    """
    if instance.echo:
        return True
    statuses = {item.status for item in cluster.lead}
    if instance.status in statuses or (instance.status in REAL and statuses & REAL):
        return True
    if Status.DENIED in statuses | {instance.status}:
        real = instance.status in REAL or bool(statuses & REAL)
        if not real or not _same_type(instance, cluster) or comes_too_early(instance, cluster.lead):
            return False
        if is_of_another_state(instance, cluster.lead):
            return False
        return _same_persons(instance, cluster) or is_denial_of(instance, cluster.lead)
    plan_and_act = {Status.PLANNED} <= statuses | {instance.status} and (
        instance.status in REAL or bool(statuses & REAL)
    )
    by_actor = instance.type in _BY_ACTOR | {"exchange"}
    same = by_actor or _same_persons(instance, cluster)
    return plan_and_act and same and not instance.documents & cluster.documents


def _same_type(instance: Instance, cluster: Cluster) -> bool:
    return instance.type in cluster.types


def _same_persons(instance: Instance, cluster: Cluster) -> bool:
    if instance.recipients & cluster.union("recipients"):
        return True
    if share_person(instance.persons, cluster.persons):
        return True
    counts = (item.count for item in cluster.instances)
    return instance.count is not None and any(
        count is not None and count.n == instance.count.n > 1 for count in counts
    )


def _novelty_fits(instance: Instance, cluster: Cluster) -> bool:
    if instance.echo:
        return True
    known = {item.novelty for item in cluster.lead}
    if instance.novelty in known or Novelty.NEW not in known | {instance.novelty}:
        return True
    near = bool(instance.documents & cluster.documents)
    if instance.type in _ENACTED and near and _is_bare(instance, cluster):
        return True
    return _is_news_elsewhere(instance, cluster)


def _is_news_elsewhere(instance: Instance, cluster: Cluster) -> bool:
    """Return whether much speaks for one act, though it is news in one place and not in another.

    News of one report is background of the next. But then the persons must be the same, or two
    of the actors, the receiver and the days, and no number may differ.
    """
    if _count_points(instance, cluster) < 0:
        return _same_actors(instance, cluster) and counts_a_kind_anew(instance, cluster.lead)
    near = (
        instance.days is not None
        and is_narrow(instance.days)
        and any(item.days is not None and is_narrow(item.days) for item in cluster.lead)
    )
    points = (
        2 * share_person(instance.persons, cluster.persons)
        + 2 * bool(_told_of_the_same(instance, cluster))
        + 2 * names_the_unnamed(instance, cluster.lead)
        + 2 * bool(instance.groups & cluster.union("groups"))
        + 2 * (_count_points(instance, cluster) >= _SAME_COUNT)
        + min(2, len(instance.actors & cluster.union("actors")))
        + (instance.type in _BY_ACTOR and bool(instance.recipients & cluster.union("recipients")))
        + _shares(instance.receiver, (item.receiver for item in cluster.instances))
        + near
        + _MUCH * befell_a_kind_that_day(instance, cluster.lead)
    )
    return points >= _MUCH


def _told_of_the_same(instance: Instance, cluster: Cluster) -> bool:
    """Return whether one text tells it of the same single person, though nobody names them."""
    return instance.unnamed and any(
        instance.recipients == item.recipients
        for item in cluster.lead
        if item.documents & instance.documents
    )


def _days_fit(instance: Instance, cluster: Cluster) -> bool:
    days = instance.days
    return days is None or all(
        item.days is None or may_be_same(days, item.days) or _differ_on_the_day(instance, item)
        for item in cluster.lead
    )


def _differ_on_the_day(one: Instance, other: Instance) -> bool:
    """Return whether two newsrooms date what befell one and the same person days apart.

    Within one voice, or with a number of persons only, these are two acts.
    """
    if one.days is None or other.days is None:
        return False
    if not (one.type in _ONCE or lie_near(one.days, other.days)):
        return False
    news = one.novelty is other.novelty is Novelty.NEW
    apart = not one.documents & other.documents or disagree(one, other)
    alike = apart and one.type == other.type
    return news and alike and share_person(one.persons, other.persons)


def _parties_fit(instance: Instance, cluster: Cluster) -> bool:
    if instance.type in _BY_ACTOR:
        acting = cluster.union("actors")
        unknown = not instance.actors or not acting
        fits = unknown or _same_actors(instance, cluster) or _are_of_one_state(instance, cluster)
        return fits and _aimed_alike(instance, cluster)
    if not _countries_fit(instance, cluster) or _run_against(instance, cluster):
        return False
    if are_other_kinds(instance.kind, (item.kind for item in cluster.lead)):
        return False
    known = cluster.persons
    if instance.persons and known and not share_person(instance.persons, known):
        return False
    if is_denial_of(instance, cluster.lead):
        return True  # "any prisoner" may be one or many
    one, many = _is_one(instance), _is_many(instance)
    return not any(
        (one and _is_many(item)) or (many and _is_one(item))
        for item in cluster.lead
        if not (_names_all(instance, item) or share_person(instance.persons, item.persons))
    )


def _countries_fit(instance: Instance, cluster: Cluster) -> bool:
    if not _overlap_or_unknown(instance.actor_countries, cluster.union("actor_countries")):
        return False
    known = _overlap_or_unknown(instance.countries, cluster.union("countries"))
    return known or tell_other_sides(instance, cluster.lead)


def _run_against(instance: Instance, cluster: Cluster) -> bool:
    """Return whether one gives to whom the other takes from: the two sides of a swap.

    "Baku sent home 32 men and got back two soldiers" tells two transfers, not two numbers.
    """
    if instance.type == "exchange" or "exchange" in cluster.types:
        return False
    given = any(item.receiver in instance.actors for item in cluster.lead if item.receiver)
    return given or instance.receiver in cluster.union("actors")


def _are_of_one_state(instance: Instance, cluster: Cluster) -> bool:
    """Return whether two bodies of one state take it: a treasury and its office."""
    is_one = instance.type in MEASURES and share_person(instance.persons, cluster.persons)
    return is_one and bool(instance.actor_countries & cluster.union("actor_countries"))


def _same_actors(instance: Instance, cluster: Cluster) -> bool:
    """Return whether one and the same acts; a country acts through its own authorities."""
    if instance.actors & cluster.union("actors"):
        return True
    countries = instance.acting_states | cluster.union("acting_states")
    shared = instance.actor_countries & cluster.union("actor_countries")
    return bool(countries & shared)


def _names_all(one: Instance, other: Instance) -> bool:
    """Return whether one names just as many persons as the other counts: "two", "Ann and Ben"."""
    counts = {item.count.n for item in (one, other) if item.count is not None}
    return any(len(item.persons) > 1 and len(item.persons) in counts for item in (one, other))


def _aimed_alike(instance: Instance, cluster: Cluster) -> bool:
    """Return whether a measure may be aimed at the same: within a text, its words decide.

    Another report may have other words for a group, but not another name.
    """
    near = [item for item in cluster.instances if item.documents & instance.documents]
    if any(not _overlap_or_unknown(instance.recipients, item.recipients) for item in near):
        return False
    own = instance.recipients - instance.groups
    return _overlap_or_unknown(own, cluster.union("recipients") - cluster.union("groups"))


def _is_one(instance: Instance) -> bool:
    """Return whether the recipients are single persons, and no group."""
    return (instance.unnamed or bool(instance.persons)) and not _is_many(instance)


def _is_many(instance: Instance) -> bool:
    count = instance.count
    named = max(1, len(instance.persons))
    return bool(instance.groups) or (count is not None and count.n > named)


def _overlap_or_unknown(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _count_points(instance: Instance, cluster: Cluster) -> float:
    if instance.count is None:
        return 0.0
    known = [item.count for item in cluster.instances if item.count is not None]
    if not known:
        return 0.0
    if any(count.n == instance.count.n for count in known):
        return _SAME_COUNT if instance.count.n > 1 else _FITTING_COUNT
    if any(tell_the_same(count, instance.count) for count in known):
        return _FITTING_COUNT
    return _OTHER_COUNT


def _where_and_when(instance: Instance, cluster: Cluster) -> float:
    points = 0.0
    if instance.days is not None:
        days = instance.days
        known = [item.days for item in cluster.instances if item.days is not None]
        points += _SAME_DAY * any(same_day(days, item) for item in known)
    stated = [item for item in cluster.instances if item.place is not None]
    if instance.place is None or not stated:
        return points
    if any(is_one_place(instance.place, item.place) for item in stated):
        return points + _SAME_PLACE
    # a jail may lie in the country that another report names
    is_apart = not any(item.is_wide != instance.is_wide for item in stated)
    return points + _OTHER_PLACE * is_apart


def _shares(value: str | None, others: Iterable[str | None]) -> bool:
    return value is not None and value in set(others)
