"""What the words of a line make worth trying on it: one look-up for all lists of patterns."""

from __future__ import annotations

from functools import lru_cache

from firsthand.clean.stems import StemTable, needed_pieces
from firsthand.resources import load_list

#: The lists whose rules are cues, in the order in which they are tried.
CUE_LISTS = ("appeals", "teasers", "notes", "page_furniture")
#: Bits of `stems_in`; the patterns of the cues follow, from `FIRST_CUE` on.
SPEECH, HOUSE, LABEL, POSITION = (1 << index for index in range(4))
FIRST_CUE = 4


@lru_cache(maxsize=1)
def _table() -> StemTable:
    voices, captions = load_list("voices"), load_list("captions")
    lists = (voices["speech"], voices["house"], captions["labels"], captions["positions"])
    return StemTable([*map(_longest_words, lists), *map(needed_pieces, cue_patterns())])


def cue_patterns() -> tuple[str, ...]:
    """Return the patterns of all cues, in file order."""
    rules = (rule for name in CUE_LISTS for rule in load_list(name)["rules"])
    return tuple(str(pattern) for rule in rules for pattern in rule["patterns"])


def _longest_words(phrases: list[str]) -> list[str]:
    """Return the longest word of each phrase; a "-" at its end says that it is a stem."""
    words = (str(phrase).casefold().rstrip("-").split() for phrase in phrases)
    return [max(some, key=len) for some in words]


# A line is asked for several times in a row, by each list.
@lru_cache(maxsize=64)
def stems_in(text: str) -> int:
    """Return the bits of all that may match `text`; what has no bit cannot."""
    return _table().bits(text.casefold())
