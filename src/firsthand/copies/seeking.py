"""Finding fingerprints in the sorted array of a segment, written to be compiled.

Imported only where numba is installed; `segment.py` does the same with numpy alone.
"""

from __future__ import annotations

import numpy as np

from firsthand.copies.compiled import compiled
from firsthand.copies.words import Offsets, Wide


@compiled
def seek(hashes: Wide, wanted: Wide, low: Offsets, high: Offsets) -> Offsets:
    """Return the first and the behind-last place of each wanted fingerprint, two rows.

    Args:
        hashes: in sort order.
        wanted: what to find.
        low: for each the place from which it may stand.
        high: for each the place before which it begins.
    """
    found = np.empty((2, len(wanted)), np.int64)
    for at in range(len(wanted)):
        begin, end = low[at], high[at]
        while begin < end:
            middle = (begin + end) // 2
            if hashes[middle] < wanted[at]:
                begin = middle + 1
            else:
                end = middle
        found[0, at] = begin
        while begin < len(hashes) and hashes[begin] == wanted[at]:
            begin += 1
        found[1, at] = begin
    return found
