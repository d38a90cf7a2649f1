"""Whether somebody whom one report leaves unnamed is the person whom another names."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.ledger.instances import Instance

# What a state does to few at a time: two on the same days are hardly two persons.
_RARE = frozenset({"handover", "deportation", "pardon"})


def names_the_unnamed(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether reports tell one such act of one actor, with and without the name.

    "Spain extradited a businessman" and "Spain extradited Ann Lind": that the days fit and the
    countries do is asked elsewhere.
    """
    return any(_names(instance, item) or _names(item, instance) for item in lead)


def _names(one: Instance, other: Instance) -> bool:
    if one.type != other.type or one.type not in _RARE or one.documents & other.documents:
        return False
    if one.unnamed or len(one.persons) != 1 or not other.unnamed or other.persons:
        return False
    return bool(one.actors & other.actors)
