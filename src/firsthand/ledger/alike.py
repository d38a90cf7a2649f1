"""What makes two reports of one kind look like one act: the place and the people."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.ledger.counts import nearly_equal
from firsthand.ledger.dates import same_day
from firsthand.ledger.instances import Instance
from firsthand.ledger.parts import last_word
from firsthand.resources import load_list

# Whom any act of the kind befalls: the word alone tells nobody apart.
_GENERIC = frozenset(load_list("nouns")["vague_people"]) | {"people", "other"}


def is_one_place(one: str, other: str | None) -> bool:
    """Return whether one name is the other, or the other with a word more: "Cebu city"."""
    own, others = set(one.split()), set((other or "").split())
    return bool(others) and (own <= others or others <= own)


def is_like_group(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether newsrooms count nearly as many of one people: "30 Nigerians" and 29."""
    return any(
        item.count is not None
        and instance.count is not None
        and (bool(instance.peoples & item.peoples) or have_one_name(instance, item))
        and nearly_equal(instance.count, item.count)
        for item in lead
        if not item.documents & instance.documents
    )


def have_one_name(one: Instance, other: Instance) -> bool:
    """Return whether two counts are of people of one name: "11 park rangers", "nine rangers"."""
    noun = last_word(one.mention)
    return noun is not None and noun == last_word(other.mention) and noun not in _GENERIC


def befell_a_kind_that_day(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether it befell people of one kind and country on one and the same day."""
    return instance.days is not None and any(
        item.days is not None
        and bool(instance.peoples & item.peoples)
        and same_day(instance.days, item.days)
        for item in _of_kind(instance, lead)
    )


def counts_a_kind_anew(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether people of one kind are counted nearly alike: "eight judges" and nine."""
    named = [item for item in lead if have_one_name(instance, item)]
    return any(
        item.count is not None
        and instance.count is not None
        and nearly_equal(instance.count, item.count)
        and (not instance.peoples or not item.peoples or bool(instance.peoples & item.peoples))
        for item in (*_of_kind(instance, lead), *named)
    )


def tell_other_sides(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether one says whose the doers are and the other whose people it befell.

    "Gunmen freed five Turkish engineers" and "five engineers freed by an armed group in Mali":
    the countries differ, and so are no evidence, if the people are of one kind and number.
    """
    return any(
        item.count is not None
        and instance.count is not None
        and item.count.n == instance.count.n > 1
        and not (instance.peoples and item.peoples)
        for item in _of_kind(instance, lead)
    )


def _of_kind(instance: Instance, lead: Iterable[Instance]) -> list[Instance]:
    return [item for item in lead if instance.kind is not None and item.kind == instance.kind]
