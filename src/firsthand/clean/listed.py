"""Items of lists that a sentence of the report announces, and numbered headings in it."""

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
_NUMBER = re.compile(r"#?\d{1,2}[.:)]\s+\S")
_HEADING, _SENTENCE = 10, 8
_MORE_THAN_OTHERS = 1.0


def weigh_listed(items: Sequence[Evidence], remembered: str) -> None:
    """Vote for the items that "The amnesty covers:" opens, and for "2. The border".

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
            _vote(item, "it is an item of a list that the report announces")
    for index in range(1, len(items) - 1):
        if _is_heading(items, index) and _may_be_item(items[index], remembered):
            _vote(items[index], "a number opens it, and the report goes on below")


def _vote(item: Evidence, text: str) -> None:
    ballot = item.ballot
    others = max(ballot.weight(role) for role in Role if role is not Role.BODY)
    weight = max(others, 0.0) + _MORE_THAN_OTHERS - ballot.weight(Role.BODY)
    if weight > 0:
        ballot.add(Role.BODY, round(weight, 2), "listed", text)


def _is_heading(items: Sequence[Evidence], index: int) -> bool:
    """Whether a numbered line stands alone above a paragraph; teasers are numbered in a row."""
    item, below = items[index], items[index + 1]
    if not _NUMBER.match(item.unit.flat) or item.words > _HEADING or item.ends_sentence:
        return False
    if _NUMBER.match(items[index - 1].unit.flat) or not below.ends_sentence:
        return False
    return below.words >= _SENTENCE and below.ballot.leading() is Role.BODY


def _may_be_item(item: Evidence, remembered: str) -> bool:
    if item.cues or item.is_url or item.date is not None:
        return False
    return not item.ballot.has(ASKING) and not item.ballot.has(remembered)
