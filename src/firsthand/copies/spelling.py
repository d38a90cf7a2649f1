"""British and American spelling of one word, as word hashes that count as one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.resources import load_list


class Spellings(NamedTuple):
    """Hashes of British forms, sorted, and the hash that each is read as."""

    british: npt.NDArray[np.uint32]
    american: npt.NDArray[np.uint32]


def spelling_pairs() -> dict[str, str]:
    """Return each British form with the American form it is read as."""
    data = load_list("spelling")
    pairs: dict[str, str] = dict(data["words"])
    for pattern in data["patterns"]:
        for stem in pattern["stems"]:
            for british, american in pattern["endings"].items():
                pairs[stem + british] = stem + american
    return pairs


@lru_cache(maxsize=1)
def spellings() -> Spellings:
    """Return the table of spellings as word hashes."""
    from firsthand.copies.words import hash_word

    rows = sorted((hash_word(old), hash_word(new)) for old, new in spelling_pairs().items())
    british, american = zip(*rows, strict=True)
    return Spellings(np.array(british, np.uint32), np.array(american, np.uint32))


def one_spelling(hashes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Return the word hashes with British forms replaced by American ones."""
    table = spellings()
    places = np.searchsorted(table.british, hashes)
    places[places == len(table.british)] = 0
    return np.where(table.british[places] == hashes, table.american[places], hashes)
