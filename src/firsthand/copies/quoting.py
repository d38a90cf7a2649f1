"""Single quotation marks, told from apostrophes.

'It will rain,' she said: papers of many countries quote so. The same sign stands in "don't" and
behind "the drivers' cars", so that a mark counts only as one of a pair: one that opens a
word, and one that closes behind a word in the same block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from firsthand.copies.folding import CodePoints

_OPENING = np.array([ord(mark) for mark in "'‘"], np.uint32)
_CLOSING = np.array([ord(mark) for mark in "'’"], np.uint32)
_BEFORE = frozenset(map(ord, ' \t\r\n\u00a0([{-–—/"“„«'))

Places = npt.NDArray[np.int64]


def single_quotations(
    codes: CodePoints, blocks: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return `(start, end)` of what stands between single quotation marks, marks included.

    Args:
        codes: the code points of a text.
        blocks: `(start, end)` of each block, in text order; no quotation reaches over its end.
    """
    opening = _openings(codes)
    if not len(opening):
        return []
    closing = _closings(codes)
    return [
        found
        for start, end in blocks
        for found in _pairs(codes, _between(opening, start, end), closing, end)
    ]


def _openings(codes: CodePoints) -> Places:
    """Return the marks that stand before a letter, with no word before them."""
    marks = np.flatnonzero((codes == _OPENING[0]) | (codes == _OPENING[1]))
    marks = marks[marks + 1 < len(codes)]
    around = zip(marks.tolist(), codes[marks - 1].tolist(), codes[marks + 1].tolist(), strict=True)
    # Before the first character of a text there is no word either.
    kept = [
        at
        for at, before, behind in around
        if (before in _BEFORE or at == 0) and chr(behind).isalpha()
    ]
    return np.array(kept, np.int64)


def _closings(codes: CodePoints) -> Places:
    """Return the marks behind which no word goes on, with something before them."""
    marks = np.flatnonzero((codes == _CLOSING[0]) | (codes == _CLOSING[1]))
    kept = [
        at
        for at in marks.tolist()
        if at
        and not chr(codes[at - 1]).isspace()
        and (at + 1 == len(codes) or not chr(codes[at + 1]).isalnum())
    ]
    return np.array(kept, np.int64)


def _between(places: Places, start: int, end: int) -> Places:
    low, high = np.searchsorted(places, (start, end))
    return places[low:high]


def _pairs(
    codes: CodePoints, opening: Places, closing: Places, end: int
) -> Iterator[tuple[int, int]]:
    """Yield each opening mark of a block with its closing one, if it has one."""
    for start, limit in pairwise([*opening.tolist(), end]):
        marks = _between(closing, start + 1, limit).tolist()
        if marks:
            sure = (at for at in marks if not _may_be_plural(codes, at))
            yield start, next(sure, marks[0]) + 1


def _may_be_plural(codes: CodePoints, at: int) -> bool:
    """Return whether a mark may belong to "the drivers' cars"."""
    before, behind = chr(codes[at - 1]), "".join(map(chr, codes[at + 1 : at + 3].tolist()))
    return before in "sS" and len(behind) > 1 and behind[0] == " " and behind[1].islower()
