"""Which pieces of lines name neither person, house nor job: most lines, told by a look at words."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.clean.agencies import last_pieces
from firsthand.clean.byline_words import byline_words

_LETTERS = re.compile(r"[^\W_]+")
# What "Radio Karvia's Tavian Service" and its like have, beside the words of the lists.
_OF_DESKS = "service desk bureau team unit newsroom office staff radio tv"


def is_mere_phrase(piece: str) -> bool:
    """Whether a piece has a word written small, and no word with which a house or a job ends.

    Such a piece is nobody's name unless it is one as a whole, or a word such as "By" opens it.
    """
    words = byline_words()
    later = (word for word in piece.split()[1:] if word[:1].islower())
    if words.particles.issuperset(map(str.casefold, later)):
        return False
    folded = piece.casefold()
    pieces = _LETTERS.findall(folded)
    if not _telling().isdisjoint(pieces) or folded.startswith(words.by_first.get(folded[:1], ())):
        return False
    return not any(one.endswith(words.job_endings) for one in pieces)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Return the last piece of all that may end the name of a house, a desk, a job, an agency."""
    words = byline_words()
    entries = (
        words.staff | words.jobs | words.job_words | words.subjects,
        words.desk_words | words.outlet_words,
    )
    ends = (_LETTERS.findall(entry.casefold()) for some in entries for entry in some)
    return frozenset(pieces[-1] for pieces in ends if pieces) | last_pieces() | {*_OF_DESKS.split()}
