"""Which shared runs of the compiled pass are evidence, judged once all texts are in.

Imported only where numba is installed. Judged last, and for pairs only: a text without a
shared run costs nothing here.
"""

from __future__ import annotations

from firsthand.copies.compiled import compiled
from firsthand.copies.fingerprints import GRAM
from firsthand.copies.matching import (
    HELD,
    HERE,
    LENGTH,
    MARGIN,
    OTHER,
    PLACE,
    PRINT,
    SHARED,
    Known,
    Table,
    is_common,
)
from firsthand.copies.words import Offsets


@compiled
def rare_words(found: Table, known: Known, kept: Offsets) -> None:
    """Count the words of shared runs that are not common matter, as is known now.

    Args:
        found: rows as they were found.
        known: all texts.
        kept: filled with a count for each row.
    """
    prints, marks = known.prints, known.marks
    for row in range(len(found)):
        document, begin = found[row, 0], found[row, HERE]
        last = begin + found[row, LENGTH] - GRAM
        low, high = known.firsts[document], known.firsts[document + 1]
        behind = high
        while low < high:
            middle = (low + high) // 2
            if marks[middle, PLACE] < begin:
                low = middle + 1
            else:
                high = middle
        every, rare = 0, 0
        while low < behind and marks[low, PLACE] <= last:
            number = marks[low, PRINT]
            every += 1
            rare += 0 if is_common(prints[number, HELD], prints[number, MARGIN]) else 1
            low += 1
        kept[row] = found[row, LENGTH] * rare // max(1, every)


@compiled
def strong_pairs(found: Table, kept: Offsets, least: int, texts: Table, pairs: Offsets) -> int:
    """Write the pairs of documents that have so many rare words in common.

    Args:
        found: rows as they were found, those of one document together.
        kept: rare words of each.
        least: words from which two documents are a pair.
        texts: its counters are used.
        pairs: filled with the earlier and the later document, two to a row.

    Returns:
        The number of pairs.
    """
    for row in range(len(found)):
        texts[found[row, OTHER], SHARED] = 0
    count, begin = 0, 0
    for row in range(len(found)):
        texts[found[row, OTHER], SHARED] += kept[row]
        if row + 1 < len(found) and found[row + 1, 0] == found[row, 0]:
            continue
        for again in range(begin, row + 1):
            other = found[again, OTHER]
            if texts[other, SHARED] >= least:
                pairs[count, 0] = other
                pairs[count, 1] = found[row, 0]
                count += 1
            texts[other, SHARED] = 0
        begin = row + 1
    return count
