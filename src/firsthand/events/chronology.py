"""Entries of a chronology: "June 2018: A court sentences ..." tells the past at that date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression

# A bullet or a mark of emphasis may open the entry; a colon or a dash parts label and text.
_OPENING = re.compile(r"[\s\W]*\Z")
_PARTING = re.compile(r"[*_\s]*(:|\s[-\u2013\u2014]|[-\u2013\u2014]\s)")


def find_label(text: str, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date that opens a paragraph as its label; a time of day alone is none."""
    if not times:
        return None
    first = min(times, key=lambda time: (time.start, -time.end))
    if first.kind == "duration" or not first.value[:1].isalnum() or first.value.startswith("T"):
        return None
    if first.value.endswith("_REF") or not _OPENING.match(text[: first.start]):
        return None
    return first if _PARTING.match(text[first.end :]) else None
