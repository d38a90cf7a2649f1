"""Mends the edges of found contents: quotation marks, speaker labels, "that", stray marks.

What is added or taken away follows the training part of the public set, where an opening "But"
or "However" stands outside of what was said twice as often as inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np

Range = tuple[int, int]
_LABEL: Final = re.compile(r"[A-Z][A-Z.' -]{1,30}:\s+(?=\S)")
_LINK: Final = re.compile(r"(?:But|And|However|Meanwhile|Still|Yet|So),?\s+(?=\S)")
_BETWEEN: Final = re.compile(r"[\s,]*(?:and|or|but)?[\s,]*(?:that)?\s*", re.IGNORECASE)
_THERE: Final = re.compile(r"\bthere (?:is|are|was|were|(?:has|have|had) been)\s+\Z", re.IGNORECASE)
_THERE_MOST: Final = 20
_NEAR: Final = 3
_THAT: Final = "that "


def mend_contents(text: str, marks: np.ndarray, contents: Iterable[Range]) -> tuple[Range, ...]:
    """Return contents whose edges stand where a reader would put them.

    Args:
        text: the passage.
        marks: 1 for code points inside quotation marks (see `features.quote_mask`).
        contents: ranges of code points as the model labelled them.
    """
    mended = (_mend(text, marks, start, end) for start, end in contents)
    return tuple(_joined(text, sorted({span for span in mended if _has_words(text, span)})))


def _joined(text: str, spans: list[Range]) -> list[Range]:
    """Join parts with nothing but "and", "or", "but", "that" and commas between them."""
    joined: list[Range] = []
    for start, end in spans:
        if joined and _BETWEEN.fullmatch(text, joined[-1][1], max(start, joined[-1][1])):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _mend(text: str, marks: np.ndarray, start: int, end: int) -> Range:
    label = _LABEL.match(text, start, end)
    if label:
        start = label.end()
    link = _LINK.match(text, start, end)
    if link:
        start = link.end()
    start = _snap_start(text, marks, start)
    end = _snap_end(text, marks, end)
    while start < end and text[start] in " ,;:-.":
        start += 1
    if text.startswith(_THAT, start, end):
        start += len(_THAT)
    there = _THERE.search(text[max(0, start - _THERE_MOST) : start])
    if there:
        start = max(0, start - _THERE_MOST) + there.start()
    while start < end and text[end - 1] in " ,;:-":
        end -= 1
    return start, end


def _snap_start(text: str, marks: np.ndarray, start: int) -> int:
    """Take in the opening mark that stands up to three characters before."""
    low = max(0, start - _NEAR)
    place = max(text.rfind('"', low, start), -1)
    if place >= 0 and not any(map(str.isalnum, text[place:start])) and marks[start]:
        return place
    return start


def _snap_end(text: str, marks: np.ndarray, end: int) -> int:
    """Take in the closing mark that stands up to three characters after."""
    if not (marks[end - 1] and marks[min(end, len(text))]):
        return end
    place = text.find('"', end, end + _NEAR)
    if place >= 0 and not any(map(str.isalnum, text[end:place])):
        return place + 1
    return end


def _has_words(text: str, span: Range) -> bool:
    return any(map(str.isalnum, text[span[0] : span[1]]))
