"""Whether somebody whom one report leaves unnamed is the person whom another names."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.ledger.instances import Instance

# What a state does to few at a time: two on the same days are hardly two persons.
_RARE = frozenset({"handover", "deportation", "pardon"})
# What a text tells of one person without the name first, and with it later.
_NAMED_LATER = _RARE | {"release"}


def names_the_unnamed(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether reports tell one such act of one actor, with and without the name.

    "Spain extradited a businessman" and "Spain extradited Ann Lind": that the days fit and the
    countries do is asked elsewhere.
    """
    return any(_names(instance, item) or _names(item, instance) for item in lead)


def _names(one: Instance, other: Instance) -> bool:
    if one.type != other.type or not bool(one.actors & other.actors):
        return False
    if one.unnamed or len(one.persons) != 1 or not other.unnamed or other.persons:
        return False
    if one.documents & other.documents:
        return one.type in _NAMED_LATER and _is_named_later(one, other)
    return one.type in _RARE


def _is_named_later(one: Instance, other: Instance) -> bool:
    """Return whether a text leaves somebody unnamed at first, and names one soon after.

    "Two weeks after Oslo freed a teacher ... Oslo released Ann Lind on May 4": the name and the
    bare mention are of one kind of person, as far as it is told.
    """
    named, bare = one.mention.trigger.span, other.mention.trigger.span
    return one.documents == other.documents and bare < named
