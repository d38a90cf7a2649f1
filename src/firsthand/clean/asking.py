"""Whether a house asks its readers for something, told by the kinds of words, not by wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.clean.line_stems import ASKED_FROM, HOUSE, stems_in
from firsthand.clean.voices import without_quotes
from firsthand.clean.word_kinds import (
    ASK_WORD,
    ASKING_KINDS,
    HOUSE_WORD,
    MONEY_WORD,
    READER_WORD,
    WORK_WORD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The kind of every vote for an appeal that is told by its kinds of words.
ASKING = "asking"
_ALL = (1 << len(ASKING_KINDS)) - 1
_LONGEST = 1500


def asks_readers(text: str) -> int:
    """Return how many kinds of words speak for an appeal: 0 where it cannot be one, 3 to 5.

    Somebody's quoted words do not count. The house or its readers must be in it, and what
    they are asked, what it costs or what is made of it; a word of each kind counts once.
    """
    bits = stems_in(text)
    if not bits & HOUSE or len(text) > _LONGEST:
        return 0
    # With the quoted words counted there are at least as many kinds: most lines end here.
    many = _kinds(bits >> ASKED_FROM & _ALL)
    bare = without_quotes(text) if many else text
    return many if bare == text else _kinds(_bits(bare))


def joint_kinds(texts: Sequence[str]) -> int:
    """Return how many kinds of words of an appeal several lines have together, quotes left out."""
    return _kinds(_bits(without_quotes(" ".join(texts)[:_LONGEST])))


def has_asking_words(text: str) -> bool:
    """Whether a line has any of the words that appeals have."""
    return stems_in(text) >> ASKED_FROM & _ALL > 0


def asks_or_addresses(text: str) -> bool:
    """Whether the house, its readers or what they are asked are in a line, not money alone."""
    return (stems_in(text) >> ASKED_FROM) & (HOUSE_WORD | READER_WORD | ASK_WORD) > 0


def _bits(text: str) -> int:
    return stems_in(text) >> ASKED_FROM & _ALL


def _kinds(bits: int) -> int:
    topics = (bits & ASK_WORD > 0) + (bits & MONEY_WORD > 0) + (bits & WORK_WORD > 0)
    persons = (bits & HOUSE_WORD > 0) + (bits & READER_WORD > 0)
    many = topics + persons
    return many if persons and topics and many >= 3 else 0  # noqa: PLR2004 (see above)
