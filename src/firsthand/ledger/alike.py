"""What makes two reports of one kind look like one act: the place and the people."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.ledger.counts import nearly_equal
from firsthand.ledger.instances import Instance


def is_one_place(one: str, other: str | None) -> bool:
    """Return whether one name is the other, or the other with a word more: "Cebu city"."""
    own, others = set(one.split()), set((other or "").split())
    return bool(others) and (own <= others or others <= own)


def is_like_group(instance: Instance, lead: Iterable[Instance]) -> bool:
    """Return whether newsrooms count nearly as many of one people: "30 Nigerians" and 29."""
    return any(
        item.count is not None
        and instance.count is not None
        and bool(instance.peoples & item.peoples)
        and nearly_equal(instance.count, item.count)
        for item in lead
        if not item.documents & instance.documents
    )
