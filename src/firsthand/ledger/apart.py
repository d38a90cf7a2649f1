"""What tells two acts of one kind apart within a text: numbers, steps, prices."""

from __future__ import annotations

from firsthand.ledger.anew import counts_anew
from firsthand.ledger.counts import has_words, may_agree
from firsthand.ledger.instances import Instance
from firsthand.ledger.parts import last_word
from firsthand.ledger.persons import share_person
from firsthand.model import CountOperator

_SIDES = 2
MEASURES = frozenset({"sanction_imposed", "sanction_eased"})


def are_two_acts(one: Instance, other: Instance) -> bool:
    """Return whether a text tells two acts with these instances, whatever else they share."""
    return (
        _counted_twice(one, other)
        or _is_another_step(one, other)
        or _is_another_group(one, other)
        or _is_told_apart(one, other)
        or _is_told_apart(other, one)
        or _are_two_groups(one, other)
        or _is_sum_beside_act(one, other)
        or _is_extension(one, other)
        or _are_living_and_dead(one, other)
        or _got_other_terms(one, other)
        or _is_side_of_swap(one, other)
        or _is_side_of_swap(other, one)
        or _is_tied_to(one, other)
        or _is_tied_to(other, one)
        or _is_somebody_else(one, other)
        or _is_somebody_else(other, one)
    )


def _counted_twice(instance: Instance, other: Instance) -> bool:
    """Return whether two exact numbers come from one source in one text: then they are two acts.

    A count that grows ("31 so far", later 47), or that another source gives, is not that.
    """
    one, two = instance.count, other.count
    if one is None or two is None or one.n == two.n or may_agree(one, two):
        return False
    if not instance.documents & other.documents or _are_rival_counts(instance, other):
        return False
    if counts_anew(instance.mention) or counts_anew(other.mention):
        return False
    exact = one.op is two.op is CountOperator.EQUAL
    return exact and not (one.running or two.running)


def _are_rival_counts(one: Instance, other: Instance) -> bool:
    """Return whether somebody else gives another number of the same.

    The text's own number of others ("released 26 prisoners" beside "38 fighters were freed, he
    said") is no rival of the one that somebody gives.
    """
    if one.roots == other.roots:
        return False
    kinds = last_word(one.mention), last_word(other.mention)
    return bool(one.roots and other.roots) or None in kinds or kinds[0] == kinds[1]


def _is_another_step(instance: Instance, other: Instance) -> bool:
    """Return whether a text tells of two detentions of one: the arrest, and what a court ordered.

    The day of each tells them apart, or that one is an arrest and the other a remand.
    """
    if instance.type != "detention" or other.type != "detention" or instance.echo or other.echo:
        return False
    if not instance.documents & other.documents:
        return False
    if disagree(instance, other) and not (instance.remands or other.remands):
        return False
    one, two = instance.days, other.days
    if one is not None and two is not None and one.exact and two.exact:
        return one.first != two.first
    if instance.arrests != other.arrests and instance.place and other.place:
        # "taken to Tosk prison; he had been arrested in Orlo in May"
        return instance.place != other.place and instance.is_wide == other.is_wide
    return instance.remands != other.remands and (instance.arrests or other.arrests)


def disagree(one: Instance, other: Instance) -> bool:
    """Return whether two voices of a text tell of what befell a person: "his wife said"."""
    if not one.documents & other.documents or one.echo or other.echo:
        return False
    if any(has_words(item.mention.evidence.text, "once_more") for item in (one, other)):
        return False
    return bool(one.roots and other.roots) and not one.roots & other.roots


def _is_another_group(instance: Instance, other: Instance) -> bool:
    """Return whether a text counts "another 40" apart from those whom it counted before."""
    if not (instance.added or other.added) or not instance.documents & other.documents:
        return False
    one, two = instance.count, other.count
    return one is not None and two is not None and one.n != two.n


def _is_told_apart(later: Instance, earlier: Instance) -> bool:
    """Return whether a text parts what it tells from what stood before: "Separately, ..."."""
    if not later.apart or later.mention.document not in earlier.documents:
        return False
    start = later.mention.evidence.span.start
    before = (item for item in earlier.mentions if item.document == later.mention.document)
    return any(item.evidence.span.end <= start for item in before)


def _are_two_groups(one: Instance, other: Instance) -> bool:
    """Return whether a text tells of two kinds of people, each counted, on a day of its own."""
    if not one.documents & other.documents or one.echo or other.echo:
        return False
    if one.count is None or other.count is None or one.days is None or other.days is None:
        return False
    is_apart = one.days.exact and other.days.exact and one.days.first != other.days.first
    kinds = last_word(one.mention), last_word(other.mention)
    return is_apart and None not in kinds and kinds[0] != kinds[1]


def _are_living_and_dead(one: Instance, other: Instance) -> bool:
    """Return whether one is of bodies and the other of prisoners who came home alive."""
    return one.dead is not None and other.dead is not None and one.dead != other.dead


def _got_other_terms(one: Instance, other: Instance) -> bool:
    """Return whether a text tells of two verdicts, one of a person whom it does not name."""
    terms = one.mention.term, other.mention.term
    near = one.documents & other.documents
    if not near or None in terms or terms[0] == terms[1]:
        return False
    return not share_person(one.persons, other.persons)


def _is_tied_to(one: Instance, other: Instance) -> bool:
    """Return whether one answered the other or was given for it: then they are two acts."""
    return bool(one.tied) and any(mention.id in one.tied for mention in other.mentions)


def _is_somebody_else(one: Instance, other: Instance) -> bool:
    """Return whether a text brings in "an official" when it has named the other's person."""
    near = one.documents & other.documents
    return bool(near) and share_person(other.persons, one.others)


def _is_sum_beside_act(instance: Instance, other: Instance) -> bool:
    """Return whether one counts a whole period ("1.1 million since 2023") and the other one act."""
    one, two = instance.mention.count, other.mention.count
    if one is None or two is None or one.n == two.n:
        return False
    return {one.measure, two.measure} == {"flow", "cumulative"}


def _is_side_of_swap(side: Instance, swap: Instance) -> bool:
    """Return whether a text counts what one gave in a swap that it tells of both: "freed 150"."""
    if swap.type != "exchange" or side.type == "exchange" or swap.count is not None:
        return False
    is_counted = side.count is not None and len(side.actors) == 1
    if not is_counted or len(swap.actors) < _SIDES or not side.documents & swap.documents:
        return False
    # "exchanged prisoners, freeing 55 in return for 48": a sentence that tells both sides
    told, around = side.mention.evidence.span, swap.mention.evidence.span
    is_inside = told.document == around.document and around.start <= told.start < swap.until
    return not is_inside


def _is_extension(instance: Instance, other: Instance) -> bool:
    """Return whether a text tells of a new measure and of one that lasts longer."""
    if instance.type not in MEASURES or not instance.documents & other.documents:
        return False
    return (instance.mention.extent == "extended") != (other.mention.extent == "extended")
