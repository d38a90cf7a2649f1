"""Lists that a sentence of the report announces: "The amnesty covers:", and its items."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from firsthand.clean.asking import ASKING
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence

_ITEM = re.compile(r"(?:[-–—•*·▪●◦‣]|\d{1,2}[.)])\s+\S")
_MORE_THAN_OTHERS = 1.0


def weigh_listed(items: Sequence[Evidence], remembered: str) -> None:
    """Vote for the items of lists that a line of the report opens with a colon.

    Args:
        items: the lines of a plain text that is no dump.
        remembered: the kind of the votes that rest on what the source printed elsewhere.
    """
    is_open = False
    for before, item in itertools.pairwise(items):
        if before.text.endswith(":") and before.ballot.leading() is Role.BODY:
            is_open = not before.cues
        elif not _ITEM.match(before.unit.flat):
            is_open = False
        if is_open and _ITEM.match(item.unit.flat) and _may_be_item(item, remembered):
            votes = item.ballot
            others = max(votes.weight(role) for role in Role if role is not Role.BODY)
            weight = max(others, 0.0) + _MORE_THAN_OTHERS - votes.weight(Role.BODY)
            if weight > 0:
                text = "it is an item of a list that the report announces"
                votes.add(Role.BODY, round(weight, 2), "listed", text)


def _may_be_item(item: Evidence, remembered: str) -> bool:
    if item.cues or item.is_url or item.date is not None:
        return False
    return not item.ballot.has(ASKING) and not item.ballot.has(remembered)
