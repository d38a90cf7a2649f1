"""Words of a house's own lines: rights, appeals, subscriptions, links to other reports.

Where bodies were cleaned they are gone. In texts that come as they are, two reports of
one outlet share them, and a paragraph that asks for a subscription is no evidence of copying even
where only two texts have it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from firsthand.clean.cues import find_cues
from firsthand.copies.changes import Side
from firsthand.copies.words import Flags

_PLAIN = 4.0
"""Weight of a cue from which a paragraph is plainly the house's."""
_AT_HAND = 512
"""Paragraphs whose answer is kept at hand."""


def standing_words(side: Side, start: int, end: int) -> Flags:
    """Return for each word from `start` to `end` whether it stands in a line of the house."""
    found = np.zeros(end - start, np.bool_)
    blocks = side.words.blocks
    first = start
    while first < end:
        low, high = np.searchsorted(blocks, (blocks[first], blocks[first] + 1))
        text = side.text[int(side.words.starts[low]) : int(side.words.ends[high - 1]) + 1]
        found[first - start : high - start] = _is_standing(text)
        first = int(high)
    return found


@lru_cache(maxsize=_AT_HAND)
def _is_standing(paragraph: str) -> bool:
    return any(hit.cue.weight >= _PLAIN for hit in find_cues(paragraph))
